using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>
/// Working time in one zone: adds and measures it, exactly to the nanosecond, and explains itself. Immutable and thread-safe.
/// A year is read on its first use and kept (about 20 KB); after that no question allocates.
/// </summary>
/// <remarks>
/// A calendar knows the local years 1860 to 2140; outside of them it is closed. A search ends a hundred local years from its start.
/// <example>
/// <code>
/// var office = WorkCalendar.In("Europe/Berlin").Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00").Build();
/// var due = office.Add(Instant.FromUtc(2025, 6, 6, 15, 0), Duration.FromHours(2));     // Friday 17:00 in Berlin → Monday 10:00
/// </code>
/// </example>
/// </remarks>
public sealed partial class WorkCalendar
{
    private const int HorizonYears = 100;

    internal WorkPlan Plan => _plan;

    private readonly WorkPlan _plan;
    private readonly YearPage?[] _pages = new YearPage?[Moment.LastYear - Moment.FirstYear + 1];

    internal WorkCalendar(WorkPlan plan, CalendarDocument? document, Duration? standardDay) =>
        (_plan, Document, StandardDay) = (plan, document, standardDay);

    /// <summary>Open all the time, in UTC; every date is a business day, and a standard day has 24 hours.</summary>
    public static WorkCalendar AlwaysOpen { get; } =
        In("UTC").Open(Weekdays.Everyday, "00:00-24:00").StandardDay(Duration.FromDays(1)).Build();

    /// <summary>The zone whose dates and hours are meant.</summary>
    public DateTimeZone Zone => _plan.Zone;

    /// <summary>How long a standard day is, for <see cref="BusinessDayRule.StandardDays"/>; absent where none was declared.</summary>
    public Duration? StandardDay { get; }

    /// <summary>The dates for which all of the calendar's holiday sets are known; absent where it uses none.</summary>
    public DateInterval? HolidaysKnown =>
        _plan.HolidaysKnown is not { } known || known.From > known.Until ? null : new(known.From, known.Until);

    /// <summary>Begins a calendar in a zone.</summary>
    /// <param name="zone">An IANA id such as <c>Asia/Shanghai</c>; checked, like everything else, by
    /// <see cref="WorkCalendarBuilder.Build"/>.</param>
    public static WorkCalendarBuilder In(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new(zone);
    }

    /// <summary>Moves an instant by working time, skipping closed hours and holidays.</summary>
    /// <param name="start">Where to begin; it need not be open.</param>
    /// <param name="work">Working time to add. Zero leaves the start as it is; a negative amount goes backwards.</param>
    /// <param name="closing">Which instant is meant when the work ends exactly at closing time; not for negative amounts.</param>
    /// <returns>
    /// The first instant at which <paramref name="work"/> has been worked (or the opening after it); for a negative amount the latest
    /// instant from which so much is worked until <paramref name="start"/>.
    /// </returns>
    /// <exception cref="CalendarExhaustedException">No working time remains within the horizon.</exception>
    public Instant Add(Instant start, Duration work, ClosingRule closing = ClosingRule.ClosingInstant) =>
        TryAdd(start, work, out var result, closing) ? result : throw new CalendarExhaustedException(start, work.ToString());

    /// <summary><see cref="Add(Instant, Duration, ClosingRule)"/> that says no instead of throwing.</summary>
    /// <returns>False when no working time remains within the horizon; the result is then the start.</returns>
    public bool TryAdd(Instant start, Duration work, out Instant result, ClosingRule closing = ClosingRule.ClosingInstant)
    {
        result = start;
        if (!TryNanos(work, out var amount) || !Moment.TryFrom(start, out var from))
            return amount == 0;
        if (amount == 0)
            return true;
        // Counting nanoseconds from 0: the last one of the work ends at the closing, the one after it begins at the next opening.
        var last = amount > 0 && closing == ClosingRule.ClosingInstant ? 1 : 0;
        var page = PageOf(from);
        var worked = page.WorkedBy(from) + amount - last;
        if (!TryReach(ref page, ref worked))
            return false;
        result = Moment.ToInstant(page.InstantAfter(worked) + last);
        return true;
    }

