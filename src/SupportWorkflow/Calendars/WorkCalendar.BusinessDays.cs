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
        if (!Moment.TryFrom(start, out var from) || FirstEndingAfter(from) is not { } open)
            return null;
        var opening = Math.Max(open.Start, from.Nanos);
        var page = PageOf(Moment.At(opening));
        var local = page.Clock.Local(opening);
        var date = Moment.UtcDayOf(local);
        // The business day that opened last: at 03:00 in a night shift that of the evening before.
        var index = page.BusinessDaysBefore(date + 1) - 1L;
        var today = BusinessDayAt(page, index)!.Value.Day;
        while (today.Opening > opening)
            today = BusinessDayAt(page, --index)!.Value.Day;
        if (rule == BusinessDayRule.EndOfDay)
            // A day that has begun lies behind; a day still ahead is day 1.
            return BusinessDayAt(page, index + (from.Nanos < today.Opening ? days - 1 : days)) is { } last
                ? Moment.ToInstant(last.Day.Closing)
                : null;
        if (BusinessDayAt(page, index + days) is not { } due)
            return null;
        var at = due.Page.Clock.Earlier(local + (due.Day.Day - today.Day) * Moment.NanosPerDay);
        if (at <= due.Day.Opening)
            return Moment.ToInstant(due.Day.Opening);
        if (at >= due.Day.Closing)
            return Moment.ToInstant(due.Day.Closing);
        return NextOpening(Moment.ToInstant(at))!.Value;
    }

    /// <summary>The N-th business day strictly after a date (or before it, when negative); absent beyond the horizon.</summary>
    private YearPage.BusinessDay? NthBusinessDay(LocalDate date, long days) =>
        !TryDay(date, out var day, out var page) ? null
        : BusinessDayAt(page, days > 0 ? page.BusinessDaysBefore(day + 1) + days - 1 : page.BusinessDaysBefore(day) + days) is { } found
            ? found.Day
        : null;

    /// <summary>A business day by its number in a year, counted from 0 on into the years around it; absent beyond the horizon.</summary>
    private (YearPage.BusinessDay Day, YearPage Page)? BusinessDayAt(YearPage page, long index)
    {
        var (earliest, latest) = Horizon(page);
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
        return (page.BusinessDays[(int)index], page);
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
