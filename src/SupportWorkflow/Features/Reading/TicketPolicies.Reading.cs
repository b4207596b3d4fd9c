using SupportWorkflow.Reading;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>Who may see what.</summary>
    public ReadingRules Reading { get; init; } = ReadingRules.Default;
}
