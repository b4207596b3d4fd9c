namespace SupportWorkflow.Imports;

/// <summary>What came of a log: its figures, and everything that was not as the rules here have it.</summary>
/// <param name="Summary">The figures.</param>
/// <param name="Deviations">What was carried out although the rules here do not allow it, in the order of the file.</param>
/// <param name="Quarantined">The rows that were set aside, in the order of the file.</param>
public sealed record ImportResult(HistorySummary Summary, ValueList<Deviation> Deviations, ValueList<QuarantinedRow> Quarantined);
