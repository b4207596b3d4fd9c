namespace SupportWorkflow.History;

/// <summary>What came of a log, with the tickets that a replay hands out one at a time.</summary>
internal sealed record Told(
    HistorySummary Summary,
    ValueList<Deviation> Deviations,
    ValueList<QuarantinedRow> Quarantined,
    IReadOnlyList<Ticket> Tickets
)
{
    public IReadOnlyList<ValueList<TicketEvent>> Histories { get; private init; } = [];

    public ValueList<HistoryRemark> Remarks { get; private init; }

    public static Told By(HistoryImporter importer, NodaTime.Instant? at = null)
    {
        var told = new List<TicketHistory>();
        var result = importer.Finish(at, told.Add);
        return new(result.Summary, result.Deviations, result.Quarantined, [.. told.Select(t => t.Ticket)])
        {
            Histories = [.. told.Select(t => t.Events)],
            Remarks = result.Remarks,
        };
    }
}
