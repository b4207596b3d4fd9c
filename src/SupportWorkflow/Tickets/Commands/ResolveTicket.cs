using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>The trouble is over in our eyes (RES-1).</summary>
/// <param name="Resolution">What was found and done.</param>
public sealed record ResolveTicket(ResolutionRecord Resolution) : TicketCommand
{
    internal override string TriggerName => "resolve";
}
