using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.History;

/// <summary>Reads the times of a log in the formats its map names.</summary>
internal sealed class HistoryTimes
{
    public const int FirstYear = 1900,
        LastYear = 2100;

    private readonly List<Format> _formats = [];
    private readonly bool _trustsOffsets;

    private delegate bool Format(ReadOnlySpan<char> text, out LocalDateTime local, out Offset? offset);

    private HistoryTimes(bool trustsOffsets) => _trustsOffsets = trustsOffsets;

    public static HistoryTimes Parse(HistoryMapDocument document, ProblemList problems)
    {
        if (document.Offsets is not (null or "trust" or "ignore"))
            problems.AddUnknown("$.offsets", "map.unknown-offsets", document.Offsets, ["trust", "ignore"]);
        var times = new HistoryTimes(document.Offsets != "ignore");
        var formats = document.Times is { Count: > 0 } given ? given : ["iso"];
        for (var i = 0; i < formats.Count; i++)
        {
            try
            {
                times._formats.Add(FormatOf(formats[i]));
            }
            catch (InvalidPatternException e)
            {
                problems.Add(
                    $"$.times[{i}]",
                    "map.bad-time-format",
                    $"'{formats[i]}': {e.Message}",
                    "iso, unix-seconds, unix-milliseconds, excel, excel-1904, or a format such as d/M/uuuu HH:mm"
                );
            }
        }
        return times;
    }

    /// <summary>
    /// Reads a time. The formats are tried in the map's order, always: a text that fits two of them means the same on every row.
    /// </summary>
    public bool TryRead(ReadOnlySpan<char> text, HistoryClock clock, out HistoryTime time)
    {
        foreach (var format in _formats)
        {
            if (!format(text, out var local, out var offset))
                continue;
            if (local.Year is < FirstYear or > LastYear)
                continue;
            time = offset is { } known && _trustsOffsets ? clock.At(local.WithOffset(known).ToInstant()) : clock.Of(local);
            return true;
        }
        time = default;
        return false;
    }

    /// <summary>Blanks that do not break lines are blanks, and halves of the day are AM and PM however they are written.</summary>
    public static string Usual(string text) =>
        text.Replace('\u00A0', ' ')
            .Replace('\u202F', ' ')
            .Replace("上午", "AM", StringComparison.Ordinal)
            .Replace("下午", "PM", StringComparison.Ordinal)
            .Replace("a.m.", "AM", StringComparison.OrdinalIgnoreCase)
            .Replace("p.m.", "PM", StringComparison.OrdinalIgnoreCase)
            .Replace("a. m.", "AM", StringComparison.OrdinalIgnoreCase)
            .Replace("p. m.", "PM", StringComparison.OrdinalIgnoreCase);

    private static Format FormatOf(string format) =>
        format switch
        {
            "iso" => (text, out local, out offset) => IsoTime.TryRead(text, out local, out offset),
            "unix-seconds" => (text, out local, out offset) => CountedTime.TryReadUnix(text, 1000, out local, out offset),
            "unix-milliseconds" => (text, out local, out offset) => CountedTime.TryReadUnix(text, 1, out local, out offset),
            "excel" => Serial(from1904: false),
            "excel-1904" => Serial(from1904: true),
            _ when format.Contains("o<", StringComparison.Ordinal) => WithOffset(
                OffsetDateTimePattern.CreateWithInvariantCulture(format),
                format
            ),
            _ => Local(LocalDateTimePattern.CreateWithInvariantCulture(format), PlainTime.Of(format), format),
        };

    private static Format Serial(bool from1904) =>
        (text, out local, out offset) =>
        {
            offset = null;
            return CountedTime.TryReadSerial(text, from1904, out local);
        };

    private static Format Local(LocalDateTimePattern pattern, PlainTime? plain, string format)
    {
        var read = Reader(pattern, format);
        return (text, out local, out offset) =>
        {
            offset = null;
            return (plain is not null && plain.TryRead(text, out local)) || read(text.ToString(), out local);
        };
    }

    private static Format WithOffset(OffsetDateTimePattern pattern, string format)
    {
        var read = Reader(pattern, format);
        return (text, out local, out offset) =>
        {
            var fits = read(text.ToString(), out var time);
            (local, offset) = fits ? (time.LocalDateTime, time.Offset) : default((LocalDateTime, Offset?));
            return fits;
        };
    }

    /// <summary>A pattern that also takes the words of other languages for halves of the day and for months.</summary>
    private static Words<T> Reader<T>(IPattern<T> pattern, string format)
    {
        var (hasHalves, hasMonths) = (format.Contains("tt", StringComparison.Ordinal), format.Contains("MMM", StringComparison.Ordinal));
        var inFull = format.Contains("MMMM", StringComparison.Ordinal);
        return (text, out time) =>
        {
            var usual = hasHalves || hasMonths ? Usual(text) : text;
            if (!hasMonths)
                return pattern.Parse(usual).TryGetValue(default!, out time);
            return pattern.Parse(MonthName.InEnglish(usual, inFull, dropsDots: false)).TryGetValue(default!, out time)
                || pattern.Parse(MonthName.InEnglish(usual, inFull, dropsDots: true)).TryGetValue(default!, out time);
        };
    }

    private delegate bool Words<T>(string text, out T time);
}
