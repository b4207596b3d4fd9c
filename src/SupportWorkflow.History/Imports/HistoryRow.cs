namespace SupportWorkflow.History;

/// <summary>One row of somebody else's log, every value as the log writes it.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Case">Which ticket.</param>
/// <param name="State">The state it was in after this row, or the activity that was done.</param>
/// <param name="Time">When.</param>
public sealed record HistoryRow(long Line, string Case, string State, string Time)
{
    /// <summary>The second level of the state, in logs with two.</summary>
    public string? Substate { get; init; }

    /// <summary>When the ticket was opened; read from its first row only.</summary>
    public string? Opened { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>How far the trouble reaches.</summary>
    public string? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public string? Urgency { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The group that has it.</summary>
    public string? Team { get; init; }

    /// <summary>The person who has it.</summary>
    public string? Agent { get; init; }

    /// <summary>Equal for rows that are equal in every column of the log; null: copies are not counted.</summary>
    public ulong? Fingerprint { get; init; }
}
