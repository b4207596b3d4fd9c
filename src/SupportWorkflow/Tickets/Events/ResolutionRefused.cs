namespace SupportWorkflow;

/// <summary>The requester does not agree.</summary>
/// <param name="Reason">Why.</param>
public sealed record ResolutionRefused(string Reason) : TicketEvent
{
    internal override string StableName => "resolution-refused";
}
