using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>A target row that was asked, and what it said.</summary>
/// <param name="Row">Its place among the rows of the objective, counted from 1.</param>
/// <param name="Target">The time it allows.</param>
/// <param name="Why">Its condition with the actual values.</param>
public sealed record AskedTarget(int Row, SlaTarget Target, ConditionExplanation Why)
{
    /// <summary>The time it allows, in words: where a field says until when and has no value, the field's name.</summary>
    public LocalText Text { get; init; } = Target.Text;

    /// <summary>Whether its condition holds; one that is unknown does not.</summary>
    public bool Holds => Why.Answer.Holds;
}
