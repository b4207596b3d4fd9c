namespace SupportWorkflow;

/// <summary>Takes a ticket that waits for somebody (认领, ASG-3).</summary>
public sealed record ClaimTicket : TicketCommand
{
    internal override string TriggerName => "claim";
}
