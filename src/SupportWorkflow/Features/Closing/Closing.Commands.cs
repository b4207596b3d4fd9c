namespace SupportWorkflow;

/// <summary>The requester says how satisfied they are (RES-4).</summary>
/// <param name="Score">On the profile's scale; 0 where a grade is given instead.</param>
/// <param name="Comment">Optional.</param>
public sealed record RateTicket(int Score, string Comment = "") : TicketCommand
{
    /// <summary>One of the profile's named grades; null: the score says it.</summary>
    public string? Grade { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("comment", Comment);
        texts.Maybe("grade", Grade);
    }

    internal override string? WrittenReason => null;
}

/// <summary>Checks whether the record is complete (CLO-2).</summary>
/// <param name="Passed">Whether it is.</param>
/// <param name="Remarks">What is missing; needed when it did not pass.</param>
public sealed record AuditTicket(bool Passed, string Remarks = "") : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("remarks", Remarks);

    internal override string? WrittenReason => null;
}

/// <summary>Ends the ticket (CLO-1).</summary>
/// <param name="Reason">Why; where the profile lets somebody close a ticket that nobody confirmed, the written reason for it.</param>
public sealed record CloseTicket(string Reason = "") : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}

/// <summary>Ends the ticket unsolved: withdrawn or opened by mistake.</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record CancelTicket(string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}

/// <summary>Puts the ticket away for good: it refuses everything afterwards (CLO-2).</summary>
public sealed record ArchiveTicket : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>Takes a ticket up again within the window (CLO-3).</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record ReopenTicket(string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}
