namespace SupportWorkflow.History;

/// <summary>What came of a log: its figures, and everything that was not as the rules here have it.</summary>
public sealed record ImportResult
{
    /// <summary>The figures.</summary>
    public required HistorySummary Summary { get; init; }

    /// <summary>What to know before a figure is believed.</summary>
    public required ValueList<HistoryRemark> Remarks { get; init; }

    /// <summary>What was carried out although the rules here do not allow it, in the order of the file.</summary>
    public required ValueList<Deviation> Deviations { get; init; }

    /// <summary>The rows that were set aside, in the order of the file.</summary>
    public required ValueList<QuarantinedRow> Quarantined { get; init; }
}
