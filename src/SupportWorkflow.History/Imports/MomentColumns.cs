namespace SupportWorkflow.History;

/// <summary>
/// Reads logs of one row per ticket, with a column for each thing that happened to it: every filled one is a row of its own, in the order
/// of their times. One object reads one log.
/// </summary>
/// <param name="columns">Where the columns stand.</param>
/// <param name="map">What they mean.</param>
/// <param name="importer">Who takes the rows.</param>
internal sealed class MomentColumns(HistoryColumns columns, HistoryMap map, HistoryImporter importer)
{
    private readonly (int Column, string Word)[] _moments = columns.Moments;
    private readonly HistoryClock _clock = new(importer.Zone);
    private readonly (long At, int Moment)[] _order = new (long, int)[columns.Moments.Length];

    /// <param name="line">The line of the file, counted from 1.</param>
    /// <param name="field">The text of the field at a position.</param>
    /// <param name="fingerprint">Equal for rows that are equal in every column.</param>
    public void Add(long line, FieldText field, ulong fingerprint)
    {
        var count = 0;
        for (var i = 0; i < _moments.Length; i++)
            if (field(_moments[i].Column) is var text && !map.IsMissing(text))
                _order[count++] = (TimeOf(text), i);
        if (count == 0)
            importer.SetAside(line, QuarantineReason.NoTime, "");
        // What happened at one time happened in the order of the map.
        Array.Sort(_order, 0, count);
        for (var i = 0; i < count; i++)
        {
            var (column, word) = _moments[_order[i].Moment];
            importer.Add(columns.Fields(line, field, fingerprint + (ulong)column, column, word));
        }
    }

    /// <summary>One that cannot be read comes first; it is set aside.</summary>
    private long TimeOf(ReadOnlySpan<char> text) => map.Times.TryRead(text.Trim(), _clock, out var time) ? time.WallTicks : long.MinValue;
}
