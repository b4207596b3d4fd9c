namespace SupportWorkflow;

/// <summary>Ends the ticket (CLO-1).</summary>
/// <param name="Reason">Why; where the profile lets somebody close a ticket that nobody confirmed, the written reason for it.</param>
public sealed record CloseTicket(string Reason = "") : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "close";
}
