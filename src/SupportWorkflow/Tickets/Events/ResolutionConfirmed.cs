namespace SupportWorkflow;

/// <summary>The requester agrees that it is solved.</summary>
public sealed record ResolutionConfirmed : TicketEvent
{
    internal override string StableName => "resolution-confirmed";
}
