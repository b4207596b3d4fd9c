using CsvHelper;

namespace SupportWorkflow.History;

/// <summary>A log of which nothing is known yet: how it is written, its header, its first rows, and the rest one row at a time.</summary>
internal sealed class LogSample : IDisposable
{
    private const int Head = 1 << 20,
        MostRows = 20_000;

    private readonly CsvReader _reader;

    /// <exception cref="LogFormatException">The log is empty.</exception>
    public LogSample(Stream log)
    {
        var head = new byte[Head];
        var read = log.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        Sniff = LogSniff.Of(head.AsSpan(0, read), read < Head);
        var (whole, encoding) = LogEncoding.Of(new HeadedStream(head.AsMemory(0, read), log), Sniff.Encoding);
        var format = new LogFormat(Sniff.Delimiter, '"', Sniff.Encoding, Sniff.LineBreaksInQuotes);
        _reader = CsvReader.Create(whole, LogReader.Options(format, encoding, _ => { }), leaveOpen: true);
        Header = HistoryColumns.Unique(LogReader.Header(_reader));
        while (Rows.Count < MostRows && Next() is { } row)
            Rows.Add(row);
    }

    public LogSniff Sniff { get; }

    /// <summary>The columns as a map names them.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The first rows of the right length.</summary>
    public List<string[]> Rows { get; } = [];

    /// <summary>The first rows again, then all others, which are not kept.</summary>
    public IEnumerable<string[]> All()
    {
        foreach (var row in Rows)
            yield return row;
        while (Next() is { } row)
            yield return row;
    }

    public void Dispose() => _reader.Dispose();

    private string[]? Next()
    {
        while (_reader.Read())
        {
            if (_reader.FieldCount != Header.Count)
                continue;
            var row = new string[Header.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = _reader.GetString(i);
            return row;
        }
        return null;
    }
}
