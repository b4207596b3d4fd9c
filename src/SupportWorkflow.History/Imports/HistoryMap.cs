using System.Text.Json;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// What an integrator says about somebody else's log: how it is written, which column holds what, what its states mean here. Read from JSON
/// and checked. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// HistoryMap map = HistoryMap.Parse(File.ReadAllBytes("acme.map.json"));
/// var importer = new HistoryImporter(map);
/// importer.Read(File.OpenRead("acme.csv"));
/// ImportResult result = importer.Finish();
/// </code></example>
public sealed class HistoryMap
{
    private readonly HistoryMapDocument _document;
    private readonly byte[] _utf8;
    private readonly string[] _missing;

    private HistoryMap(HistoryMapDocument document, byte[] utf8, ProblemList problems)
    {
        (_document, _utf8, _missing) = (document, utf8, [.. document.Missing ?? []]);
        Log = LogFormat.Parse(document.Log, "$.log", problems);
        Zone = document.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(document.Zone);
        if (document.Zone is not null && Zone is null)
            problems.AddUnknown(
                "$.zone",
                "map.unknown-zone",
                document.Zone,
                DateTimeZoneProviders.Tzdb.Ids,
                "an IANA zone such as Europe/Rome"
            );
        Times = HistoryTimes.Parse(document, problems);
        States = LogState.Parse(document, problems);
        Moments =
        [
            .. (document.Moments ?? new Dictionary<string, string>()).Select(m => (JsonPath.Step("$.moments", m.Key), m.Key, m.Value)),
        ];
        Values = (document.Values ?? new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>()).ToDictionary(
            c => c.Key,
            c => c.Value.ToDictionary(w => w.Key, w => Words(w.Value, JsonPath.Step(JsonPath.Step("$.values", c.Key), w.Key), problems))
        );
        CheckColumns(problems);
    }

    /// <summary>What the map says about itself; null: nothing.</summary>
    public string? About => _document.About;

    /// <summary>How the file is cut into lines and fields.</summary>
    internal LogFormat Log { get; }

    internal DateTimeZone? Zone { get; }

    internal HistoryTimes Times { get; }

    internal LogState[] States { get; }

    internal HistoryColumnsDocument Columns => _document.Columns;

    /// <summary>In logs of one row per ticket: columns that say when something happened, and the words for it.</summary>
    internal (string Path, string Header, string Word)[] Moments { get; }

    /// <summary>Every column the map names, with the place where it does.</summary>
    internal IEnumerable<(string Path, string Header)> ColumnNames =>
        Columns.Named().Select(c => ("$.columns." + c.Member, c.Header)).Concat(Moments.Select(m => (m.Path, m.Header)));

    /// <summary>For a column, what a word of the log may mean: the first that the profile knows.</summary>
    internal IReadOnlyDictionary<string, Dictionary<string, string[]>> Values { get; }

    /// <summary>Reads and checks a map.</summary>
    /// <param name="utf8Json">The file's bytes, with or without a byte order mark; comments and trailing commas are allowed.</param>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line.</exception>
    public static HistoryMap Parse(ReadOnlySpan<byte> utf8Json)
    {
        var problems = new ProblemList();
        var document = DefinitionReader.Read(utf8Json, HistoryMapJson.Default.HistoryMapDocument, problems);
        var map = document is null ? null : new HistoryMap(document, utf8Json.ToArray(), problems);
        problems.Locate(utf8Json);
        problems.ThrowIfAny();
        return map!;
    }

    /// <summary>Finds the columns the map names in a log's header.</summary>
    /// <param name="header">The header's names in order; one that comes again is known as <c>name.1</c>, <c>name.2</c>.</param>
    /// <exception cref="DefinitionException">Lists every column that the header does not have.</exception>
    internal HistoryColumns Bind(IReadOnlyList<string> header)
    {
        var problems = new ProblemList();
        var columns = new HistoryColumns(this, header, problems);
        Throw(problems);
        return columns;
    }

    /// <summary>Whether a field says nothing. Maps name few marks and rows have many fields: a walk is faster than a set.</summary>
    internal bool IsMissing(ReadOnlySpan<char> field)
    {
        if (field.Length == 0)
            return true;
        foreach (var mark in _missing)
            if (field.SequenceEqual(mark))
                return true;
        return false;
    }

    /// <summary>Throws what is wrong with this map once more is known than the map alone.</summary>
    internal void Throw(ProblemList problems)
    {
        problems.Locate(_utf8);
        problems.ThrowIfAny();
    }

    /// <summary>A text, or several.</summary>
    private static string[] Words(JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (
            value.ValueKind == JsonValueKind.Array
            && value.GetArrayLength() > 0
            && value.EnumerateArray().All(w => w.ValueKind == JsonValueKind.String)
        )
            return [.. value.EnumerateArray().Select(w => w.GetString()!)];
        problems.Add(path, "json.wrong-type", value.GetRawText(), "a text, or a list of texts");
        return [];
    }

    private void CheckColumns(ProblemList problems)
    {
        foreach (var (path, header) in ColumnNames)
            if (header.Length == 0)
                problems.Add(path, "map.no-column", "an empty text", "the name of a column, as the header has it");
        CheckMoments(problems);
        if (Columns is { OpenedTimeOfDay: { } time, Opened: null })
            problems.Add(
                "$.columns.openedTimeOfDay",
                "map.time-of-day-alone",
                $"'{time}' without 'opened'",
                "the date's column as 'opened' beside it"
            );
        string[] translated = ["priority", "impact", "urgency", "category", "team", "agent"];
        foreach (var column in Values.Keys.Where(c => !translated.Contains(c)))
            problems.AddUnknown(JsonPath.Step("$.values", column), "map.unknown-values", column, translated);
    }

    /// <summary>A row has one state at one time, or each of its moments a column.</summary>
    private void CheckMoments(ProblemList problems)
    {
        (string Member, string? Column)[] ofRows =
        [
            ("state", Columns.State),
            ("time", Columns.Time),
            ("timeOfDay", Columns.TimeOfDay),
            ("substate", Columns.Substate),
        ];
        if (Moments.Length == 0)
            foreach (var (member, _) in ofRows.Take(2).Where(c => c.Column is null))
                problems.Add(
                    "$.columns." + member,
                    "map.no-column",
                    "nothing",
                    "the name of a column; or 'moments', for one row per ticket"
                );
        else
            foreach (var (member, column) in ofRows.Where(c => c.Column is not null))
                problems.Add("$.columns." + member, "map.moments-beside", $"'{column}' beside 'moments'", "either of them");
        var words = States.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, _, word) in Moments.Where(m => !words.Contains(m.Word)))
            problems.AddUnknown(path, "map.unknown-log-state", word, words);
    }
}
