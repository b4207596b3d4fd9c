using NodaTime;

namespace SupportWorkflow.Calendars;

public sealed partial class WorkCalendar
{
    /// <summary>Why the calendar is closed at an instant; absent when it is open.</summary>
    public ClosedReason? WhyClosed(Instant instant) => IsOpen(instant) ? null : _plan.WhyClosed(instant);

    /// <summary>What makes a date differ from the ordinary week: a holiday, a closing, an override, a make-up day;
    /// absent on ordinary days.</summary>
    public SpecialDay? SpecialDayOn(LocalDate date) => _plan.On(date.WithCalendar(CalendarSystem.Iso));

    /// <summary>Shows how <see cref="Add(Instant, Duration, ClosingRule)"/> comes to its result.</summary>
    /// <exception cref="CalendarExhaustedException">No working time remains within the horizon.</exception>
    public WorkExplanation Explain(Instant start, Duration work, ClosingRule closing = ClosingRule.ClosingInstant) =>
        Explain(start, Add(start, work, closing));

    /// <summary>Shows how <see cref="WorkBetween(Instant, Instant)"/> comes to its result.</summary>
    public WorkExplanation Explain(Instant start, Instant end)
    {
        var (first, last) = start <= end ? (start, end) : (end, start);
        var from = Moment.ToInstant(Moment.Within(first).Nanos).InZone(Zone).Date;
        var until = Moment.ToInstant(Moment.Within(last).Nanos).InZone(Zone).Date;
        var special = new List<SpecialDay>();
        for (var date = from; date <= until; date = date.PlusDays(1))
            if (SpecialDayOn(date) is { } day)
                special.Add(day);
        return new(Zone)
        {
            Start = start,
            End = end,
            Work = WorkBetween(start, end),
            Segments = [.. OpenIntervals(first, last)],
            SpecialDays = [.. special],
            HolidaysKnownOnly = HolidaysKnown is { } known && !(known.Contains(from) && known.Contains(until)) ? known : null,
        };
    }
}
