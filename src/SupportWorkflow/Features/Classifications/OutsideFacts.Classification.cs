using SupportWorkflow.Classifications;

namespace SupportWorkflow;

public sealed partial record OutsideFacts
{
    /// <summary>The category an adviser outside the workflow proposes, a model or a service, and how sure it is.</summary>
    public ClassificationResult? Classification { get; init; }
}
