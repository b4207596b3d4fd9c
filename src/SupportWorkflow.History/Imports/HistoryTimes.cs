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
                    "iso, unix-seconds, unix-milliseconds, or a format such as d/M/uuuu HH:mm"
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
            .Replace("p.m.", "PM", StringComparison.OrdinalIgnoreCase);

    private static Format FormatOf(string format) =>
        format switch
        {
            "iso" => (text, out local, out offset) => IsoTime.TryRead(text, out local, out offset),
            "unix-seconds" => (text, out local, out offset) => Unix(text, 1000, out local, out offset),
            "unix-milliseconds" => (text, out local, out offset) => Unix(text, 1, out local, out offset),
            _ when format.Contains("o<", StringComparison.Ordinal) => WithOffset(OffsetDateTimePattern.CreateWithInvariantCulture(format)),
            _ => Local(
                LocalDateTimePattern.CreateWithInvariantCulture(format),
                PlainTime.Of(format),
                format.Contains("tt", StringComparison.Ordinal)
            ),
        };

    private static Format Local(LocalDateTimePattern pattern, PlainTime? plain, bool inHalves) =>
        (text, out local, out offset) =>
        {
            offset = null;
            return (plain is not null && plain.TryRead(text, out local))
                || pattern.Parse(inHalves ? Usual(text.ToString()) : text.ToString()).TryGetValue(default, out local);
        };

    private static Format WithOffset(OffsetDateTimePattern pattern) =>
        (text, out local, out offset) =>
        {
            var fits = pattern.Parse(text.ToString()).TryGetValue(default, out var read);
            (local, offset) = fits ? (read.LocalDateTime, read.Offset) : default((LocalDateTime, Offset?));
            return fits;
        };

    private static bool Unix(ReadOnlySpan<char> text, long unit, out LocalDateTime local, out Offset? offset)
    {
        (local, offset) = (default, Offset.Zero);
        if (
            !long.TryParse(
                text,
                System.Globalization.NumberStyles.AllowLeadingSign,
                System.Globalization.CultureInfo.InvariantCulture,
                out var count
            )
        )
            return false;
        if (Math.Abs(count) > 10_000_000_000_000 / unit)
            return false;
        local = Instant.FromUnixTimeMilliseconds(count * unit).InUtc().LocalDateTime;
        return true;
    }
}
