using CsvHelper;

namespace SupportWorkflow.History;

/// <summary>A log of which nothing is known yet: how it is written, its header, its first rows, and the rest one row at a time.</summary>
internal sealed class LogSample : IDisposable
{
    private const int Head = 1 << 20,
        MostRows = 20_000,
        MostFields = 2_000_000;

    private readonly IDisposable _log;
    private readonly Func<string[]?> _next;

    /// <exception cref="LogFormatException">The log is empty.</exception>
    public LogSample(Stream log)
    {
        var head = new byte[Head];
        var read = log.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, read), log);
        if (XesEvents.Begin(head.AsSpan(0, read)))
        {
            var events = new XesEvents(whole);
            (_log, Header) = (events, FirstEvents(events, Rows));
            _next = () => events.Read() ? [.. Header.Select(name => events[name] ?? "")] : null;
            return;
        }
        Sniff = LogSniff.Of(head.AsSpan(0, read), read < Head);
        var (text, encoding) = LogEncoding.Of(whole, Sniff.Encoding);
        var format = new LogFormat(Sniff.Delimiter, '"', Sniff.Encoding, Sniff.LineBreaksInQuotes);
        var reader = CsvReader.Create(text, LogReader.Options(format, encoding, _ => { }), leaveOpen: true);
        (_log, Header) = (reader, HistoryColumns.Unique(LogReader.Header(reader)));
        _next = () => Next(reader);
        while (Rows.Count < Most && _next() is { } row)
            Rows.Add(row);
    }

    /// <summary>How its text is cut into fields; null: it is XES.</summary>
    public LogSniff? Sniff { get; }

    /// <summary>The columns as a map names them.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The first rows of the right length.</summary>
    public List<string[]> Rows { get; } = [];

    private int Most => Math.Min(MostRows, MostFields / Math.Max(1, Header.Count));

    /// <summary>The first rows again, then all others, which are not kept.</summary>
    public IEnumerable<string[]> All()
    {
        foreach (var row in Rows)
            yield return row;
        while (_next() is { } row)
            yield return row;
    }

    public void Dispose() => _log.Dispose();

    private string[]? Next(CsvReader reader)
    {
        while (reader.Read())
        {
            if (reader.FieldCount != Header.Count)
                continue;
            var row = new string[Header.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.GetString(i);
            return row;
        }
        return null;
    }

    /// <summary>What an event can say is known only from events.</summary>
    /// <returns>The names of the attributes that occur, those of tickets first.</returns>
    private static string[] FirstEvents(XesEvents events, List<string[]> rows)
    {
        var (first, places, fields) = (new List<Dictionary<string, string>>(), new Dictionary<string, int>(StringComparer.Ordinal), 0);
        while (first.Count < MostRows && fields < MostFields && events.Read())
        {
            var one = events.Names.Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => events[n]!, StringComparer.Ordinal);
            foreach (var name in one.Keys)
                places.TryAdd(name, places.Count);
            fields += places.Count;
            first.Add(one);
        }
        string[] header = [.. places.Keys.OrderBy(n => n.StartsWith("case:", StringComparison.Ordinal) ? 0 : 1).ThenBy(n => places[n])];
        rows.AddRange(first.Select(one => header.Select(name => one.GetValueOrDefault(name, "")).ToArray()));
        return header;
    }
}
