using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Schedules;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// A progress check of the whole desk at fixed times of day (HND-11): what is open, overdue, at risk and blocked, for those who unblock it.
/// It belongs to the desk and not to a ticket, so no ticket wakes up for it. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// DeskSchedule check = workflow.DeskSchedules[0];
/// Instant next = check.NextAfter(now)!.Value;
/// foreach (Notice notice in check.ProgressCheck(board, next)) await Send(notice);
/// </code></example>
public sealed class DeskSchedule
{
    /// <summary>For so many days a next time is looked for: a calendar that is closed longer has none.</summary>
    private const int MostDays = 3660;

    /// <summary>How many tickets of each list the text names; the rest are counted.</summary>
    private const int MostNamed = 10;

    private static readonly ZoneLocalMappingResolver Lenient = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private readonly DateTimeZone _zone;
    private readonly WorkCalendar? _days;

    internal DeskSchedule(
        string name,
        LocalText text,
        ValueList<LocalTime> times,
        ValueList<NoticeRecipient> to,
        DateTimeZone zone,
        WorkCalendar? days
    ) => (Name, Text, Times, To, _zone, _days) = (name, text, times, to, zone, days);

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>What people call it.</summary>
    public LocalText Text { get; }

    /// <summary>The times of day, in the profile's zone, the earliest first.</summary>
    public ValueList<LocalTime> Times { get; }

    /// <summary>Whom it tells.</summary>
    public ValueList<NoticeRecipient> To { get; }

    /// <summary>
    /// The first time after an instant. A time that a clock change leaves out comes at the change, one that it brings twice comes the first
    /// time. Null: the days of its calendar have no work for ten years.
    /// </summary>
    public Instant? NextAfter(Instant after)
    {
        var date = after.InZone(_zone).Date;
        for (var day = 0; day < MostDays; day++, date = date.PlusDays(1))
        {
            if (_days?.IsBusinessDay(date) == false)
                continue;
            foreach (var time in Times)
                if (_zone.ResolveLocal(date + time, Lenient).ToInstant() is var at && at > after)
                    return at;
        }
        return null;
    }

    /// <summary>
    /// How the desk stands: one notice for each recipient, empty where nothing is open. Its key names schedule and instant, so a check that
    /// is made twice is told once. Pure: the same board and instant give the same notices.
    /// </summary>
    /// <param name="board">The open tickets. A ticket that is blocked may be at risk or overdue as well,
    /// and is named in both lists.</param>
    /// <param name="at">The instant, not before the last mark of any clock on the board.</param>
    public ValueList<Notice> ProgressCheck(SlaBoard board, Instant at)
    {
        ArgumentNullException.ThrowIfNull(board);
        var counts = board.Count(at);
        if (counts.Open == 0)
            return default;
        (string Name, ValueList<TicketId> Tickets)[] lists =
        [
            ("overdue", board.Breached(at)),
            ("at-risk", board.AtRisk(at)),
            ("blocked", board.Blocked()),
        ];
        var shown = OffsetDateTimePattern.Rfc3339.Format(at.InZone(_zone).ToOffsetDateTime());
        ValueList<TicketField> facts =
        [
            new("schedule", FactValue.Of(Name)),
            new("at", FactValue.Of(shown)),
            new("open", FactValue.Of(counts.Open)),
            .. lists.Select(l => new TicketField(l.Name, FactValue.Of(l.Tickets.Count))),
        ];
        var local = Minutes.Format(at.InZone(_zone).LocalDateTime);
        var text = ScheduleTexts.Table.Say("check.title", Text, local, counts.Open, counts.Breached, counts.AtRisk, lists[2].Tickets.Count);
        foreach (var (name, tickets) in lists)
            if (tickets.Count > 0)
                text = ScheduleTexts.Table.Say("check.joined", text, ScheduleTexts.Table.Say("check." + name, Named(tickets)));
        var severity =
            counts.Breached > 0 ? 100
            : counts.AtRisk > 0 ? 80
            : 0;
        return
        [
            .. To.Select(
                (recipient, place) =>
                    new Notice(
                        string.Create(CultureInfo.InvariantCulture, $"desk/{Name}/{InstantPattern.ExtendedIso.Format(at)}/{place}"),
                        default,
                        recipient,
                        Name,
                        severity,
                        at,
                        facts,
                        text
                    )
            ),
        ];
    }

    private static LocalText Named(ValueList<TicketId> tickets)
    {
        var named = string.Join(", ", tickets.Take(MostNamed));
        return tickets.Count <= MostNamed ? named : ScheduleTexts.Table.Say("check.more", named, tickets.Count - MostNamed);
    }
}
