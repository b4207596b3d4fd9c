namespace SupportWorkflow.History;

/// <summary>The distinct values of a whole log in the columns whose words a map explains.</summary>
internal sealed class SuggestedStates
{
    public const int Most = 300;

    public SuggestedStates(LogSample sample, ColumnRoles roles)
    {
        foreach (var row in sample.All())
        {
            Rows++;
            foreach (var (column, word) in roles.Moments)
                if (row[column.Index].Length > 0 && !roles.Missing.Contains(row[column.Index]))
                    Count(States, word);
            if (roles.State is { } state)
                Count(States, Name(row, state, roles));
            if (roles.Priority is { } priority)
                Count(Priorities, row[priority.Index]);
        }
        foreach (var mark in roles.Missing.Append(""))
            Priorities.Remove(mark);
        States.Remove("");
    }

    /// <summary>Rows of the right length.</summary>
    public int Rows { get; private set; }

    /// <summary>Words of the state column, or of both its columns, and how often.</summary>
    public Dictionary<string, int> States { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Priorities { get; } = new(StringComparer.Ordinal);

    /// <summary>The most frequent first.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Ordered(Dictionary<string, int> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal);

    private static string Name(string[] row, SampleColumn state, ColumnRoles roles)
    {
        var first = row[state.Index];
        if (first.Length == 0 || roles.Missing.Contains(first))
            return "";
        return roles.Substate is { } second && row[second.Index] is { Length: > 0 } below && !roles.Missing.Contains(below)
            ? $"{first} / {below}"
            : first;
    }

    private static void Count(Dictionary<string, int> counts, string value)
    {
        if (counts.Count < Most || counts.ContainsKey(value))
            counts[value] = counts.GetValueOrDefault(value) + 1;
    }
}
