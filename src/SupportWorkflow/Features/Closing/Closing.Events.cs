using SupportWorkflow.Closing;

namespace SupportWorkflow;

/// <summary>The requester said how satisfied they are.</summary>
/// <param name="Score">On the profile's scale.</param>
/// <param name="Comment">What they said.</param>
public sealed record TicketRated(int Score, [property: Personal] string Comment = "") : TicketEvent
{
    /// <summary>The grade chosen, where the profile has named ones.</summary>
    public string? Grade { get; init; }

    internal override string StableName => "ticket-rated";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) =>
        own.Closing = own.Closing with { Rating = new(Score, OccurredAt, Comment) { Grade = Grade } };

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Reasoned(ClosingTexts.Table.Say(StableName, Score), Comment);

    internal override TicketEvent Redacted(in Redactor r) => this with { Comment = r.Text(Comment) };
}

/// <summary>The record was checked for completeness.</summary>
/// <param name="Passed">Whether it is complete.</param>
/// <param name="Remarks">What is missing.</param>
public sealed record TicketAudited(bool Passed, [property: Personal] string Remarks = "") : TicketEvent
{
    internal override string StableName => "ticket-audited";

    internal override void Fold(Ticket own) => own.Closing = own.Closing with { Audit = new(Passed, By, OccurredAt, Remarks) };

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(ClosingTexts.Table.Say(Passed ? StableName : "ticket-audited-failed"), Remarks);

    internal override TicketEvent Redacted(in Redactor r) => this with { Remarks = r.Text(Remarks) };
}

/// <summary>The ticket ended.</summary>
/// <param name="Reason">What was written; empty: it was confirmed.</param>
public sealed record TicketClosed([property: Personal] string Reason = "") : TicketEvent
{
    internal override string StableName => "ticket-closed";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Reasoned(ClosingTexts.Table.Say(StableName), Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>The ticket ended unsolved.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketCancelled([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "ticket-cancelled";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => ClosingTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>The ticket was put away for good.</summary>
public sealed record TicketArchived : TicketEvent
{
    internal override string StableName => "ticket-archived";

    internal override void Fold(Ticket own) => own.Closing = own.Closing with { ArchivedAt = OccurredAt };

    internal override LocalText Tell(IProfileWords words) => ClosingTexts.Table.Say(StableName);
}

/// <summary>The ticket was taken up again.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketReopened([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "ticket-reopened";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Closing = own.Closing with { Reopenings = own.Closing.Reopenings + 1 };

    internal override LocalText Tell(IProfileWords words) => ClosingTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}
