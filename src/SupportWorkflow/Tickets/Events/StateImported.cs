namespace SupportWorkflow;

/// <summary>A state of somebody else's log, taken over as it stands.</summary>
/// <param name="Source">The state's name there.</param>
public sealed record StateImported(string Source) : TicketEvent
{
    internal override string StableName => "state-imported";
}
