using System.Text.Json.Serialization;
using SupportWorkflow.Assignments;

namespace SupportWorkflow;

/// <summary>The ticket was given to somebody.</summary>
/// <param name="Assignment">To whom.</param>
/// <param name="Reason">Why it was taken from somebody else.</param>
public sealed record TicketAssigned([property: Personal] AssignmentRecord Assignment, [property: Personal] string Reason = "") : TicketEvent
{
    /// <summary>What chose: <c>teams</c> or an own policy; null: somebody did.</summary>
    public string? Policy { get; init; }

    /// <summary>Why that group was asked; null: nothing is said of it.</summary>
    public LocalText? Because { get; init; }

    /// <summary>Who of the groups that were asked did not get it, and why: the first 30 of the roster.</summary>
    [Personal]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<PassedOver> PassedOver { get; init; }

    internal override string StableName => "ticket-assigned";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own)
    {
        if (Policy is not null && own.Assignment is { Agent: { } agent, AcknowledgedAt: null } && agent != Assignment.Agent)
            own.NotBy(agent);
        // Who passes it on by a rule coordinates; who puts the desk's choice right does not.
        var isPassedOn = ByKind != ActorKind.Person && Policy is null && Assignment.Team is not null;
        (own.Assignment, own.Transfer) = (isPassedOn ? Assignment.PassedOnBy(own.Assignment) : Assignment.After(own.Assignment), null);
    }

    internal override LocalText Tell(IProfileWords words)
    {
        var told = AssignmentTexts.Table.Say(
            Assignment.Agent is null && Policy is not null ? "ticket-queued" : StableName,
            string.Join(", ", new[] { Assignment.Agent?.Value, Assignment.Team?.Value }.Where(name => name is not null))
        );
        if (Because is { } because)
            told = AssignmentTexts.Table.Say("because", told, because);
        if (PassedOver.Count > 0)
            told = AssignmentTexts.Table.Say("passed-over", told, LocalText.Join([.. PassedOver.Select(p => p.Say())]));
        return TicketTexts.Reasoned(told, Reason);
    }

    internal override TicketEvent ForRequester() => this with { Policy = null, Because = null, PassedOver = default };

    internal override TicketEvent Redacted(in Redactor r) =>
        this with
        {
            Assignment = Assignment.Redacted(r),
            Reason = r.Text(Reason),
            PassedOver = r.Each(PassedOver, static (p, r) => p with { Agent = new(r.Account(p.Agent.Value)) }),
        };
}

/// <summary>Somebody took the ticket.</summary>
public sealed record TicketClaimed : TicketEvent
{
    internal override string StableName => "ticket-claimed";

    internal override void Fold(Ticket own) =>
        (own.Assignment, own.Transfer) = (
            new AssignmentRecord(own.Assignment?.Team, new(By)) { AcknowledgedAt = OccurredAt }.After(own.Assignment),
            null
        );

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName);
}

/// <summary>The assignee said "I have it".</summary>
public sealed record AssignmentAcknowledged : TicketEvent
{
    internal override string StableName => "assignment-acknowledged";

    internal override void Fold(Ticket own) =>
        own.Assignment = own.Assignment is { } assignment ? assignment with { AcknowledgedAt = OccurredAt } : null;

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName);
}

/// <summary>The assignee gave the ticket back.</summary>
/// <param name="Reason">Why.</param>
public sealed record AssignmentDeclined([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "assignment-declined";

    internal override void Fold(Ticket own)
    {
        if (own.Assignment?.Agent is { } agent)
            own.NotBy(agent);
        own.Release();
    }

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>The ticket went back to its group's queue.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketReturned([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "ticket-returned";

    internal override void Fold(Ticket own) => own.Release();

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>The ticket was offered to a group with a hand-over package.</summary>
/// <param name="Transfer">To whom, and the package.</param>
public sealed record TransferOffered([property: Personal] TransferRecord Transfer) : TicketEvent
{
    internal override string StableName => "transfer-offered";

    internal override void Fold(Ticket own) => own.Transfer = Transfer;

    internal override LocalText Tell(IProfileWords words) =>
        AssignmentTexts.Table.Say(StableName, Transfer.Agent?.Value ?? Transfer.Team.Value, Transfer.Diagnosis, Transfer.Tried);

    internal override TicketEvent Redacted(in Redactor r) => this with { Transfer = Transfer.Redacted(r) };
}

/// <summary>Somebody accepted the hand-over package and has the ticket now.</summary>
public sealed record TransferAccepted : TicketEvent
{
    internal override string StableName => "transfer-accepted";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) =>
        (own.Assignment, own.Transfer) = (
            new AssignmentRecord(own.Transfer?.Team ?? own.Assignment?.Team, new(By)) { AcknowledgedAt = OccurredAt }.PassedOnBy(
                own.Assignment
            ),
            null
        );

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName);
}

/// <summary>Somebody did not accept the hand-over package.</summary>
/// <param name="Reason">Why.</param>
public sealed record TransferRefused([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "transfer-refused";

    internal override void Fold(Ticket own) => own.Transfer = null;

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}
