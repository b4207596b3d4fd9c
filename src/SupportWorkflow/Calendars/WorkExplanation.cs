using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Calendars;

/// <summary>Why an amount of working time lies between two instants:
/// the stretches that were counted, and the days that were not ordinary.</summary>
public sealed class WorkExplanation
{
    private static readonly TextTable Texts = new("Calendars");
    private static readonly OffsetDateTimePattern Shown = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<Z+HH:mm>"
    );

    internal WorkExplanation(DateTimeZone zone) => Zone = zone;

    /// <summary>Where the calculation began; after <see cref="End"/> when it went backwards.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant Start { get; init; }

    /// <summary>Where it ended.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant End { get; init; }

    /// <summary>The working time; negative when it went backwards. The lengths of <see cref="Segments"/> add up to it exactly.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public required Duration Work { get; init; }

    /// <summary>The open stretches that were counted, earliest first.</summary>
    public required ValueList<WorkInterval> Segments { get; init; }

    /// <summary>Holidays, closings, overrides and make-up days among the dates touched, earliest first.</summary>
    public required ValueList<SpecialDay> SpecialDays { get; init; }

    /// <summary>The dates for which holidays are known, where they do not cover all the dates touched.</summary>
    public required DateInterval? HolidaysKnownOnly { get; init; }

    /// <summary>The zone of the calendar, in which times are shown.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The explanation for a person, line by line: the sum, every segment, every special day.</summary>
    public ValueList<LocalText> Lines =>
        [
            Texts.Say("explain-sum", Show(Work), Show(Start), Show(End)),
            .. Segments.Select(s => Texts.Say("explain-segment", Show(s.Start), Show(s.End), Show(s.Length))),
            .. SpecialDays.Select(d => Texts.Say($"explain-{d.Code}", LocalDatePattern.Iso.Format(d.Date), d.Text)),
            .. HolidaysKnownOnly is { } known
                ? [Texts.Say("explain-unknown", LocalDatePattern.Iso.Format(known.Start), LocalDatePattern.Iso.Format(known.End))]
                : Array.Empty<LocalText>(),
        ];

    /// <summary>The explanation in a language (<c>en</c>, <c>zh-CN</c>), one line each.</summary>
    public string ToText(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return string.Join('\n', Lines.Select(l => l.In(language)));
    }

    /// <summary>The explanation in English.</summary>
    public override string ToString() => ToText();

    private string Show(Instant instant) => Shown.Format(instant.InZone(Zone).ToOffsetDateTime());

    private static string Show(Duration work)
    {
        var time = PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(work.ToInt64Nanoseconds() is var n && n < 0 ? -n : n));
        return work < Duration.Zero ? "-" + time : time;
    }
}
