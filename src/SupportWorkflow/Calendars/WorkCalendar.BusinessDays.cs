using NodaTime;

namespace SupportWorkflow.Calendars;

public sealed partial class WorkCalendar
{
    /// <summary>Whether hours start on a date. A date that the zone skipped has none.</summary>
    public bool IsBusinessDay(LocalDate date) =>
        TryDay(date, out var day, out var page) && page.BusinessDaysBefore(day) < page.BusinessDaysBefore(day + 1);

    /// <summary>The date that comes a number of business days after a date, or before it.</summary>
    /// <param name="date">The date to count from.</param>
    /// <param name="days">Business days; negative goes backwards; zero leaves the date as it is (or rolls it forward).</param>
    /// <param name="count">What happens when <paramref name="date"/> is a day off.</param>
    /// <exception cref="CalendarExhaustedException">There are not so many business days within the horizon.</exception>
    public LocalDate AddBusinessDays(LocalDate date, int days, DayCount count = DayCount.FirstOpenDayIsOne)
    {
        var steps = (long)days;
        if (count == DayCount.RollThenCount && !IsBusinessDay(date))
            steps += days < 0 ? -1 : 1;
        if (steps == 0)
            return date;
        return NthBusinessDay(date, steps) is { } found
            ? Moment.DateOf(found.Day)
            : throw new CalendarExhaustedException(Zone.AtStartOfDay(date).ToInstant(), $"{days} business days");
    }

    /// <summary>How many business days lie after a date, up to and including another; negative when that one is earlier.</summary>
    public int BusinessDaysBetween(LocalDate afterDate, LocalDate throughDate)
    {
        var (first, firstPage) = DayWithin(afterDate);
        var (last, lastPage) = DayWithin(throughDate);
        var days = lastPage.BusinessDaysBefore(last + 1) - firstPage.BusinessDaysBefore(first + 1);
        for (var year = firstPage.Year; year < lastPage.Year; year++)
            days += Page(year).BusinessDays.Length;
        for (var year = lastPage.Year; year < firstPage.Year; year++)
            days -= Page(year).BusinessDays.Length;
        return days;
    }

    /// <summary>When a target of "N business days" is due.</summary>
    /// <param name="start">When the clock starts; it need not be open.</param>
    /// <param name="days">Business days, at least 1.</param>
    /// <param name="rule">Which of the three meanings the contract has.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">Standard days are asked of a calendar that declares none.</exception>
    /// <exception cref="CalendarExhaustedException">There are not so many business days within the horizon.</exception>
    public Instant DueAfterBusinessDays(Instant start, int days, BusinessDayRule rule = BusinessDayRule.SameTime) =>
        TryDueAfterBusinessDays(start, days, rule) ?? throw new CalendarExhaustedException(start, $"{days} business days");

    /// <summary><see cref="DueAfterBusinessDays"/>, or null where there are not so many business days within the horizon.</summary>
    internal Instant? TryDueAfterBusinessDays(Instant start, int days, BusinessDayRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        if (rule == BusinessDayRule.StandardDays)
        {
            var standard = StandardDay ?? throw new InvalidOperationException("The calendar declares no standard day.");
            return TryAdd(start, standard * days, out var end) ? end : null;
        }
        if (NextOpening(start) is not { } opening)
            return null;
        var today = DayOwning(opening);
        if (rule == BusinessDayRule.EndOfDay)
        {
            // A day that has begun lies behind; a day still ahead is day 1.
            var ahead = Moment.Within(start).Nanos < today.Opening;
            var end = ahead && days == 1 ? today : NthBusinessDay(Moment.DateOf(today.Day), ahead ? days - 1 : days);
            return end is { } last ? Moment.ToInstant(last.Closing) : null;
        }
        if (NthBusinessDay(Moment.DateOf(today.Day), days) is not { } due)
            return null;
        var sinceMidnight = Period.DaysBetween(Moment.DateOf(today.Day), opening.InZone(Zone).Date);
        var local = Moment.DateOf(due.Day + sinceMidnight).At(opening.InZone(Zone).TimeOfDay);
        var at = Page(local.Year).Clock.Earlier(Moment.DayOf(local.Date) * Moment.NanosPerDay + local.NanosecondOfDay);
        if (at <= due.Opening)
            return Moment.ToInstant(due.Opening);
        if (at >= due.Closing)
            return Moment.ToInstant(due.Closing);
        return NextOpening(Moment.ToInstant(at))!.Value;
    }

    /// <summary>The business day that opened last: at 03:00 in a night shift that of the evening before.</summary>
    private YearPage.BusinessDay DayOwning(Instant open)
    {
        var at = Moment.Within(open).Nanos;
        var tomorrow = open.InZone(Zone).Date.PlusDays(1);
        for (var back = -1; ; back--)
            if (NthBusinessDay(tomorrow, back)!.Value is var day && day.Opening <= at)
                return day;
    }

    /// <summary>The N-th business day strictly after a date (or before it, when negative); absent beyond the horizon.</summary>
    private YearPage.BusinessDay? NthBusinessDay(LocalDate date, long days)
    {
        if (!TryDay(date, out var day, out var page))
            return null;
        var (earliest, latest) = Horizon(page);
        var index = days > 0 ? page.BusinessDaysBefore(day + 1) + days - 1 : page.BusinessDaysBefore(day) + days;
        while (index >= page.BusinessDays.Length)
        {
            if (page.Year == latest)
                return null;
            index -= page.BusinessDays.Length;
            page = Page(page.Year + 1);
        }
        while (index < 0)
        {
            if (page.Year == earliest)
                return null;
            page = Page(page.Year - 1);
            index += page.BusinessDays.Length;
        }
        return page.BusinessDays[(int)index];
    }

    private bool TryDay(LocalDate date, out int day, out YearPage page)
    {
        (day, page) = DayWithin(date);
        return Moment.DateOf(day) == date.WithCalendar(CalendarSystem.Iso);
    }

    /// <summary>The date, or the nearest one that a calendar knows, with its page.</summary>
    private (int Day, YearPage Page) DayWithin(LocalDate date)
    {
        date = date.WithCalendar(CalendarSystem.Iso);
        if (date.Year < Moment.FirstYear)
            date = new(Moment.FirstYear, 1, 1);
        if (date.Year > Moment.LastYear)
            date = new(Moment.LastYear, 12, 31);
        return (Moment.DayOf(date), Page(date.Year));
    }
}
