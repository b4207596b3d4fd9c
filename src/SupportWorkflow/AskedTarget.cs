using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>A target row that was asked, and what it said.</summary>
/// <param name="Row">Its place among the rows of the objective, counted from 1.</param>
/// <param name="Target">The time it allows.</param>
/// <param name="Why">Its condition with the actual values.</param>
public sealed record AskedTarget(int Row, SlaTarget Target, ConditionExplanation Why)
{
    /// <summary>Whether its condition holds; one that is unknown does not.</summary>
    public bool Holds => Why.Answer.Holds;
}
