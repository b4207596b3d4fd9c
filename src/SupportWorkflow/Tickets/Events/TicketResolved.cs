using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>The trouble is over in our eyes.</summary>
/// <param name="Resolution">What was found and done.</param>
public sealed record TicketResolved(ResolutionRecord Resolution) : TicketEvent
{
    internal override string StableName => "ticket-resolved";
}
