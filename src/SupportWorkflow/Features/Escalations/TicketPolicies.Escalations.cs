using SupportWorkflow.Escalations;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>The ladder, the first level first.</summary>
    public ValueList<EscalationLevel> Levels { get; init; }
}
