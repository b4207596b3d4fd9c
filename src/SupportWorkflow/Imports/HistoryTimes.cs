using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Imports;

/// <summary>Reads the times of a log in the formats its map names.</summary>
internal sealed class HistoryTimes
{
    public const int FirstYear = 1900, LastYear = 2100;

    private static readonly IPattern<LocalDateTime>[] IsoLocal =
    [
        LocalDateTimePattern.ExtendedIso, .. Local("uuuu-MM-dd HH:mm:ss;FFFFFFFFF", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm", "uuuu-MM-dd"),
    ];

    private static readonly IPattern<OffsetDateTime>[] IsoOffset =
    [
        OffsetDateTimePattern.ExtendedIso,
        .. WithOffset(
            "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<Z+HH:mm>", "uuuu-MM-dd HH:mm:ss;FFFFFFFFFo<Z+HH:mm>", "uuuu-MM-dd HH:mm:ss;FFFFFFFFF o<Z+HH:mm>",
            "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<Z+HHmm>", "uuuu-MM-dd HH:mm:ss;FFFFFFFFF o<Z+HHmm>", "uuuu-MM-dd'T'HH:mmo<Z+HH:mm>"),
    ];

    private readonly List<Format> _formats = [];
    private readonly bool _trustsOffsets;
    private int _last;

    private delegate bool Format(string text, out LocalDateTime local, out Offset? offset);

    private HistoryTimes(bool trustsOffsets) => _trustsOffsets = trustsOffsets;

    public static HistoryTimes Parse(HistoryMapDocument document, ProblemList problems)
    {
        if (document.Offsets is not (null or "trust" or "ignore")) problems.AddUnknown("$.offsets", "map.unknown-offsets", document.Offsets, ["trust", "ignore"]);
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
                problems.Add($"$.times[{i}]", "map.bad-time-format", $"'{formats[i]}': {e.Message}", "iso, unix-seconds, unix-milliseconds, or a format such as d/M/uuuu HH:mm");
            }
        }
        return times;
    }

    /// <summary>Reads a time. The formats are tried in the map's order, the one that fitted last first.</summary>
    public bool TryRead(string text, DateTimeZone zone, out HistoryTime time)
    {
        for (var i = 0; i < _formats.Count; i++)
        {
            var at = i == 0 ? _last : i <= _last ? i - 1 : i;
            if (!_formats[at](text, out var local, out var offset)) continue;
            _last = at;
            if (local.Year is < FirstYear or > LastYear) break;
            time = offset is { } known && _trustsOffsets ? HistoryTime.At(local.WithOffset(known).ToInstant(), zone) : HistoryTime.Of(local, zone);
            return true;
        }
        time = default;
        return false;
    }

    private static Format FormatOf(string format) => format switch
    {
        "iso" => Iso,
        "unix-seconds" => (text, out local, out offset) => Unix(text, 1000, out local, out offset),
        "unix-milliseconds" => (text, out local, out offset) => Unix(text, 1, out local, out offset),
        _ when format.Contains("o<", StringComparison.Ordinal) => Offsets(WithOffset(format)),
        _ => Locals(Local(format)),
    };

    private static bool Iso(string text, out LocalDateTime local, out Offset? offset) =>
        TryLocal(IsoLocal, text, out local, out offset) || TryOffset(IsoOffset, text, out local, out offset);

    private static Format Locals(IPattern<LocalDateTime>[] patterns) => (text, out local, out offset) => TryLocal(patterns, text, out local, out offset);

    private static Format Offsets(IPattern<OffsetDateTime>[] patterns) => (text, out local, out offset) => TryOffset(patterns, text, out local, out offset);

    private static bool TryLocal(IPattern<LocalDateTime>[] patterns, string text, out LocalDateTime local, out Offset? offset)
    {
        offset = null;
        foreach (var pattern in patterns)
            if (pattern.Parse(text).TryGetValue(default, out local)) return true;
        local = default;
        return false;
    }

    private static bool TryOffset(IPattern<OffsetDateTime>[] patterns, string text, out LocalDateTime local, out Offset? offset)
    {
        foreach (var pattern in patterns)
        {
            if (!pattern.Parse(text).TryGetValue(default, out var read)) continue;
            (local, offset) = (read.LocalDateTime, read.Offset);
            return true;
        }
        (local, offset) = (default, null);
        return false;
    }

    private static bool Unix(string text, long unit, out LocalDateTime local, out Offset? offset)
    {
        (local, offset) = (default, Offset.Zero);
        if (!long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var count)) return false;
        if (Math.Abs(count) > 10_000_000_000_000 / unit) return false;
        local = Instant.FromUnixTimeMilliseconds(count * unit).InUtc().LocalDateTime;
        return true;
    }

    private static IPattern<LocalDateTime>[] Local(params string[] formats) => [.. formats.Select(LocalDateTimePattern.CreateWithInvariantCulture)];

    private static IPattern<OffsetDateTime>[] WithOffset(params string[] formats) => [.. formats.Select(OffsetDateTimePattern.CreateWithInvariantCulture)];
}
