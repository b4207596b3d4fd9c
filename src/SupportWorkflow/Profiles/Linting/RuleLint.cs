using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;

namespace SupportWorkflow.Profiles;

/// <summary>Rules that can never fire or never have an effect, that contend for a field, that set each other off;
/// a ladder nobody hears of.</summary>
internal sealed class RuleLint(ProfileDocument document, WorkflowParts parts, WarningList warnings)
{
    /// <summary>How many pairs of rules are compared with each other: more than any desk has of rules for one moment.</summary>
    private const int MostPairs = 100_000;

    /// <summary>How many steps are taken from rule to rule in looking for chains, and how long one may be.</summary>
    private const int MostSteps = 1_000_000,
        LongestChain = 500;

    private readonly EscalationRule[] _rules = [.. parts.Rules.AsEnumerable().Take(document.Rules.Count)];
    private WrittenField[] _written = [];
    private bool[] _repeats = [];
    private Dictionary<string, List<int>> _with = [];
    private int _pairs,
        _steps;

    public void Run()
    {
        _written = [.. _rules.Select(Written)];
        _repeats = [.. _rules.Select(Repeats)];
        _with = _rules
            .SelectMany((r, i) => Moments(r.When).Select(m => (Moment: m, Rule: i)))
            .GroupBy(p => p.Moment, p => p.Rule, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        for (var i = 0; i < _rules.Length; i++)
        {
            if (warnings.NeverHolds(_rules[i].If, $"$.rules[{i}].if"))
                continue;
            var alike = Alike(i);
            Shadowed(i, alike);
            Contended(i, alike);
            if (Chain(i) is { } chain)
                warnings.Add($"$.rules[{i}]", "rule.endless-chain", string.Join(" → ", chain.Select(place => _rules[place].Name)));
        }
        if (_pairs >= MostPairs || _steps >= MostSteps)
            warnings.Add("$.rules", "rule.too-many-to-compare", _rules.Length);
        Unused();
    }

    /// <summary>The rules of the same moment, or of an event that both are asked with, that write what one writes, in order.</summary>
    private IEnumerable<int> Alike(int i)
    {
        if (_written[i] == WrittenField.None)
            return [];
        var seen = new SortedSet<int>();
        foreach (var moment in Moments(_rules[i].When))
        foreach (var j in _with[moment])
        {
            if (j == i || (_written[j] & _written[i]) == WrittenField.None || seen.Contains(j))
                continue;
            if (++_pairs > MostPairs)
                return seen;
            seen.Add(j);
        }
        return seen;
    }

    private static IEnumerable<string> Moments(Moment moment) => moment.Kind == MomentKind.On ? moment.Events : [$"{moment}"];

    /// <summary>What another rule always does first, for the same moment, with everything this one writes.</summary>
    private void Shadowed(int i, IEnumerable<int> alike)
    {
        var (rule, written) = (_rules[i], _written[i]);
        if (rule.Then.Any(e => WrittenBy(e) == WrittenField.None))
            return;
        foreach (var j in alike)
        {
            var other = _rules[j];
            var first = other.Rank > rule.Rank || (other.Rank == rule.Rank && j < i);
            if (
                !first
                || other.When != rule.When
                || other.Key != rule.Key
                || (_written[j] & written) != written
                || !ConditionLogic.Implies(rule.If, other.If)
            )
                continue;
            warnings.Add($"$.rules[{i}]", "rule.shadowed", rule.Name, other.Name);
            return;
        }
    }

    /// <summary>Two rules of equal rank that write the same field with the same moment, though both can hold at once.</summary>
    private void Contended(int i, IEnumerable<int> alike)
    {
        foreach (var j in alike.TakeWhile(j => j < i))
        {
            var (rule, other) = (_rules[i], _rules[j]);
            var both = _written[i] & _written[j];
            if (rule.Rank != other.Rank || !Coincide(rule.When, other.When) || SameActions(rule, other, both))
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
        return _repeats[from] && Reach(from) ? path : null;

        bool Reach(int at)
        {
            if (path.Count > LongestChain)
                return false;
            foreach (var next in Next(at))
            {
                if (next < from || ++_steps > MostSteps)
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

    /// <summary>The rules that repeat and are asked with an event that a rule makes, in their order.</summary>
    private IEnumerable<int> Next(int at) =>
        _steps > MostSteps
            ? []
            : Events(_rules[at]).Distinct().SelectMany(e => _with.GetValueOrDefault(e, [])).Where(j => _repeats[j]).Distinct().Order();

    private void Unused()
    {
        var used = parts.Rules.AsEnumerable().SelectMany(r => r.Then.AsEnumerable()).ToList();
        var templates = used.Select(a => a.Notice?.Template).ToHashSet(StringComparer.Ordinal);
        var started = used.OfType<RuleAction.StartPromise>().Select(a => a.Objective).ToHashSet(StringComparer.Ordinal);
        var promises = parts.Policies.Lifecycle.FindTrigger("promise") is not null;
        foreach (var (name, notice) in document.Notices)
            if (notice.On.Count == 0 && !templates.Contains(name))
                warnings.Add(JsonPath.Step("$.notices", name) + ".on", "notice.never-sent", name);
        foreach (var (name, objective) in document.Objectives)
            if (objective.Start is { ByRule: true, Events.Count: 0, Becomes: null } && !started.Contains(name) && !promises)
                warnings.Add(JsonPath.Step("$.objectives", name) + ".start", "objective.never-started", objective.Name.Text);
        if (document.Levels.Count > 0 && !document.Notices.Values.Any(n => n.On.Contains("ticket-escalated")))
            warnings.Add("$.levels", "level.nobody-told");
    }

    private bool Repeats(EscalationRule rule) =>
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

    private bool SameActions(EscalationRule one, EscalationRule other, WrittenField fields) =>
        Actions(one).SequenceEqual(Actions(other)) && fields != WrittenField.None;

    private IEnumerable<RuleAction> Actions(EscalationRule rule) => rule.Then.AsEnumerable().Where(e => WrittenBy(e) != WrittenField.None);

    private WrittenField Written(EscalationRule rule) => Actions(rule).Aggregate(WrittenField.None, (all, e) => all | WrittenBy(e));

    private WrittenField WrittenBy(RuleAction action) => action.Writes(parts.Policies);

    /// <summary>The events that a rule's own doing makes.</summary>
    private IEnumerable<string> Events(EscalationRule rule) =>
        rule.Then.SelectMany(a => a.EventsIn(parts.Policies).AsEnumerable()).Append("rule-fired");

    private static string Word(WrittenField field) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{field}").Replace(",-", ", ", StringComparison.Ordinal);
}
