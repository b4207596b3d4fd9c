namespace SupportWorkflow;

/// <summary>Gives an assignment back. Only the assignee can.</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record DeclineTicket(string Reason) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "decline";
}
