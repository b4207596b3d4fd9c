namespace SupportWorkflow;

/// <summary>Ends the ticket unsolved: withdrawn or opened by mistake.</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record CancelTicket(string Reason) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "cancel";
}
