using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Escalations;

/// <summary>The rules that every profile has: what takes an unanswered escalation up, and what ends a wait.</summary>
internal static class OwnRules
{
    /// <summary>The profile's rules, and those that it has whatever it says.</summary>
    /// <param name="rules">The profile's.</param>
    /// <param name="policies">Its levels and its lifecycle.</param>
    public static ValueList<EscalationRule> With(ValueList<EscalationRule> rules, TicketPolicies policies)
    {
        var own = LevelDocument.Rules(policies.Levels);
        return [.. rules, .. own, .. EndsWaits(rules, policies.Lifecycle) ? [WaitOver] : ReadOnlySpan<EscalationRule>.Empty];
    }

    private static EscalationRule WaitOver { get; } =
        new("wait-over")
        {
            When = Moment.At(StateFacts.Until),
            Then = [RuleAction.Fire("resume")],
            Text = RuleTexts.Table.Say("wait-over"),
        };

    /// <summary>Whether a wait ends by itself: it can be resumed, and the profile has no rule of its own for that instant, nor one of
    /// this name.</summary>
    private static bool EndsWaits(ValueList<EscalationRule> rules, Lifecycle lifecycle) =>
        lifecycle.Moves("resume") && !rules.Any(r => r.Name == "wait-over" || r.When is { Kind: MomentKind.At, Name: StateFacts.Until });
}
