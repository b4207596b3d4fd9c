using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>Priorities in JSON: the scale, the rows, the modifiers.</summary>
public sealed class PriorityDocument
{
    /// <summary>The codes from the highest to the lowest.</summary>
    public required IReadOnlyList<string> Scale { get; set; }

    /// <summary>The rows; the first that holds decides.</summary>
    public IReadOnlyList<PriorityRowDocument> Rows { get; set; } = [];

    /// <summary>The priority when no row holds.</summary>
    public required string Otherwise { get; set; }

    /// <summary>What changes the result afterwards, in order.</summary>
    public IReadOnlyList<PriorityModifierDocument> Modifiers { get; set; } = [];

    internal (PriorityScale Scale, PriorityTable Table) Parse(string path, FactCatalogue facts, ProblemList problems)
    {
        if (Scale.Count == 0) problems.Add(path + ".scale", "priority.empty-scale", "no code", "at least one, the highest first");
        foreach (var twice in Scale.GroupBy(c => c).Where(g => g.Count() > 1)) problems.Add(path + ".scale", "priority.doubled-code", $"'{twice.Key}' twice", "every code once");
        PriorityCode Code(string code, string at)
        {
            if (!Scale.Contains(code)) problems.AddUnknown(at, "priority.unknown-code", code, Scale);
            return new(code);
        }
        var rows = Rows.Select((row, i) => new PriorityRow(
            row.If.Parse($"{path}.rows[{i}].if", facts, problems), Code(row.Priority, $"{path}.rows[{i}].priority"), row.Because.Text)).ToArray();
        var modifiers = Modifiers.Select((m, i) => new PriorityModifier(
            m.If.Parse($"{path}.modifiers[{i}].if", facts, problems), m.Raise,
            m.AtLeast is null ? null : Code(m.AtLeast, $"{path}.modifiers[{i}].atLeast"), m.Because.Text)).ToArray();
        return (new([.. Scale.Select(c => new PriorityCode(c))]), new([.. rows], [.. modifiers], Code(Otherwise, path + ".otherwise")));
    }
}

/// <summary>One row in JSON.</summary>
public sealed class PriorityRowDocument
{
    /// <summary>The condition.</summary>
    public required ConditionDocument If { get; set; }

    /// <summary>The priority it gives.</summary>
    public required string Priority { get; set; }

    /// <summary>The condition in the words of the organisation.</summary>
    public required TextDocument Because { get; set; }
}

/// <summary>One modifier in JSON.</summary>
public sealed class PriorityModifierDocument
{
    /// <summary>The condition.</summary>
    public required ConditionDocument If { get; set; }

    /// <summary>Levels up; default 0.</summary>
    public int Raise { get; set; }

    /// <summary>The lowest priority it may end with.</summary>
    public string? AtLeast { get; set; }

    /// <summary>The reason in the words of the organisation.</summary>
    public required TextDocument Because { get; set; }
}
