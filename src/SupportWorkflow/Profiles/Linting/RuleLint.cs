using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;

namespace SupportWorkflow.Profiles;

/// <summary>Rules that can never fire or never have an effect, that contend for a field, that set each other off;
/// a ladder nobody hears of.</summary>
internal sealed class RuleLint(ProfileDocument document, WorkflowParts parts, WarningList warnings)
{
    private readonly EscalationRule[] _rules = [.. parts.Rules.AsEnumerable().Take(document.Rules.Count)];

    public void Run()
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            if (warnings.NeverHolds(_rules[i].If, $"$.rules[{i}].if"))
                continue;
            Shadowed(i);
            Contended(i);
            if (Chain(i) is { } chain)
                warnings.Add($"$.rules[{i}]", "rule.endless-chain", string.Join(" → ", chain.Select(place => _rules[place].Name)));
        }
        Unused();
    }

    /// <summary>What another rule always does first, for the same moment, with everything this one writes.</summary>
    private void Shadowed(int i)
    {
        var (rule, written) = (_rules[i], Written(_rules[i]));
        if (written == WrittenField.None || rule.Then.Any(e => e.Writes == WrittenField.None))
            return;
        for (var j = 0; j < _rules.Length; j++)
        {
            var other = _rules[j];
            var first = other.Rank > rule.Rank || (other.Rank == rule.Rank && j < i);
            if (
                i == j
                || !first
                || other.When != rule.When
                || other.Key != rule.Key
                || (Written(other) & written) != written
                || !ConditionLogic.Implies(rule.If, other.If)
            )
                continue;
            warnings.Add($"$.rules[{i}]", "rule.shadowed", rule.Name, other.Name);
            return;
        }
    }

    /// <summary>Two rules of equal rank that write the same field with the same moment, though both can hold at once.</summary>
    private void Contended(int i)
    {
        for (var j = 0; j < i; j++)
        {
            var (rule, other) = (_rules[i], _rules[j]);
            var both = Written(rule) & Written(other);
            if (rule.Rank != other.Rank || both == WrittenField.None || !Coincide(rule.When, other.When) || SameActions(rule, other, both))
                continue;
            if (!ConditionLogic.NeverHolds(Condition.All(rule.If, other.If)))
                warnings.Add($"$.rules[{i}].rank", "rule.equal-rank", rule.Name, other.Name, Word(both));
        }
    }

    /// <summary>Rules that set each other off by their events, from one back to itself; only the first of a chain tells of it.
    /// Null: there is none.</summary>
    private List<int>? Chain(int from)
    {
        var (path, seen) = (new List<int> { from }, new HashSet<int>());
        return Repeats(_rules[from]) && Reach(from) ? path : null;

        bool Reach(int at)
        {
            for (var next = from; next < _rules.Length; next++)
            {
                if (!Repeats(_rules[next]) || !_rules[next].When.Events.AsEnumerable().Intersect(Events(_rules[at])).Any())
                    continue;
                if (next == from)
                {
                    path.Add(next);
                    return true;
                }
                if (!seen.Add(next))
                    continue;
                path.Add(next);
                if (Reach(next))
                    return true;
                path.RemoveAt(path.Count - 1);
            }
            return false;
        }
    }

    private void Unused()
    {
        var used = parts.Rules.AsEnumerable().SelectMany(r => r.Then.AsEnumerable()).ToList();
        foreach (var (name, notice) in document.Notices)
            if (notice.On.Count == 0 && !used.Any(a => a.Notice?.Template == name))
                warnings.Add(JsonPath.Step("$.notices", name) + ".on", "notice.never-sent", name);
        foreach (var (name, objective) in document.Objectives)
            if (
                objective.Start is { ByRule: true, Events.Count: 0, Becomes: null }
                && !used.OfType<RuleAction.StartPromise>().Any(a => a.Objective == name)
            )
                warnings.Add(JsonPath.Step("$.objectives", name) + ".start", "objective.never-started", objective.Name.Text);
        if (document.Levels.Count > 0 && !document.Notices.Values.Any(n => n.On.Contains("ticket-escalated")))
            warnings.Add("$.levels", "level.nobody-told");
    }

    private static bool Repeats(EscalationRule rule) =>
        rule.When.Kind == MomentKind.On
        && (
            rule.Key == OncePer.Occurrence
            || (rule.Key == OncePer.StateVisit && (Written(rule) & (WrittenField.State | WrittenField.Assignment)) != 0)
        );

    private static bool Coincide(Moment one, Moment other) =>
        one == other
        || (
            one.Kind == MomentKind.On
            && other.Kind == MomentKind.On
            && one.Events.AsEnumerable().Intersect(other.Events.AsEnumerable()).Any()
        );

    private static bool SameActions(EscalationRule one, EscalationRule other, WrittenField fields) =>
        Actions(one).SequenceEqual(Actions(other)) && fields != WrittenField.None;

    private static IEnumerable<RuleAction> Actions(EscalationRule rule) =>
        rule.Then.AsEnumerable().Where(e => e.Writes != WrittenField.None);

    private static WrittenField Written(EscalationRule rule) => Actions(rule).Aggregate(WrittenField.None, (all, e) => all | e.Writes);

    /// <summary>The events that a rule's own doing makes.</summary>
    private static IEnumerable<string> Events(EscalationRule rule) =>
        rule.Then.SelectMany(a => a.Events.AsEnumerable()).Append("rule-fired");

    private static string Word(WrittenField field) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{field}").Replace(",-", ", ", StringComparison.Ordinal);
}
