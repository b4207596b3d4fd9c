using SupportWorkflow.Classifications;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Proposals;

/// <summary>What a profile proposes for a request, and what it has looked up. Immutable.</summary>
internal sealed record ProposalRules
{
    public static ProposalRules None { get; } = new();

    /// <summary>First aid by symptom, in the order of the profile.</summary>
    public ValueList<AdviceRule> Advice { get; init; }

    /// <summary>Finds the words of all advice at once; its categories are their names.</summary>
    public KeywordClassifier? Words { get; init; }

    /// <summary>The kinds the host is asked for.</summary>
    public ValueList<ProposalKind> LookUp { get; init; }

    /// <summary>From which confidence on something is proposed.</summary>
    public double Threshold { get; init; } = ClassificationChain.UsualThreshold;

    public bool AreNone => Advice.Count == 0 && LookUp.Count == 0;

    /// <summary>The text of an advice; its name where the profile has it no more.</summary>
    public LocalText TextOf(string advice)
    {
        foreach (var rule in Advice)
            if (rule.Name == advice)
                return rule.Text;
        return advice;
    }
}

/// <summary>One advice.</summary>
/// <param name="Name">Its name in the profile.</param>
/// <param name="If">What must hold; null: nothing.</param>
/// <param name="HasWords">Whether one of its words must be found.</param>
/// <param name="Text">What is said.</param>
internal sealed record AdviceRule(string Name, CompiledCondition? If, bool HasWords, LocalText Text);
