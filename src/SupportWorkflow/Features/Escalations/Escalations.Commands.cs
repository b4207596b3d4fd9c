namespace SupportWorkflow;

/// <summary>
/// Takes a ticket up to those who are responsible there (ESC-1, ESC-2): it is beyond the authority or skill of whoever has it, the customer
/// appeals, or a rule says so. Refused when it is not up.
/// </summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record EscalateTicket(string Reason) : TicketCommand
{
    /// <summary>The level, counted from 1; null: the next one.</summary>
    public int? Level { get; init; }

    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}

/// <summary>Says what comes of an escalation, so that it does not go up further by itself (ESC-2).
/// Refused when there is none to answer.</summary>
/// <param name="Text">What; not empty.</param>
public sealed record AnswerEscalation(string Text) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("text", Text);

    internal override string? WrittenReason => null;
}
