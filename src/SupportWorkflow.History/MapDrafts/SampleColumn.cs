namespace SupportWorkflow.History;

/// <summary>One column of a sample: what its values look like.</summary>
internal sealed class SampleColumn
{
    private const int MostValues = 3000,
        MostMarks = 4;
    private const double Seldom = 0.005;

    private static readonly string[] Marks =
    [
        "?",
        "-",
        "--",
        "NULL",
        "null",
        "Null",
        "(null)",
        "N/A",
        "n/a",
        "NA",
        "NaN",
        "nan",
        "None",
        "none",
        "\\N",
        "#N/A",
        "#N/B",
        "—",
        "(empty)",
        "(blank)",
        "无",
        "空",
        "0000-00-00 00:00:00",
    ];

    public SampleColumn(int index, string name, List<string[]> rows)
    {
        (Index, Name) = (index, name);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
            counts[row[index]] = counts.GetValueOrDefault(row[index]) + 1;
        Missing = [.. Marks.Where(m => counts.GetValueOrDefault(m) > Seldom * rows.Count).Take(MostMarks)];
        foreach (var mark in Missing.Append(""))
            counts.Remove(mark);
        Counts = counts;
        Filled = counts.Values.Sum();
        string[] values = [.. counts.Keys.Take(MostValues)];
        Times = TimeShape.Of(values, name);
        TimeOfDay = TimeShape.TimeOfDay(values);
    }

    public int Index { get; }

    public string Name { get; }

    /// <summary>How often each value occurs that says something.</summary>
    public Dictionary<string, int> Counts { get; }

    /// <summary>Rows with a value that says something.</summary>
    public int Filled { get; }

    /// <summary>Values that seem to mean "nothing".</summary>
    public IReadOnlyList<string> Missing { get; }

    public TimeShape Times { get; }

    /// <summary>The format of a time without a date; null: it is none.</summary>
    public string? TimeOfDay { get; }

    public bool IsTime => Times.IsTime || TimeOfDay is not null;

    public double RowsPerValue => Counts.Count == 0 ? 0 : Filled / (double)Counts.Count;
}
