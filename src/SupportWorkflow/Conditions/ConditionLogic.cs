namespace SupportWorkflow.Conditions;

/// <summary>
/// What can be said of conditions without knowing a fact: that one is true only where another is, or that one never is. A yes is certain;
/// a no may mean that it was not seen.
/// </summary>
internal sealed class ConditionLogic
{
    /// <summary>Steps until it gives up: the alternatives of nested conditions multiply.</summary>
    private const int MostSteps = 20_000;

    private int _steps;

    private abstract record Form;

    private sealed record Sure(bool Holds) : Form;

    private sealed record Simple(FactRange Range) : Form;

    private sealed record All(ValueList<Form> Parts) : Form;

    private sealed record Any(ValueList<Form> Parts) : Form;

    private sealed record Opaque(Condition Whole, bool Contrary) : Form;

    /// <summary>Whether the first is true only where the second is true.</summary>
    public static bool Implies(Condition first, Condition second) =>
        first.Equals(second) || new ConditionLogic().Implies(Formed(first, false), Formed(second, false));

    /// <summary>Whether it is true for no facts at all.</summary>
    public static bool NeverHolds(Condition condition) => new ConditionLogic().NeverHolds(Formed(condition, false));

    /// <summary>"Not" pushed down to the simple conditions; the three-valued logic allows that.</summary>
    private static Form Formed(Condition condition, bool contrary) =>
        condition switch
        {
            Condition.Certain => new Sure(!contrary),
            Condition.Negation not => Formed(not.Part, !contrary),
            Condition.AllOf all => contrary ? new Any(Formed(all.Parts, true)) : new All(Formed(all.Parts, false)),
            Condition.AnyOf any => contrary ? new All(Formed(any.Parts, true)) : new Any(Formed(any.Parts, false)),
            _ => FactRange.Of(condition, contrary) is { } range ? new Simple(range) : new Opaque(condition, contrary),
        };

    private static ValueList<Form> Formed(ValueList<Condition> parts, bool contrary) => [.. parts.Select(p => Formed(p, contrary))];

    private bool Implies(Form first, Form second)
    {
        if (++_steps > MostSteps)
            return false;
        if (second is Sure { Holds: true } || first is Sure { Holds: false })
            return true;
        if (first is Any either)
            return either.Parts.All(p => Implies(p, second));
        if (second is All both)
            return both.Parts.All(p => Implies(first, p));
        if (second is Any some && some.Parts.Any(p => Implies(first, p)))
            return true;
        if (first is All all)
            return all.Parts.Any(p => Implies(p, second))
                || (second is Any && Split(all) is { } cases && cases.All(c => Implies(c, second)));
        return (first, second) switch
        {
            (Simple { Range.Few: { Count: > 1 } values } simple, Any) => values.All(v => Implies(new Simple(simple.Range.Only(v)), second)),
            (Simple mine, Simple other) => mine.Range.IsWithin(other.Range),
            (Opaque { Contrary: false, Whole: Condition.Lasting mine }, Opaque { Contrary: false, Whole: Condition.Lasting other }) =>
                mine.Part.Equals(other.Part) && mine.Calendar == other.Calendar && mine.Time >= other.Time,
            (Opaque { Contrary: false, Whole: Condition.Lasting lasting }, _) => Implies(Formed(lasting.Part, false), second),
            _ => first.Equals(second),
        };
    }

    private bool NeverHolds(Form form)
    {
        if (++_steps > MostSteps)
            return false;
        return form switch
        {
            Sure sure => !sure.Holds,
            Any any => any.Parts.All(NeverHolds),
            All all => all.Parts.Any(NeverHolds) || Contradicts(all) || (Split(all) is { } cases && cases.All(NeverHolds)),
            Opaque { Contrary: false, Whole: Condition.Lasting lasting } => NeverHolds(Formed(lasting.Part, false)),
            _ => false,
        };
    }

    /// <summary>Whether two demands on one fact leave it no value.</summary>
    private bool Contradicts(All all)
    {
        foreach (
            var ranges in Flat(all)
                .OfType<Simple>()
                .Select(s => s.Range)
                .GroupBy(r => r.Name, StringComparer.Ordinal)
                .Select(g => g.ToList())
        )
        {
            _steps += ranges.Count * ranges.Count;
            if (_steps > MostSteps)
                return false;
            if (ranges.Exists(a => ranges.Exists(a.Excludes) || (a.Few is { } few && few.All(v => ranges.Exists(b => !b.Has(v))))))
                return true;
        }
        return false;
    }

    /// <summary>The cases of the first part that has several; null: none has.</summary>
    private IEnumerable<Form>? Split(All all)
    {
        var parts = Flat(all).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            ValueList<Form>? cases = parts[i] switch
            {
                Any any => any.Parts,
                Simple { Range: { Few: { Count: > 1 } values } range } => [.. values.Select(v => new Simple(range.Only(v)))],
                _ => null,
            };
            // Each case is a copy of all parts.
            _steps += cases is { } copied ? Math.Min(MostSteps, copied.Count) * Math.Min(MostSteps, 1 + (parts.Count / 16)) : 0;
            if (_steps > MostSteps)
                return null;
            if (cases is { } several)
                return several.Select(c => new All([.. parts[..i], c, .. parts[(i + 1)..]]));
        }
        return null;
    }

    private static IEnumerable<Form> Flat(All all) => all.Parts.SelectMany(p => p is All inner ? Flat(inner) : [p]);
}
