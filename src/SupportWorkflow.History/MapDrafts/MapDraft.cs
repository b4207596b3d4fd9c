using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportWorkflow.History;

/// <summary>
/// Writes a first map of a log nobody has mapped: what was guessed, why, and what only a human can say. It can be used as it stands.
/// </summary>
/// <example><code>
/// using var log = File.OpenRead("acme.csv");
/// File.WriteAllText("acme.map.json", MapDraft.Of(log, "acme.csv"));
/// </code></example>
public sealed class MapDraft
{
    private const int MostSamples = 3,
        LongestSample = 40,
        MostPriorities = 20;

    /// <summary>Marks that can hardly be words.</summary>
    private static readonly string[] PlainMarks = ["?", "-", "--", "—", "NULL", "null", "(null)", "\\N", "#N/A", "(empty)", "(blank)"];

    private static readonly TextTable Texts = new("History.MapDrafts");

    private readonly LogSample _sample;
    private readonly ColumnRoles _roles;
    private readonly string _language;
    private readonly StringBuilder _text = new();

    private MapDraft(LogSample sample, string language) => (_sample, _roles, _language) = (sample, new(sample), language);

    /// <summary>The map as JSON with comments: what stands in the log, what was guessed of it.</summary>
    /// <param name="log">The log in CSV from its first byte on; it is read to its end and stays open.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="language">
    /// The language of the comments: every tag that begins with <c>zh</c> is Chinese, all others are English.
    /// </param>
    /// <exception cref="LogFormatException">The log is empty, or has a line that does not end.</exception>
    public static string Of(Stream log, string name, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(log);
        var map = "";
        LogReader.Guard(() =>
        {
            using var sample = new LogSample(log);
            map = new MapDraft(sample, language).Write(name);
        });
        return map;
    }

    private string Write(string log)
    {
        var found = new SuggestedStates(_sample, _roles);
        Comment(0, "title", log, Number(found.Rows));
        Comment(0, "marks");
        Line(0, "{");
        if (_sample.Sniff is { } sniff)
            Format(sniff);
        Times();
        if (_roles.Missing is { Count: > 0 } missing)
            Member("missing", List(missing), missing.All(m => PlainMarks.Contains(m)) ? "missing" : "missing-guess");
        Columns();
        Moments();
        States(found);
        Marks(found);
        Values(found);
        Line(0, "}");
        return _text.ToString();
    }

    private void Format(LogSniff sniff)
    {
        var lines = sniff.LineBreaksInQuotes ? ", \"lineBreaksInQuotes\": true" : "";
        var delimiter = Quoted(sniff.Delimiter == '\t' ? "tab" : sniff.Delimiter.ToString());
        Member(
            "log",
            $"{{ \"delimiter\": {delimiter}, \"encoding\": {Quoted(sniff.Encoding)}{lines} }}",
            sniff.IsCertain ? "log" : "log-guess"
        );
    }

    private void Times()
    {
        Comment(1, "zone");
        Member("zone", Quoted("UTC"), null);
        var columns = TimeColumns().ToList();
        if (columns.Exists(c => c.Times.HasOffset))
            Member("offsets", Quoted("trust"), "offsets");
        string[] formats = [.. TimeFormats(columns).Distinct()];
        if (formats.Length == 0)
            return;
        var comment =
            columns.Exists(c => c.Times.IsAmbiguous) ? "ambiguous"
            : columns.TrueForAll(c => c.Times.ReadsAll) && !formats.Contains("excel") ? "times"
            : "guess";
        Member("times", List(formats), comment, Samples(columns[0]));
    }

    private IEnumerable<SampleColumn> TimeColumns() =>
        new[] { _roles.Time, _roles.Opened }.OfType<SampleColumn>().Concat(_roles.Moments.Select(m => m.Column));

    private IEnumerable<string> TimeFormats(List<SampleColumn> columns)
    {
        foreach (var column in columns)
        {
            var clock = column == _roles.Time ? _roles.TimeOfDay?.TimeOfDay : null;
            foreach (var format in column.Times.Formats)
                yield return clock is null ? format
                : format == "iso" ? (clock == "H:mm" ? "uuuu-MM-dd H:mm" : "uuuu-MM-dd H:mm:ss")
                : $"{format} {clock}";
        }
    }

    private void Columns()
    {
        Line(1, "\"columns\": {");
        Column("case", _roles.Case, ColumnName.Case, "case", isNeeded: true);
        Column("state", _roles.State, ColumnName.State, "state", isNeeded: _roles.Moments.Count == 0);
        Column("time", _roles.Time, ColumnName.Time, "time", isNeeded: _roles.Moments.Count == 0);
        Column("timeOfDay", _roles.TimeOfDay, ColumnName.Time, "time-of-day");
        Column("substate", _roles.Substate, ColumnName.Substate, "substate");
        Column("opened", _roles.Opened, ColumnName.Opened, "opened");
        (string, SampleColumn?, string[])[] facts =
        [
            ("priority", _roles.Priority, ColumnName.Priority),
            ("impact", _roles.Impact, ColumnName.Impact),
            ("urgency", _roles.Urgency, ColumnName.Urgency),
            ("category", _roles.Category, ColumnName.Category),
            ("team", _roles.Team, ColumnName.Team),
            ("agent", _roles.Agent, ColumnName.Agent),
        ];
        foreach (var (member, column, names) in facts)
            Column(member, column, names, "fact");
        foreach (var unused in _roles.Unused)
            Comment(2, "unused", Shown(unused.Name), Samples(unused));
        Line(1, "},");
    }

