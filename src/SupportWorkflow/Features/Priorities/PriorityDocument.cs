using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>Priorities in JSON: the scale, the rows, the modifiers.</summary>
internal sealed class PriorityDocument
{
    /// <summary>The codes from the highest to the lowest.</summary>
    public required IReadOnlyList<string> Scale { get; set; }

    /// <summary>The rows; the first that holds decides.</summary>
    public IReadOnlyList<PriorityRowDocument> Rows { get; set; } = [];

    /// <summary>The priority when no row holds.</summary>
    public required string Otherwise { get; set; }

    /// <summary>What changes the result afterwards, in order.</summary>
    public IReadOnlyList<PriorityModifierDocument> Modifiers { get; set; } = [];

    /// <summary>What happens when the requester refuses a resolution (PRI-6); absent: nothing.</summary>
    public RefusedDocument? OnRefused { get; set; }

    internal (PriorityScale Scale, PriorityTable Table) Parse(string path, FactCatalogue facts, ProblemList problems)
    {
        if (Scale.Count == 0)
            problems.Add(path + ".scale", "priority.empty-scale", "no code", "at least one, the highest first");
        foreach (var twice in Scale.GroupBy(c => c).Where(g => g.Count() > 1))
            problems.Add(path + ".scale", "priority.doubled-code", $"'{twice.Key}' twice", "every code once");
        PriorityCode Code(string code, string at)
        {
            if (!Scale.Contains(code))
                problems.AddUnknown(at, "priority.unknown-code", code, Scale);
            return new(code);
        }
        var rows = Rows.Select(
                (row, i) =>
                    new PriorityRow(
                        row.If.ParseTimeless($"{path}.rows[{i}].if", facts, problems),
                        Code(row.Priority, $"{path}.rows[{i}].priority"),
                        row.Because.Text
                    )
            )
            .ToArray();
        if (OnRefused is { Raise: < 1 })
            problems.Add(path + ".onRefused.raise", "priority.bad-raise", $"{OnRefused.Raise}", "1 or more");
        var modifiers = Modifiers
            .Select(
                (m, i) =>
                    new PriorityModifier(
                        m.If.ParseTimeless($"{path}.modifiers[{i}].if", facts, problems),
                        m.Raise,
                        m.AtLeast is null ? null : Code(m.AtLeast, $"{path}.modifiers[{i}].atLeast"),
                        m.Because.Text
                    )
            )
            .ToArray();
        return (new([.. Scale.Select(c => new PriorityCode(c))]), new([.. rows], [.. modifiers], Code(Otherwise, path + ".otherwise")));
    }
}

/// <summary>What a refused resolution does to the priority, in JSON.</summary>
internal sealed class RefusedDocument
{
    /// <summary>By how many levels it rises; never above the top.</summary>
    public required int Raise { get; set; }
}
