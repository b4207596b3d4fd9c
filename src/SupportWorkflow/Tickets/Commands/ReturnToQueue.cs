namespace SupportWorkflow;

/// <summary>Gives the ticket back to its group's queue: nobody has it any more, the group keeps it.</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record ReturnToQueue(string Reason) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "unassign";
}
