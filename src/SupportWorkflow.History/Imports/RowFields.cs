namespace SupportWorkflow.History;

/// <summary>The text of a field at a position of the row that is being read; valid until the next row.</summary>
internal delegate ReadOnlySpan<char> FieldText(int column);

/// <summary>One row's fields where they were read, so that a million rows cost no texts. A column the map does not name is empty.</summary>
internal readonly ref struct RowFields
{
    /// <summary>The same as <see cref="HistoryRow"/>.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public RowFields(HistoryRow row)
    {
        (Line, Fingerprint) = (row.Line, row.Fingerprint);
        Case = row.Case;
        State = row.State;
        Substate = row.Substate;
        Time = row.Time;
        Opened = row.Opened;
        Priority = row.Priority;
        Impact = row.Impact;
        Urgency = row.Urgency;
        Category = row.Category;
        Team = row.Team;
        Agent = row.Agent;
    }

    public required long Line { get; init; }

    public ulong? Fingerprint { get; init; }

    public required ReadOnlySpan<char> Case { get; init; }

    public required ReadOnlySpan<char> State { get; init; }

    public ReadOnlySpan<char> Substate { get; init; }

    public required ReadOnlySpan<char> Time { get; init; }

    public ReadOnlySpan<char> Opened { get; init; }

    public ReadOnlySpan<char> Priority { get; init; }

    public ReadOnlySpan<char> Impact { get; init; }

    public ReadOnlySpan<char> Urgency { get; init; }

    public ReadOnlySpan<char> Category { get; init; }

    public ReadOnlySpan<char> Team { get; init; }

    public ReadOnlySpan<char> Agent { get; init; }

    /// <summary>The same with another time and state.</summary>
    public RowFields At(ReadOnlySpan<char> time, ReadOnlySpan<char> state) =>
        new()
        {
            Line = Line,
            Fingerprint = Fingerprint,
            Case = Case,
            State = state,
            Time = time,
            Opened = Opened,
            Priority = Priority,
            Impact = Impact,
            Urgency = Urgency,
            Category = Category,
            Team = Team,
            Agent = Agent,
        };
}