    /// <summary>A column whose name says so is certain; one that only behaves so is a guess.</summary>
    private void Column(string member, SampleColumn? column, string[] names, string comment, bool isNeeded = false)
    {
        if (column is not null)
            Line(
                2,
                $"{Quoted(member)}: {Quoted(column.Name)},",
                ColumnName.Score(column.Name, names) >= ColumnName.Certain ? comment : "guess",
                Samples(column)
            );
        else if (isNeeded)
            Line(2, $"{Quoted(member)}: \"\",", "not-found", member);
    }

    /// <summary>Where a row is a ticket: the columns that say when something happened to it.</summary>
    private void Moments()
    {
        if (_roles.Moments.Count == 0)
            return;
        Comment(1, "moments");
        Line(1, "\"moments\": {");
        foreach (var (column, word) in _roles.Moments)
        {
            var names = ColumnRoles.NamesOf(word);
            var comment = ColumnName.Score(column.Name, names) >= ColumnName.Certain ? "fact" : "guess";
            Line(2, $"{Quoted(column.Name)}: {Quoted(word)},", comment, Samples(column));
        }
        Line(1, "},");
    }

    private void States(SuggestedStates found)
    {
        if (_roles.Moments.Count == 0)
            Comment(1, "states", _roles.State is null ? "–" : Shown(_roles.State.Name), Number(found.States.Count));
        if (found.States.Count >= SuggestedStates.Most)
            Comment(1, "too-many", Number(SuggestedStates.Most));
        Line(1, "\"states\": {");
        foreach (var (word, count) in SuggestedStates.Ordered(found.States))
        {
            var guess = StateWord.Of(word);
            Line(
                2,
                $"{Quoted(word)}: {Meaning(guess)},",
                guess is null ? "state-unknown"
                    : guess.IsCertain ? "rows"
                    : "rows-guess",
                Number(count)
            );
        }
        Line(1, "},");
    }

    private static string Meaning(StateWord? guess)
    {
        if (guess?.Kind is null)
            return "{ \"stays\": true }";
        var on = guess.On is null ? "" : $", \"on\": {Quoted(guess.On)}";
        var state = guess.State is null ? "" : $", \"state\": {Quoted(guess.State)}";
        return $"{{ \"kind\": {Quoted(guess.Kind)}{on}{state} }}";
    }

    private void Marks(SuggestedStates found)
    {
        var words = SuggestedStates.Ordered(found.States).Select(s => (s.Key, Meaning: StateWord.Of(s.Key))).ToList();
        Mark("created", w => w is { Creates: true });
        Mark("responded", w => w?.Kind is "working" or "waiting" or "done" or "final");
        Mark("resolved", w => w?.Kind == "done");
        Mark("closed", w => w?.Kind == "final");

        void Mark(string member, Func<StateWord?, bool> means)
        {
            string[] named = [.. words.Where(w => means(w.Meaning)).Select(w => w.Key)];
            Member(member, List(named), named.Length == 0 && Texts.Has(member + "-none") ? member + "-none" : member);
        }
    }

    private void Values(SuggestedStates found)
    {
        if (found.Priorities.Count is 0 or > MostPriorities)
            return;
        Comment(1, "values");
        Line(1, "\"values\": {");
        Line(2, "\"priority\": {");
        foreach (var (word, count) in SuggestedStates.Ordered(found.Priorities))
        {
            var ours = PriorityWord.Of(word, out var isCertain);
            Line(
                3,
                $"{Quoted(word)}: {Quoted(ours ?? word)},",
                ours is null ? "priority-unknown"
                    : isCertain ? "rows"
                    : "rows-guess",
                Number(count)
            );
        }
        Line(2, "},");
        Line(1, "},");
    }

    private void Member(string member, string value, string? comment, params ReadOnlySpan<object?> values) =>
        Line(1, $"{Quoted(member)}: {value},", comment, values);

    private void Line(int depth, string json, string? comment = null, params ReadOnlySpan<object?> values)
    {
        _text.Append(' ', 2 * depth).Append(json);
        if (comment is not null)
            _text.Append("  // ").Append(Say(comment, values));
        _text.Append('\n');
    }

    private void Comment(int depth, string key, params ReadOnlySpan<object?> values)
    {
        foreach (var line in Say(key, values).Split('\n'))
            _text.Append(' ', 2 * depth).Append("// ").Append(line.Trim()).Append('\n');
    }

    private string Say(string key, ReadOnlySpan<object?> values) => Texts.Say(key, values).In(_language);

    private static string Samples(SampleColumn column) =>
        column.Counts.Count == 0
            ? "–"
            : string.Join(" · ", column.Counts.OrderByDescending(c => c.Value).Take(MostSamples).Select(c => Shown(c.Key)));

    /// <summary>Fit for a comment: one line, not long, nothing a terminal would obey.</summary>
    private static string Shown(string value)
    {
        var text = string.Concat(value.Take(LongestSample).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return value.Length > LongestSample ? text + "…" : text;
    }

    private static string List(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Quoted)) + "]";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
