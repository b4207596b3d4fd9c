using SupportWorkflow.Calendars;

namespace SupportWorkflow.Conditions;

/// <summary>Checks a condition against what it may name, every problem at once. Paths are those of its JSON.</summary>
/// <param name="facts">The facts it may ask for; null: any, as long as each is always compared as the same type.</param>
/// <param name="calendars">The calendars it may name; null: none, or any where any fact may be asked for.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class ConditionCheck(FactCatalogue? facts, CalendarBook? calendars, ProblemList problems)
{
    private readonly Dictionary<string, FactType> _comparedAs = new(StringComparer.Ordinal);

    public void Check(Condition condition, string path)
    {
        switch (condition)
        {
            case Condition.AllOf all:
                CheckParts(all.Parts, path + ".all");
                break;
            case Condition.AnyOf any:
                CheckParts(any.Parts, path + ".any");
                break;
            case Condition.Negation not:
                Check(not.Part, path + ".not");
                break;
            case Condition.Lasting lasting:
                CheckLasting(lasting, path);
                break;
            case Condition.OneOf one:
                CheckValues(one, path);
                break;
            case Condition.Under under:
                CheckUnder(under, path);
                break;
            case Condition.Compared compared:
                CheckNumber(compared, $"{path}.{Word(compared.How)}", path);
                break;
            case Condition.IsKnown known:
                Find(known.Name, path);
                break;
            case Condition.Dated dated:
                CheckInstant(dated.Name, path, path + ".fact");
                if (dated.Test.Other is { } other)
                    CheckInstant(other, $"{path}.{(dated.Test.How == DateQuestion.Before ? "before" : "after")}");
                break;
        }
    }

    private void CheckParts(ValueList<Condition> parts, string path)
    {
        if (parts.Count == 0)
            problems.Add(path, "condition.empty", "an empty list", "at least one condition");
        for (var i = 0; i < parts.Count; i++)
            Check(parts[i], $"{path}[{i}]");
    }

    private void CheckLasting(Condition.Lasting lasting, string path)
    {
        var before = problems.All.Count;
        Check(lasting.Part, path);
        if (lasting.Calendar is { } name && calendars?.Find(name) is null && (facts ?? (object?)calendars) is not null)
            problems.AddUnknown(path + ".calendar", "condition.unknown-calendar", name, calendars is null ? [] : calendars.Names);
        if (problems.All.Count > before || lasting.Part is Condition.Malformed)
            return;
        if (HasFor(lasting.Part))
            problems.Add(path + ".for", "condition.for-inside-for", "a 'for' around another", "'for' on conditions without 'for'");
        foreach (var fact in ConditionFacts.Of(lasting.Part))
            if (facts?.Find(fact) is { KnowsSince: false })
                problems.Add(path + ".for", "condition.no-since", $"'for' on {fact}, of which nobody knows since when", Since());
        if (ConditionFacts.Of(lasting.Part).Count == 0)
            problems.Add(path + ".for", "condition.no-since", "'for' on a condition without facts", Since());
    }

    private void CheckValues(Condition.OneOf one, string path)
    {
        if (one.Values.Count == 0)
            problems.Add(path + ".in", "condition.empty", "an empty list", "at least one value");
        var fact = Find(one.Name, path);
        var values = new HashSet<FactValue>();
        for (var i = 0; i < one.Values.Count; i++)
        {
            var at = one.Single ? path + ".is" : $"{path}.in[{i}]";
            if (one.Values[i].IsMissing)
                continue; // said when it was read
            if (!values.Add(one.Values[i]))
                problems.Add(at, "condition.doubled-value", $"{one.Values[i]} twice", "every value once");
            if (fact is not null)
                CheckValue(one.Values[i], fact, at);
            else if (facts is null)
                CheckSameType(one.Name, one.Values[i].Type, at);
        }
    }

    private void CheckUnder(Condition.Under under, string path)
    {
        var at = path + ".under";
        if (facts is null)
            CheckSameType(under.Name, FactType.Text, at);
        else if (Find(under.Name, path) is not { } fact)
            return;
        else if (fact.IsInstant || fact.Type is not (FactType.Text or FactType.Choice))
            problems.Add(at, "condition.not-a-path", $"{fact.Name}, which is {Kind(fact)}", "a fact whose values are texts that may nest");
        else if (fact.Type == FactType.Choice && !fact.Choices.Any(c => CategoryPath.IsUnder(c.Value, under.Path)))
            problems.AddUnknown(
                at,
                "condition.nothing-under",
                under.Path,
                fact.Choices.SelectMany(c => CategoryPath.Above(c.Value)).Distinct()
            );
    }

    private void CheckNumber(Condition.Compared compared, string at, string path)
    {
        if (Find(compared.Name, path) is { } fact && fact.Type != FactType.Number)
            problems.Add(at, "condition.not-a-number", $"{fact.Name}, which is {Kind(fact)}", "a fact that is a number");
        else if (facts is null)
            CheckSameType(compared.Name, FactType.Number, at);
    }

    /// <param name="name">The fact.</param>
    /// <param name="path">Where it is compared.</param>
    /// <param name="named">Where it is named, if elsewhere.</param>
    private void CheckInstant(string name, string path, string? named = null)
    {
        if (facts is null)
            CheckSameType(name, FactType.Text, path);
        else if (facts.Find(name) is not { } fact)
            problems.AddUnknown(named ?? path, "condition.unknown-fact", name, facts.Facts.Where(f => f.IsInstant).Select(f => f.Name));
        else if (!fact.IsInstant)
            problems.Add(named ?? path, "condition.not-an-instant", $"{fact.Name}, which is {Kind(fact)}", Instants());
    }

    private string Instants()
    {
        var names = facts!.Facts.Where(f => f.IsInstant).Select(f => f.Name).ToArray();
        return names.Length == 0 ? "no fact here is an instant" : "facts that are instants: " + string.Join(", ", names);
    }

    private void CheckSameType(string fact, FactType type, string path)
    {
        if (_comparedAs.TryAdd(fact, type) || _comparedAs[fact] == type)
            return;
        problems.Add(
            path,
            "condition.wrong-type",
            $"{Allowed(type)}",
            $"{Allowed(_comparedAs[fact])}: that is what {fact} was compared with before"
        );
    }

    private void CheckValue(FactValue value, FactDeclaration fact, string path)
    {
        var type = fact.Type == FactType.Choice ? FactType.Text : fact.Type;
        if (value.Type != type)
        {
            problems.Add(
                path,
                "condition.wrong-type",
                value.Type == FactType.Text ? $"the text '{value}'" : $"{value}",
                $"{Allowed(type)}: that is what {fact.Name} is"
            );
            return;
        }
        if (fact.Type != FactType.Choice || facts!.CodeOf(facts.IndexOf(fact.Name), value.Text!) < fact.Choices.Count)
            return;
        problems.AddUnknown(path, "condition.unknown-value", value.Text!, fact.Choices.Select(c => c.Value));
    }

    private FactDeclaration? Find(string name, string path)
    {
        var fact = facts?.Find(name);
        if (fact is null && facts is not null)
            problems.AddUnknown(path + ".fact", "condition.unknown-fact", name, facts.Names);
        return fact;
    }

    private string Since()
    {
        var names = (facts ?? FactCatalogue.Empty).Facts.Where(f => f.KnowsSince).Select(f => f.Name).ToArray();
        return names.Length == 0 ? "no fact here knows since when" : "facts that know since when: " + string.Join(", ", names);
    }

    private static bool HasFor(Condition condition) => condition is Condition.Lasting || condition.Inside.Any(HasFor);

    private static string Word(Comparison how) =>
        how switch
        {
            Comparison.AtLeast => "atLeast",
            Comparison.Above => "above",
            Comparison.AtMost => "atMost",
            _ => "below",
        };

    private static string Kind(FactDeclaration fact) =>
        fact.Type switch
        {
            FactType.YesNo => "yes or no",
            FactType.Choice => "a choice",
            FactType.Number => "a number",
            _ => "a text",
        };

    private static string Allowed(FactType type) =>
        type switch
        {
            FactType.Number => "a number",
            FactType.YesNo => "true or false",
            _ => "a text",
        };
}