    /// <summary><see cref="Add(Instant, Duration, ClosingRule)"/> for many starts at once.</summary>
    /// <exception cref="ArgumentException">The result span is shorter than the starts.</exception>
    /// <exception cref="CalendarExhaustedException">No working time remains within the horizon of one of them.</exception>
    public void Add(ReadOnlySpan<Instant> starts, Duration work, Span<Instant> results, ClosingRule closing = ClosingRule.ClosingInstant)
    {
        EnsureRoom(starts.Length, results.Length);
        for (var i = 0; i < starts.Length; i++)
            results[i] = Add(starts[i], work, closing);
    }

    /// <summary>The working time between two instants; negative when the end comes before the start.</summary>
    public Duration WorkBetween(Instant start, Instant end)
    {
        var to = Moment.Within(end);
        var last = PageOf(to);
        return Duration.FromNanoseconds(WorkUntil(last, last.WorkedBy(to), start));
    }

    /// <summary><see cref="WorkBetween(Instant, Instant)"/> from many starts to one end.</summary>
    /// <exception cref="ArgumentException">The result span is shorter than the starts.</exception>
    public void WorkBetween(ReadOnlySpan<Instant> starts, Instant end, Span<Duration> results)
    {
        EnsureRoom(starts.Length, results.Length);
        var to = Moment.Within(end);
        var last = PageOf(to);
        var worked = last.WorkedBy(to);
        for (var i = 0; i < starts.Length; i++)
            results[i] = Duration.FromNanoseconds(WorkUntil(last, worked, starts[i]));
    }

    /// <summary>Whether an instant is open: an opening instant is, a closing instant is not.</summary>
    public bool IsOpen(Instant instant) => Moment.TryFrom(instant, out var at) && PageOf(at).IsOpen(at);

    /// <summary>The page of a local year, read on first touch. Two threads may both read it; one of the equal results is kept.</summary>
    private YearPage Page(int year)
    {
        ref var slot = ref _pages[year - Moment.FirstYear];
        return Volatile.Read(ref slot) ?? Interlocked.CompareExchange(ref slot, new(_plan, year), null) ?? slot;
    }

    private YearPage PageOf(Moment at)
    {
        var page = Page(at.LikelyYear);
        if (at.Nanos < page.Start)
            return Page(page.Year - 1);
        return at.Nanos < page.End ? page : Page(page.Year + 1);
    }

    /// <summary>Carries an amount of work, counted from a page's start, over to the page in which it falls.</summary>
    private bool TryReach(ref YearPage page, ref long worked)
    {
        var (earliest, latest) = Horizon(page);
        while (worked >= page.Total)
        {
            if (page.Year == latest)
                return false;
            worked -= page.Total;
            page = Page(page.Year + 1);
        }
        while (worked < 0)
        {
            if (page.Year == earliest)
                return false;
            page = Page(page.Year - 1);
            worked += page.Total;
        }
        return true;
    }

    private static (int Earliest, int Latest) Horizon(YearPage page) =>
        (Math.Max(page.Year - HorizonYears, Moment.FirstYear), Math.Min(page.Year + HorizonYears, Moment.LastYear));

    /// <summary>The work from a start up to an instant that is given by its page and what was worked there before it.</summary>
    private long WorkUntil(YearPage last, long worked, Instant start)
    {
        var from = Moment.Within(start);
        var first = PageOf(from);
        worked -= first.WorkedBy(from);
        return first == last ? worked : worked + TotalBefore(first, last);
    }

    /// <summary>The work of the years from one page up to another, negative when that one is earlier.</summary>
    private long TotalBefore(YearPage first, YearPage last)
    {
        long total = 0;
        for (var year = first.Year; year < last.Year; year++)
            total += Page(year).Total;
        for (var year = last.Year; year < first.Year; year++)
            total -= Page(year).Total;
        return total;
    }

    /// <summary>No amount beyond twice the horizon can be reached; it need not fit.</summary>
    private static bool TryNanos(Duration work, out long nanos)
    {
        var days = work.Days;
        nanos = days * Moment.NanosPerDay + work.NanosecondOfDay;
        if (days is > -80_000 and < 80_000)
            return true;
        nanos = 1;
        return false;
    }

    private static void EnsureRoom(int starts, int results)
    {
        if (results < starts)
            throw new ArgumentException("There must be room for a result for each start.", nameof(results));
    }
}
