using NodaTime;
using NodaTime.TimeZones;
using SupportWorkflow.Calendars;
using SupportWorkflow.Schedules;

namespace SupportWorkflow;

/// <summary>
/// What a desk does at fixed times: a progress check (HND-11), an inspection that opens a preventive ticket (INT-19), or a survey of those
/// who asked for help (RPT-7). It belongs to the desk and not to a ticket, so no ticket wakes up for it. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// DeskSchedule check = workflow.DeskSchedules[0];
/// Instant next = check.NextAfter(now)!.Value;
/// foreach (Notice notice in check.ProgressCheck(board, next)) await Send(notice);
/// </code></example>
public sealed partial class DeskSchedule
{
    /// <summary>For so many days a next time is looked for: a calendar that is closed longer has none.</summary>
    private const int MostDays = 3660;

    private static readonly ZoneLocalMappingResolver Lenient = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private readonly DateTimeZone _zone;
    private readonly WorkCalendar? _days;

    internal DeskSchedule(string name, LocalText text, ValueList<LocalTime> times, DateTimeZone zone, WorkCalendar? days) =>
        (Name, Text, Times, _zone, _days) = (name, text, times, zone, days);

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>What people call it.</summary>
    public LocalText Text { get; }

    /// <summary>The times of day, in the profile's zone, the earliest first.</summary>
    public ValueList<LocalTime> Times { get; }

    /// <summary>How often it comes; its days are those of its calendar.</summary>
    internal SchedulePeriod Every { get; init; }

    /// <summary>Whom a progress check tells; empty where it is none.</summary>
    public ValueList<NoticeRecipient> To { get; internal init; }

    /// <summary>What it opens; null: nothing.</summary>
    internal ScheduledTicket? Opens { get; init; }

    /// <summary>What it asks everybody whose ticket was solved since the last time; null: nothing.</summary>
    public LocalText? Asks { get; internal init; }

    /// <summary>
    /// The first time after an instant. A time that a clock change leaves out comes at the change, one that it brings twice comes the first
    /// time; a period without a day of its calendar has none. Null: there is none for ten years.
    /// </summary>
    public Instant? NextAfter(Instant after)
    {
        var today = after.InZone(_zone).Date;
        for (var start = StartOf(today); Period.DaysBetween(today, start) < MostDays; start = NextStart(start))
        {
            for (var date = start; date < NextStart(start); date = date.PlusDays(1))
            {
                if (_days?.IsBusinessDay(date) == false)
                    continue;
                foreach (var time in Times)
                    if (_zone.ResolveLocal(date + time, Lenient).ToInstant() is var at && at > after)
                        return at;
                // The first day of a period is its only one.
                break;
            }
        }
        return null;
    }

    /// <summary>The latest time not after an instant that comes after another one; null: none does.</summary>
    internal Instant? LatestUpTo(Instant now, Instant after)
    {
        Instant? latest = null;
        while (NextAfter(latest ?? after) is { } next && next <= now)
            latest = next;
        return latest;
    }

    private LocalDate StartOf(LocalDate date) =>
        Every switch
        {
            SchedulePeriod.Week => date.PlusDays(1 - (int)date.DayOfWeek),
            SchedulePeriod.Month => new(date.Year, date.Month, 1),
            SchedulePeriod.Quarter => new(date.Year, date.Month - (date.Month - 1) % 3, 1),
            SchedulePeriod.Year => new(date.Year, 1, 1),
            _ => date,
        };

    private LocalDate NextStart(LocalDate start) =>
        Every switch
        {
            SchedulePeriod.Week => start.PlusDays(7),
            SchedulePeriod.Month => start.PlusMonths(1),
            SchedulePeriod.Quarter => start.PlusMonths(3),
            SchedulePeriod.Year => start.PlusYears(1),
            _ => start.PlusDays(1),
        };
}
