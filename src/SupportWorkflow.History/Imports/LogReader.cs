using System.Text;
using CsvHelper;

namespace SupportWorkflow.History;

/// <summary>Cuts a log into rows as its map says and hands them to the importer, one at a time; what cannot be cut is set aside.</summary>
internal static class LogReader
{
    private const int LongestLine = 16 << 20,
        ProgressStep = 50_000,
        Head = 512;

    public static void Read(Stream log, HistoryMap map, HistoryImporter importer, IProgress<int>? progress)
    {
        var head = new byte[Head];
        var read = log.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, read), log);
        if (XesEvents.Begin(head.AsSpan(0, read)))
            XesReader.Read(whole, map, importer, progress);
        else
            ReadRows(whole, map, importer, progress);
    }

    private static void ReadRows(Stream log, HistoryMap map, HistoryImporter importer, IProgress<int>? progress)
    {
        CsvMalformedRecord? torn = null;
        var (stream, encoding) = LogEncoding.Of(log, map.Log.Encoding);
        Guard(() =>
        {
            using var reader = CsvReader.Create(stream, Options(map.Log, encoding, found => torn = found), leaveOpen: true);
            var columns = Bind(reader, map);
            var fields = new RowText(reader);
            FieldText field = fields.Of;
            var rows = new RowTaker(columns, map, importer);
            for (var count = 1; reader.Read(); count++)
            {
                if (
                    torn is { Reason: CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote } cut
                    && cut.LineNumber == reader.LineNumber
                )
                    importer.SetAside(reader.LineNumber, QuarantineReason.UnclosedQuote, cut.RawRecord);
                else if (reader.FieldCount != columns.Count)
                    importer.SetAside(reader.LineNumber, QuarantineReason.WrongColumnCount, $"{reader.FieldCount} / {columns.Count}");
                else
                    rows.Take(reader.LineNumber, field, fields.Begin(), reader.RawRecord.Contains((byte)0));
                if (count % ProgressStep == 0)
                    progress?.Report(count);
            }
        });
    }

    /// <exception cref="LogFormatException">A line is too long to be one.</exception>
    public static void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (CsvFormatException e)
        {
            throw new LogFormatException(
                "log.line-too-long",
                ImportTexts.Table.Say("log.line-too-long", LongestLine >> 20),
                e.LineNumber,
                e
            );
        }
    }

    /// <summary>The names of the columns. Spreadsheets write a first line such as <c>sep=;</c>, which is no header.</summary>
    /// <exception cref="LogFormatException">There are none.</exception>
    public static string[] Header(CsvReader reader)
    {
        if (
            reader.Headers is [var first, ..]
            && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && reader.Headers.Count <= 2
            && reader.Read()
        )
            reader.ReadHeader();
        return reader.Headers.Count > 0
            ? [.. reader.Headers]
            : throw new LogFormatException("log.empty", ImportTexts.Table.Say("log.empty"));
    }

    public static CsvReaderOptions Options(LogFormat log, Encoding? encoding, Action<CsvMalformedRecord> torn) =>
        new()
        {
            Separator = log.Delimiter,
            Mode = log.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = log.Quote ?? '"',
            AllowLineBreaksInQuotes = log.LineBreaksInQuotes,
            Encoding = encoding,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = torn,
            MaxRecordSize = LongestLine,
            PoolStrings = true,
        };

    private static HistoryColumns Bind(CsvReader reader, HistoryMap map)
    {
        var header = Header(reader);
        try
        {
            return map.Bind(header);
        }
        catch (DefinitionException e) when (header.Length == 1)
        {
            throw new LogFormatException("log.one-column", ImportTexts.Table.Say("log.one-column", map.Log.Delimiter), 1, e);
        }
    }
}
