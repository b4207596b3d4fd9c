using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;

namespace SupportWorkflow.Notices;

/// <summary>The notices that the actions of rules send.</summary>
internal static class RuleNotices
{
    /// <summary>Adds what is wrong with whom rules tell, and by which texts.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="path">Where a rule stands, by its place.</param>
    /// <param name="notices">The notices whose texts they use.</param>
    /// <param name="roles">The roles; null: any.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(
        ValueList<EscalationRule> rules,
        Func<int, string> path,
        NoticeRules notices,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        for (var i = 0; i < rules.Count; i++)
        for (var place = 0; place < rules[i].Then.Count; place++)
            if (rules[i].Then[place].Notice is { } told)
                Check(told, $"{path(i)}.then[{place}]", notices, roles, problems);
    }

    /// <summary>What rules send when they fire.</summary>
    public static IEnumerable<NoticeRule> Of(ValueList<EscalationRule> rules, NoticeRules notices) =>
        rules.SelectMany(rule => Of(rule, notices));

    private static void Check(RuleNotice told, string path, NoticeRules notices, IReadOnlyCollection<string>? roles, ProblemList problems)
    {
        if (told.To.Count == 0)
            problems.Add(path, "rule.nobody-to-tell", "an empty list", "at least one recipient");
        foreach (var word in told.To)
            NoticeDocument.Target(word, path, roles, problems);
        if (notices.Find(told.Template) is not { } notice)
            problems.AddUnknown(path + ".template", "rule.unknown-template", told.Template, notices.Names);
        else
            foreach (var place in notice.Template.Unsuited(notices.Words, notices.Words.Events.Of("rule-fired")))
                problems.Add(
                    path + ".template",
                    "rule.unsuited-template",
                    $"{{{place}}} in '{told.Template}'",
                    "places that say something with every event"
                );
    }

    private static IEnumerable<NoticeRule> Of(EscalationRule rule, NoticeRules notices)
    {
        var fired = notices.Words.Events.Of("rule-fired");
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
