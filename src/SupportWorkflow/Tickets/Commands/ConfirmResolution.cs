namespace SupportWorkflow;

/// <summary>The requester agrees that it is solved (RES-2).</summary>
public sealed record ConfirmResolution : TicketCommand
{
    internal override string TriggerName => "confirm";
}
