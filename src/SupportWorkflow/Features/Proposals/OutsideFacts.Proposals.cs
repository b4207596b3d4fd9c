using SupportWorkflow.Proposals;

namespace SupportWorkflow;

public sealed partial record OutsideFacts
{
    /// <summary>Articles and earlier cases that match, of the kinds that the profile looks up; null: nobody has looked.</summary>
    public ValueList<Proposal>? Proposals { get; init; }
}
