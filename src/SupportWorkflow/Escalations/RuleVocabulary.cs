using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>What the rules of a profile may name.</summary>
/// <param name="Source">Facts, clocks and calendars.</param>
/// <param name="Notices">The notices whose texts they use.</param>
internal sealed record RuleVocabulary(RuleFactSource Source, NoticeRules Notices)
{
    /// <summary>The ids of the states a ticket can be in.</summary>
    public required IReadOnlyCollection<string> States { get; init; }

    /// <summary>The triggers of the lifecycle.</summary>
    public required IReadOnlyCollection<string> Triggers { get; init; }

    /// <summary>What may be said about a request: category, members of the intake record, own fields.</summary>
    public required IReadOnlyCollection<string> Fields { get; init; }

    /// <summary>The roles; null: any.</summary>
    public IReadOnlyCollection<string>? Roles { get; init; }

    /// <summary>How many levels the ladder has.</summary>
    public int Levels { get; init; }

    /// <summary>Checks rules, every problem at once.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="path">Where a rule stands, by its place.</param>
    /// <param name="problems">Where problems go.</param>
    public void Check(ValueList<EscalationRule> rules, Func<int, string> path, ProblemList problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            if (!names.Add(rules[i].Name)) problems.Add(path(i) + ".name", "rule.doubled-name", $"'{rules[i].Name}' twice", "every name once; level-1-unanswered and such are the ladder's");
            new RuleCheck(this, problems, path(i)).Check(rules[i]);
        }
    }

    /// <summary>The notices that the actions of rules send.</summary>
    public static IEnumerable<NoticeRule> NoticesOf(ValueList<EscalationRule> rules, NoticeRules notices) => rules.AsEnumerable().SelectMany(rule => NoticesOf(rule, notices));

    private static IEnumerable<NoticeRule> NoticesOf(EscalationRule rule, NoticeRules notices)
    {
        var effects = rule.Then.AsEnumerable().SelectMany(a => a.Effects.AsEnumerable()).ToList();
        foreach (var tell in effects.OfType<RuleEffect.Tell>().GroupBy(t => t.Template))
            if (notices.Find(tell.Key) is { } template)
                yield return template with
                {
                    Events = TicketEventNames.BitsOf(["rule-fired"]),
                    If = Condition.Always,
                    To = [.. tell.SelectMany(t => t.To.AsEnumerable()).Distinct().Select(w => NoticeTarget.Read(w)!.Value)],
                    Rule = rule.Name,
                    RuleText = rule.Called,
                };
        foreach (var mark in effects.OfType<RuleEffect.Mark>().Where(m => m.Said.StartsWith(RuleEffect.CustomPrefix, StringComparison.Ordinal)))
            yield return NoticeRule.Custom(mark.Said[RuleEffect.CustomPrefix.Length..], rule.Name, rule.Called, notices.Words);
    }
}
