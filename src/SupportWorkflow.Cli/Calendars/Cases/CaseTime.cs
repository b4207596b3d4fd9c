using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>How the tool reads a time somebody wrote: a date, a local time, or an instant with its offset.</summary>
internal static class CaseTime
{
    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.FFFFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    private static readonly OffsetPattern[] Offsets =
    [
        OffsetPattern.GeneralInvariantWithZ,
        OffsetPattern.CreateWithInvariantCulture("+HHmm"),
        OffsetPattern.CreateWithInvariantCulture("+HH"),
    ];

    private static readonly OffsetDateTimePattern Shown = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<Z+HH:mm>"
    );

    // An ambiguous local time is its earlier reading, one in a gap the transition.
    private static readonly ZoneLocalMappingResolver Lenient = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    public static bool IsDate(string text) => LocalDatePattern.Iso.Parse(text).Success;

    /// <exception cref="FormatException">The text is no date, local time or instant.</exception>
    public static LocalDate Date(string text, DateTimeZone zone) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : Instant(text, zone).InZone(zone).Date;

    /// <summary>A date alone is its first instant.</summary>
    /// <exception cref="FormatException">The text is no date, local time or instant.</exception>
    public static Instant Instant(string text, DateTimeZone zone)
    {
        text = text.Trim();
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
            return zone.AtStartOfDay(date).ToInstant();
        var sign =
            text.Length < 11 ? -1
            : text.AsSpan(11).IndexOfAny("Zz+-") is var at and >= 0 ? at + 11
            : -1;
        var offset = sign < 0 ? null : (Offset?)ReadOffset(text[sign..], text);
        var localText = (sign < 0 ? text : text[..sign]).TrimEnd();
        foreach (var pattern in Local)
            if (pattern.Parse(localText).TryGetValue(default, out var local))
                return offset is { } known ? local.WithOffset(known).ToInstant() : zone.ResolveLocal(local, Lenient).ToInstant();
        throw new FormatException($"'{text}' is no time such as 2026-02-14T09:00 or 2026-02-14T09:00:00+08:00");
    }

    public static string Show(Instant instant, DateTimeZone zone) => Shown.Format(instant.InZone(zone).ToOffsetDateTime());

    /// <summary>A duration in ISO 8601, hours not folded into days.</summary>
    public static string Show(Duration time)
    {
        var shown = PeriodPattern.Roundtrip.Format(
            new PeriodBuilder
            {
                Hours = (long)Math.Floor(Math.Abs(time.TotalHours)),
                Minutes = Math.Abs(time.Minutes),
                Seconds = Math.Abs(time.Seconds),
                Nanoseconds = Math.Abs(time.SubsecondNanoseconds),
            }.Build()
        );
        return (time < Duration.Zero ? "-" : "") + (shown is "P" or "P0D" ? "PT0S" : shown);
    }

    private static Offset ReadOffset(string text, string whole)
    {
        foreach (var pattern in Offsets)
            if (pattern.Parse(text.ToUpperInvariant()).TryGetValue(default, out var offset))
                return offset;
        throw new FormatException($"'{text}' in '{whole}' is no offset such as Z or +08:00");
    }
}
