namespace SupportWorkflow.Imports;

/// <summary>What came of a log: everything that was not as the rules here have it. Its figures are what the tool's <c>replay</c> shows.</summary>
public sealed record ImportResult
{
    internal ImportResult(HistorySummary summary, ValueList<Deviation> deviations, ValueList<QuarantinedRow> quarantined) =>
        (Summary, Deviations, Quarantined) = (summary, deviations, quarantined);

    /// <summary>What was carried out although the rules here do not allow it, in the order of the file.</summary>
    public ValueList<Deviation> Deviations { get; }

    /// <summary>The rows that were set aside, in the order of the file.</summary>
    public ValueList<QuarantinedRow> Quarantined { get; }

    /// <summary>The figures.</summary>
    internal HistorySummary Summary { get; }
}
