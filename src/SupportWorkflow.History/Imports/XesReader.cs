namespace SupportWorkflow.History;

/// <summary>Hands the events of a log in XES to the importer; its attributes are the columns that the map names.</summary>
internal static class XesReader
{
    private const int ProgressStep = 50_000,
        MostNames = 1000;

    public static void Read(Stream log, HistoryMap map, HistoryImporter importer, IProgress<int>? progress)
    {
        string[] names = [.. map.ColumnNames.Select(c => c.Header).Distinct(StringComparer.Ordinal)];
        var (columns, found) = (map.Bind(names), new HashSet<string>(StringComparer.Ordinal));
        using var events = new XesEvents(log);
        FieldText field = column => events[names[column]];
        var rows = new RowTaker(columns, map, importer);
        for (var count = 1; events.Read(); count++)
        {
            if (found.Count < MostNames)
                found.UnionWith(events.Names);
            rows.Take(events.Line, field, events.Fingerprint, mayHoldNul: false);
            if (count % ProgressStep == 0)
                progress?.Report(count);
        }
        // A file has no header: only at its end is it known what no event has.
        if (found.Count is > 0 and < MostNames)
            map.Bind([.. found]);
    }
}
