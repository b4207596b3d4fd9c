namespace SupportWorkflow;

/// <summary>The requester does not agree: back to diagnosis (RES-3).</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record RefuseResolution(string Reason) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "refuse";
}
