using SupportWorkflow.Priorities;

namespace SupportWorkflow.Profiles;

/// <summary>Priority rows that never decide, modifiers that never act, priorities that nothing gives.</summary>
internal static class PriorityLint
{
    public static void Run(WorkflowParts parts, WarningList warnings)
    {
        if (parts.Policies.Priorities is not PriorityTable table)
            return;
        var live = warnings.CheckRows([.. table.Rows.Select(r => r.If)], "$.priority.rows", "priority.row-never-decides");
        var acting = table.Modifiers.Select((m, i) => !warnings.NeverHolds(m.If, $"$.priority.modifiers[{i}].if")).ToArray();
        var given = table.Rows.Where((_, i) => live[i]).Select(r => parts.Policies.Scale.Rank(r.Priority)).ToHashSet();
        if (!table.Rows.Where((_, i) => live[i]).Any(r => r.If.Equals(Conditions.Condition.Always)))
            given.Add(parts.Policies.Scale.Rank(table.Otherwise));
        for (var i = 0; i < acting.Length; i++)
            if (acting[i])
                given.UnionWith(
                    given
                        .Select(rank =>
                            parts.Policies.Scale.Rank(table.Modifiers[i].Change(parts.Policies.Scale.Codes[rank], parts.Policies.Scale))
                        )
                        .ToArray()
                );
        for (var rank = 0; rank < parts.Policies.Scale.Codes.Count; rank++)
            if (!given.Contains(rank))
                warnings.Add($"$.priority.scale[{rank}]", "priority.never-given", parts.Policies.Scale.Codes[rank]);
    }
}
