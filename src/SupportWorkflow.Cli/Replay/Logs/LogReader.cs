using System.Text;
using CsvHelper;
using SupportWorkflow.Imports;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Cuts a log into rows as its map says and hands them to the importer, one at a time; what cannot be cut is set aside.</summary>
internal static class LogReader
{
    private const int LongestLine = 16 << 20, ProgressStep = 50_000;

    /// <exception cref="ToolProblemException">The file cannot be read, or its header lacks columns the map names.</exception>
    public static void Read(string log, string mapFile, HistoryMap map, HistoryImporter importer, ToolConsole console)
    {
        CsvMalformedRecord? torn = null;
        using var file = InputFile.Open(log, console);
        using var progress = new ToolProgress(console, ProgressStep, rows => console.Say("replay-progress", rows));
        InputFile.Guard(log, console, () =>
        {
            var (stream, encoding) = LogEncoding.Of(file, map.Log.Encoding);
            using var reader = CsvReader.Create(stream, Options(map.Log, encoding, found => torn = found), leaveOpen: true);
            try
            {
                var columns = Bind(reader, log, mapFile, map, console);
                var fields = new RowText(reader);
                FieldText field = fields.Of;
                while (reader.Read())
                {
                    if (torn is { Reason: CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote } cut && cut.LineNumber == reader.LineNumber)
                        importer.SetAside(reader.LineNumber, QuarantineReason.UnclosedQuote, cut.RawRecord);
                    else if (reader.FieldCount != columns.Count)
                        importer.SetAside(reader.LineNumber, QuarantineReason.WrongColumnCount, $"{reader.FieldCount} / {columns.Count}");
                    else
                        importer.Add(columns.Fields(reader.LineNumber, field, fields.Begin()));
                    progress.Count();
                }
            }
            catch (CsvFormatException e)
            {
                throw new ToolProblemException(new ToolProblem("log.line-too-long", console.Say("log-line-too-long", LongestLine >> 20))
                { File = InputFile.NameOf(log, console), Line = (int)e.LineNumber });
            }
            return 0;
        });
    }

    private static HistoryColumns Bind(CsvReader reader, string log, string mapFile, HistoryMap map, ToolConsole console)
    {
        var name = InputFile.NameOf(log, console);
        string[] header = [.. Header(reader)];
        if (header.Length == 0) throw new ToolProblemException(new ToolProblem("log.empty", console.Say("log-empty")) { File = name });
        try
        {
            return InputFile.Check(InputFile.NameOf(mapFile, console), console, () => map.Bind(header));
        }
        catch (ToolProblemException e) when (header.Length == 1)
        {
            throw new ToolProblemException(
                [.. e.Problems, new ToolProblem("log.one-column", console.Say("log-one-column", map.Log.Delimiter)) { File = name, Line = 1 }]);
        }
    }

    /// <summary>Spreadsheets write a first line such as <c>sep=;</c>, which is no header.</summary>
    public static IReadOnlyList<string> Header(CsvReader reader)
    {
        if (reader.Headers is [var first, ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && reader.Headers.Count <= 2 && reader.Read()) reader.ReadHeader();
        return reader.Headers;
    }

    public static CsvReaderOptions Options(LogFormat log, Encoding? encoding, Action<CsvMalformedRecord> torn) => new()
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
}
