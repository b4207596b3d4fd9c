using SupportWorkflow.Assignments;

namespace SupportWorkflow;

/// <summary>The ticket was given to somebody.</summary>
/// <param name="Assignment">To whom.</param>
/// <param name="Reason">Why it was taken from somebody else.</param>
public sealed record TicketAssigned([property: Personal] AssignmentRecord Assignment, [property: Personal] string Reason = "") : TicketEvent
{
    internal override string StableName => "ticket-assigned";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Assignment = Assignment;

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(
            AssignmentTexts.Table.Say(
                StableName,
                string.Join(", ", new[] { Assignment.Agent?.Value, Assignment.Team?.Value }.Where(name => name is not null))
            ),
            Reason
        );

    internal override TicketEvent Redacted(in Redactor r) => this with { Assignment = Assignment.Redacted(r), Reason = r.Text(Reason) };
}

/// <summary>Somebody took the ticket.</summary>
public sealed record TicketClaimed : TicketEvent
{
    internal override string StableName => "ticket-claimed";

    internal override void Fold(Ticket own) => own.Assignment = new(own.Assignment?.Team, new(By)) { AcknowledgedAt = OccurredAt };

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

    internal override void Fold(Ticket own) => own.Assignment = own.Assignment?.Team is { } team ? new(team) : null;

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>The ticket went back to its group's queue.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketReturned([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "ticket-returned";

    internal override void Fold(Ticket own) => own.Assignment = own.Assignment?.Team is { } team ? new(team) : null;

    internal override LocalText Tell(IProfileWords words) => AssignmentTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}
