using SupportWorkflow.Conditions;

namespace SupportWorkflow.Profiles;

/// <summary>Collects what is probably not meant in a profile.</summary>
internal sealed class WarningList
{
    internal static readonly TextTable Texts = new("Profiles.Linting");

    private readonly List<ProfileWarning> _warnings = [];

    /// <param name="path">Where.</param>
    /// <param name="code">The code; also the key of its text.</param>
    /// <param name="values">What the text says.</param>
    public void Add(string path, string code, params ReadOnlySpan<object?> values) =>
        _warnings.Add(new(path, code, Texts.Say(code, values)));

    /// <summary>The warnings in the order of the file.</summary>
    public ValueList<ProfileWarning> InFile(ReadOnlySpan<byte> utf8) => InFile(new DefinitionSource(null, utf8.ToArray()).Place);

    /// <summary>The warnings in the order of the file; behind them those of its bases.</summary>
    /// <param name="place">Where the thing at a path stands.</param>
    public ValueList<ProfileWarning> InFile(Func<string, DefinitionPlace> place) =>
        [
            .. _warnings
                .Select(w => (Warning: w, Place: place(w.Path)))
                .Select(w => w.Warning with { Path = w.Place.Path, Line = w.Place.Line, Base = w.Place.Base })
                .OrderBy(w => w.Base is not null)
                .ThenBy(w => w.Base, StringComparer.Ordinal)
                .ThenBy(w => w.Line)
                .ThenBy(w => w.Path, StringComparer.Ordinal),
        ];

    /// <summary>Warns of each row that can never hold, or only where an earlier one does and decides.</summary>
    /// <param name="rows">The rows' conditions, in the order in which they are tried.</param>
    /// <param name="path">Where the rows stand.</param>
    /// <param name="code">The code for a row that never decides.</param>
    /// <returns>Which rows can decide.</returns>
    public bool[] CheckRows(IReadOnlyList<Condition> rows, string path, string code)
    {
        var live = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (NeverHolds(rows[i], $"{path}[{i}].if"))
                continue;
            Condition[] earlier = [.. rows.Take(i).Where((_, j) => live[j])];
            live[i] = earlier.Length == 0 || !ConditionLogic.Implies(rows[i], Condition.Any([.. earlier]));
            if (live[i])
                continue;
            int[] before = [.. Enumerable.Range(0, i).Where(j => live[j])];
            var alone = Array.FindIndex(before, j => ConditionLogic.Implies(rows[i], rows[j]));
            int[] by = alone >= 0 ? [before[alone]] : before;
            Add($"{path}[{i}]", code, i + 1, string.Join(", ", by.Select(j => j + 1)));
        }
        return live;
    }

    /// <summary>Warns of a condition that can never hold.</summary>
    public bool NeverHolds(Condition condition, string path)
    {
        var never = ConditionLogic.NeverHolds(condition);
        if (never)
            Add(path, "condition.never-holds");
        return never;
    }
}
