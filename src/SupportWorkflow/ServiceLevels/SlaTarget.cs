using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// How much time a promise allows: <c>PT2H</c> round the clock, <c>PT2H</c> of a calendar's working time, or <c>1 business day</c>.
/// Plain data; it names its calendar and never contains it. <c>default</c> is no time at all.
/// </summary>
public readonly record struct SlaTarget
{
    private SlaTarget(SlaTargetKind kind, Duration time, int days, string? calendar, BusinessDayRule rule) =>
        (Kind, Time, Days, Calendar, Rule) = (kind, time, days, calendar, rule);

    /// <summary>How the time is counted.</summary>
    public SlaTargetKind Kind { get; }

    /// <summary>The time allowed; zero for business days.</summary>
    public Duration Time { get; }

    /// <summary>The business days allowed; zero otherwise.</summary>
    public int Days { get; }

    /// <summary>The calendar that counts; null for elapsed time.</summary>
    public string? Calendar { get; }

    /// <summary>What "N business days" means; ignored otherwise.</summary>
    public BusinessDayRule Rule { get; }

    /// <summary>Time round the clock.</summary>
    public static SlaTarget Elapsed(Duration time) => new(SlaTargetKind.Elapsed, Positive(time), 0, null, default);

    /// <summary>Time while the calendar is open.</summary>
    public static SlaTarget Work(Duration time, string calendar) => new(SlaTargetKind.Work, Positive(time), 0, calendar, default);

    /// <summary>Business days of the calendar.</summary>
    public static SlaTarget BusinessDays(int days, string calendar, BusinessDayRule rule = BusinessDayRule.SameTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return new(SlaTargetKind.BusinessDays, Duration.Zero, days, calendar, rule);
    }

    /// <summary>The target in words.</summary>
    public LocalText Text => Kind switch
    {
        SlaTargetKind.BusinessDays => ServiceLevelTexts.Table.Say(Days == 1 ? "business-day" : "business-days", Days, Calendar),
        SlaTargetKind.Work => ServiceLevelTexts.Table.Say("work", ServiceLevelTexts.Spoken(Time), Calendar),
        _ => ServiceLevelTexts.Spoken(Time),
    };

    /// <summary>The time without its calendar, as JSON writes it: <c>PT2H</c>, <c>3 business days</c>.</summary>
    internal string Within => Kind == SlaTargetKind.BusinessDays
        ? string.Create(CultureInfo.InvariantCulture, $"{Days} business day{(Days == 1 ? "" : "s")}")
        : PeriodPattern.Roundtrip.Format(Iso(Time));

    /// <summary><c>PT2H</c>, <c>PT2H office</c>, <c>3 business days office</c>.</summary>
    public override string ToString() => Calendar is null ? Within : $"{Within} {Calendar}";

    /// <summary>Hours, minutes, seconds and their parts; no days, which would read as calendar days.</summary>
    private static Period Iso(Duration time)
    {
        var rest = time.ToInt64Nanoseconds();
        var (hours, minutes, seconds) = (rest / NodaConstants.NanosecondsPerHour, rest / NodaConstants.NanosecondsPerMinute % 60, rest / NodaConstants.NanosecondsPerSecond % 60);
        return new PeriodBuilder { Hours = hours, Minutes = minutes, Seconds = seconds, Nanoseconds = rest % NodaConstants.NanosecondsPerSecond }.Build();
    }

    private static Duration Positive(Duration time) =>
        time > Duration.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A target allows more than no time.");
}
