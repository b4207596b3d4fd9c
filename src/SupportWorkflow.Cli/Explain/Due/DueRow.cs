using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>A target row that was asked, and what it said.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Target">The time it allows.</param>
/// <param name="Why">Its condition with the actual values.</param>
internal sealed record DueRow(int Number, SlaTarget Target, ConditionExplanation Why)
{
    public bool Holds => Why.Answer.Holds;
}
