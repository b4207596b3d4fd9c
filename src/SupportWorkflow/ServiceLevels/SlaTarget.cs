using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// How much time a promise allows: <c>PT2H</c> round the clock, <c>PT2H</c> of a calendar's working time, <c>1 business day</c>, or until a
/// promised instant. Plain data; it names its calendar and never contains it. <c>default</c> is no time at all.
/// </summary>
[JsonConverter(typeof(SlaTargetConverter))]
public readonly record struct SlaTarget
{
    private readonly Duration _amount;

    private SlaTarget(
        SlaTargetKind kind,
        Duration amount,
        int days = 0,
        string? calendar = null,
        BusinessDayRule rule = default,
        ClosingRule closing = default
    ) => (Kind, _amount, Days, Calendar, Rule, Closing) = (kind, amount, days, calendar, rule, closing);

    /// <summary>How the time is counted.</summary>
    internal SlaTargetKind Kind { get; }

    /// <summary>The time allowed; zero for business days and promised instants.</summary>
    public Duration Time => Kind is SlaTargetKind.Elapsed or SlaTargetKind.Work ? _amount : Duration.Zero;

    /// <summary>The business days allowed; zero otherwise.</summary>
    public int Days { get; }

    /// <summary>The instant promised; null otherwise.</summary>
    public Instant? Promised => Kind == SlaTargetKind.Until ? NodaConstants.UnixEpoch + _amount : null;

    /// <summary>The calendar that counts; null for elapsed time.</summary>
    public string? Calendar { get; }

    /// <summary>What "N business days" means; ignored otherwise.</summary>
    public BusinessDayRule Rule { get; }

    /// <summary>When working time that ends exactly at closing time is due; ignored otherwise.</summary>
    public ClosingRule Closing { get; }

    /// <summary>Time round the clock.</summary>
    public static SlaTarget Elapsed(Duration time) => new(SlaTargetKind.Elapsed, Positive(time));

    /// <summary>Time while the calendar is open.</summary>
    public static SlaTarget Work(Duration time, string calendar, ClosingRule closing = ClosingRule.ClosingInstant) =>
        new(SlaTargetKind.Work, Positive(time), 0, calendar, default, closing);

    /// <summary>Business days of the calendar.</summary>
    public static SlaTarget BusinessDays(int days, string calendar, BusinessDayRule rule = BusinessDayRule.SameTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return new(SlaTargetKind.BusinessDays, Duration.Zero, days, calendar, rule);
    }

    /// <summary>
    /// Until a promised instant, in elapsed time (HND-8). No pause moves it, and no end that was undone: time counts whatever waits.
    /// Promised for an instant not after the start, it is due at the start.
    /// </summary>
    public static SlaTarget Until(Instant promised) => new(SlaTargetKind.Until, promised - NodaConstants.UnixEpoch);

    /// <summary>The target in words.</summary>
    public LocalText Text =>
        Kind switch
        {
            SlaTargetKind.BusinessDays => ServiceLevelTexts.Table.Say(Days == 1 ? "business-day" : "business-days", Days, Calendar),
            SlaTargetKind.Work => ServiceLevelTexts.Table.Say("work", ServiceLevelTexts.Spoken(Time), Calendar),
            SlaTargetKind.Until => ServiceLevelTexts.Table.Say("until", InstantPattern.ExtendedIso.Format(Promised!.Value)),
            _ => ServiceLevelTexts.Spoken(Time),
        };

    /// <summary>A length of time as people say it: "2 h 5 min", in days of 24 hours, hours, minutes and seconds;
    /// what is zero is left out.</summary>
    public static LocalText Spoken(Duration time) => ServiceLevelTexts.Spoken(time);

    /// <summary>The time without its calendar, as JSON writes it: <c>PT2H</c>, <c>3 business days</c>.</summary>
    internal string Within =>
        Kind == SlaTargetKind.BusinessDays
            ? string.Create(CultureInfo.InvariantCulture, $"{Days} business day{(Days == 1 ? "" : "s")}")
            : Iso(Time);

    /// <summary><c>PT2H</c>, <c>PT2H office</c>, <c>3 business days office</c>, <c>until 2024-10-11T10:00:00Z</c>.</summary>
    public override string ToString() =>
        Promised is { } promised ? $"until {InstantPattern.ExtendedIso.Format(promised)}"
        : Calendar is null ? Within
        : $"{Within} {Calendar}";

    /// <summary>When so much time has passed from an instant on if nothing pauses it; null: never within the calendar's horizon.</summary>
    /// <param name="start">From when.</param>
    /// <param name="calendar">Its calendar; null: elapsed time.</param>
    internal Instant? After(Instant start, WorkCalendar? calendar)
    {
        if (Kind == SlaTargetKind.BusinessDays)
            return calendar!.TryDueAfterBusinessDays(start, Days, Rule);
        if (Kind == SlaTargetKind.Work)
            return calendar!.TryAdd(start, _amount, out var due, Closing) ? due : null;
        return start <= Instant.MaxValue - _amount ? start + _amount : null;
    }

    /// <summary>How it is counted, whatever the amount: of two with one unit the one that allows less is due first.</summary>
    internal SlaTarget WithoutAmount() => new(Kind, Duration.Zero, 0, Calendar, Rule, Closing);

    /// <summary>The same on another calendar; elapsed time has none and stays.</summary>
    internal SlaTarget On(string calendar) => Calendar is null ? this : new(Kind, _amount, Days, calendar, Rule, Closing);

    /// <summary>Whether an amount of this target's time means the same to another target.</summary>
    internal bool CountsLike(in SlaTarget other) => Counting(Kind) == Counting(other.Kind);

    /// <summary>Hours, minutes, seconds and their parts; no days, which would read as calendar days.</summary>
    internal static string Iso(Duration time)
    {
        var rest = time.ToInt64Nanoseconds();
        var (hours, minutes, seconds) = (
            rest / NodaConstants.NanosecondsPerHour,
            rest / NodaConstants.NanosecondsPerMinute % 60,
            rest / NodaConstants.NanosecondsPerSecond % 60
        );
        return PeriodPattern.Roundtrip.Format(
            new PeriodBuilder
            {
                Hours = hours,
                Minutes = minutes,
                Seconds = seconds,
                Nanoseconds = rest % NodaConstants.NanosecondsPerSecond,
            }.Build()
        );
    }

    private static SlaTargetKind Counting(SlaTargetKind kind) => kind == SlaTargetKind.Until ? SlaTargetKind.Elapsed : kind;

    private static Duration Positive(Duration time) =>
        time > Duration.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A target allows more than no time.");
}
