namespace SupportWorkflow.History;

/// <summary>Hands rows that were cut into fields to the importer, as the map reads them. One object reads one log.</summary>
internal sealed class RowTaker(HistoryColumns columns, HistoryMap map, HistoryImporter importer)
{
    private readonly MomentColumns? _moments = columns.Moments.Length == 0 ? null : new(columns, map, importer);

    /// <param name="line">The line of the file, counted from 1.</param>
    /// <param name="field">The text of the field at a position.</param>
    /// <param name="fingerprint">Equal for rows that are equal in every column, named by the map or not.</param>
    /// <param name="mayHoldNul">Whether a NUL was seen in the row.</param>
    public void Take(long line, FieldText field, ulong fingerprint, bool mayHoldNul)
    {
        if (mayHoldNul && columns.WithNul(field) is { } torn)
            importer.SetAside(line, QuarantineReason.NotText, torn);
        else if (_moments is not null)
            _moments.Add(line, field, fingerprint);
        else
            importer.Add(columns.Fields(line, field, fingerprint));
    }
}
