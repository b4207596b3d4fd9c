namespace SupportWorkflow;

/// <summary>Takes a ticket up again within the window (CLO-3).</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record ReopenTicket(string Reason) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "reopen";
}
