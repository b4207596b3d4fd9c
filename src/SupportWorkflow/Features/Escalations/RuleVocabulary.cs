using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>What the rules of a profile may name.</summary>
/// <param name="Policies">Facts, clocks, calendars, states, triggers and levels.</param>
/// <param name="Notices">The notices whose texts they use.</param>
internal sealed record RuleVocabulary(TicketPolicies Policies, NoticeRules Notices)
{
    /// <summary>The ids of the states a ticket can be in.</summary>
    public IReadOnlyCollection<string> States { get; } = [.. Policies.Lifecycle.States.Select(s => s.Name)];

    /// <summary>The triggers of the lifecycle.</summary>
    public IReadOnlyCollection<string> Triggers { get; } = [.. Policies.Lifecycle.Triggers.Select(t => t.Name)];

    /// <summary>What may be said about a request: category, members of the intake record, own fields.</summary>
    public IReadOnlyCollection<string> Fields { get; } = ["category", .. Policies.Intake.Fields.Select(f => f.Name)];

    /// <summary>The roles; null: any.</summary>
    public IReadOnlyCollection<string>? Roles { get; init; }

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
    public static IEnumerable<NoticeRule> NoticesOf(ValueList<EscalationRule> rules, NoticeRules notices, EventNames events) =>
        rules.AsEnumerable().SelectMany(rule => NoticesOf(rule, notices, events));

    private static IEnumerable<NoticeRule> NoticesOf(EscalationRule rule, NoticeRules notices, EventNames events)
    {
        var fired = events.Of("rule-fired");
        foreach (var told in rule.Then.Select(a => a.Notice).OfType<RuleNotice>().GroupBy(n => n.Template))
            if (notices.Find(told.Key) is { } template)
                yield return template with
                {
                    Events = fired,
                    If = Condition.Always,
                    To = [.. told.SelectMany(t => t.To.AsEnumerable()).Distinct().Select(w => NoticeTarget.Read(w)!.Value)],
                    Rule = rule.Name,
                    RuleText = rule.Called,
                };
        foreach (var action in rule.Then.OfType<RuleAction.HostDoes>())
            yield return NoticeRule.Custom(action.Name, rule.Name, rule.Called, notices.Words, fired);
    }
}
