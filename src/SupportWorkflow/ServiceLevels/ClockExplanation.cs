using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Why a clock stands as it does: data first, sentences in both languages second. Same input, same text.</summary>
public sealed class ClockExplanation
{
    private static readonly LocalDateTimePattern Shown = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss;FFFFFFFFF");
    private readonly TargetChoice? _choice;
    private readonly DateTimeZone _zone;
    private readonly LocalText _name;

    internal ClockExplanation(SlaClock clock, LocalText name, DateTimeZone zone, TargetChoice? choice) =>
        (Objective, _name, _zone, _choice) = (clock.Objective, name, zone, choice);

    /// <summary>Which promise.</summary>
    public string Objective { get; }

    /// <summary>Which run of it, counted from 1; 0: it was never started.</summary>
    public required int Cycle { get; init; }

    /// <summary>When time began to count; null: it has not.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant? StartedAt { get; init; }

    /// <summary>When the cycle ended; null: it has not.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant? EndedAt { get; init; }

    /// <summary>The figures.</summary>
    public required ClockReading Reading { get; init; }

    /// <summary>The target in force; null: none applies.</summary>
    public SlaTarget? Target => _choice?.Target;

    /// <summary>The row of the objective that chose the target, counted from 1; null: no row did.</summary>
    public int? Row => _choice?.Row;

    /// <summary>The profile version in which the row stands; null: no row did.</summary>
    public ProfileVersion? Profile => _choice?.Profile;

    /// <summary>Every stretch from the start on, without a gap.</summary>
    public required ValueList<ClockSegment> Segments { get; init; }

    /// <summary>Holidays, closings, overrides and make-up days among the dates on which time was counted.</summary>
    public required ValueList<SpecialDay> SpecialDays { get; init; }

    /// <summary>The dates for which holidays are known, where they do not cover all the dates on which time was counted.</summary>
    public required DateInterval? HolidaysKnownOnly { get; init; }

    /// <summary>
    /// What <see cref="Segments"/> add up to, exactly: the whole target when the clock is followed to its due time,
    /// otherwise what was used.
    /// </summary>
    [JsonConverter(typeof(DurationConverter))]
    public required Duration Sum { get; init; }

    /// <summary>Whether <see cref="Sum"/> is the whole target.</summary>
    public bool IsWholeTarget =>
        Reading.Phase == ClockPhase.Running && Reading.BreachedAt is null && Sum == Reading.Used + Reading.Remaining;

    /// <summary>How the promise stands, in one sentence.</summary>
    public LocalText Text
    {
        get
        {
            if (_choice is null || StartedAt is not { } started)
                return Say("not-started", _name);
            var key = (Reading.Phase, Reading.Outcome) switch
            {
                (_, ClockOutcome.Met) => "met",
                (ClockPhase.Cancelled, ClockOutcome.Missed) => "missed-cancelled",
                (_, ClockOutcome.Missed) => "missed",
                (_, ClockOutcome.Cancelled) => "cancelled",
                (ClockPhase.Paused, ClockOutcome.Open) => "paused",
                (_, ClockOutcome.Breached) => "breached",
                _ => "running",
            };
            var due = Reading.DueAt is { } at ? Local(at) : "–";
            return Say(
                key,
                _name,
                due,
                _choice.Target.Text,
                Local(started),
                ServiceLevelTexts.Spoken(Reading.Used),
                ServiceLevelTexts.Spoken(Reading.Remaining)
            );
        }
    }

    /// <summary>How far holidays are known, where that is not far enough; null: it is.</summary>
    internal LocalText? UnknownHolidays =>
        HolidaysKnownOnly is { } known
            ? Say("day-unknown", LocalDatePattern.Iso.Format(known.Start), LocalDatePattern.Iso.Format(known.End))
            : null;

    /// <summary>The explanation for a person: how the promise stands, who chose the target, every stretch that counted, pauses,
    /// unusual days, the sum.</summary>
    public ValueList<LocalText> Lines
    {
        get
        {
            if (_choice is null || StartedAt is null)
                return [Text];
            return
            [
                Text,
                Row is { } row
                    ? Say("explain-row", _choice.Target.Text, row, Profile, _zone.Id)
                    : Say("explain-target", _choice.Target.Text, _zone.Id),
                .. Segments.Where(s => s.Why != ClockSegment.Closed).Select(Line),
                .. SpecialDays.Select(d => Say($"day-{d.Code}", LocalDatePattern.Iso.Format(d.Date), d.Text)),
                .. UnknownHolidays is { } unknown ? [unknown] : Array.Empty<LocalText>(),
                Say(
                    IsWholeTarget ? "explain-whole" : "explain-used",
                    ServiceLevelTexts.Spoken(Sum),
                    ServiceLevelTexts.Spoken(Reading.Used + Reading.Remaining)
                ),
            ];
        }
    }

    /// <summary>The explanation in a language (<c>en</c>, <c>zh-CN</c>), one line each.</summary>
    public string ToText(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return string.Join('\n', Lines.Select(l => l.In(language)));
    }

    /// <summary>The explanation in English.</summary>
    public override string ToString() => ToText();

    private LocalText Line(ClockSegment segment) =>
        segment.Text is { } why && segment.Why == ClockSegment.Paused
            ? Say("explain-paused-because", Local(segment.Start), Local(segment.End), why)
            : Say($"explain-{segment.Why}", Local(segment.Start), Local(segment.End), ServiceLevelTexts.Spoken(segment.Counted));

    private string Local(Instant at) => Shown.Format(at.InZone(_zone).LocalDateTime);

    private static LocalText Say(string key, params ReadOnlySpan<object?> values) => ServiceLevelTexts.Table.Say(key, values);
}
