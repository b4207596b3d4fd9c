using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Calendars;

/// <summary>
/// Describes a calendar step by step; the order of the steps does not matter, except that <see cref="Open"/> after <see cref="From"/> is
/// about the week from that date on. Nothing is checked before <see cref="Build"/>. Not thread-safe; to be used once.
/// </summary>
public sealed class WorkCalendarBuilder
{
    private readonly CalendarDocument _document;
    private readonly Dictionary<string, HolidaySet> _sets = [];
    private Dictionary<string, List<string>>? _week;
    private IWorkHours? _computed;

    internal WorkCalendarBuilder(string zone) => _document = new() { Zone = zone };

    /// <summary>Hours of some weekdays. Each weekday once; several hours of a day stand in one call.</summary>
    /// <param name="days">The weekdays on which the hours start.</param>
    /// <param name="hours">
    /// Such as <c>09:00-12:00</c>, <c>22:00-06:00</c> (over midnight) or <c>18:00-24:00</c>. Overlapping and touching hours are merged.
    /// </param>
    public WorkCalendarBuilder Open(Weekdays days, params ReadOnlySpan<string> hours)
    {
        _week ??= _document.Week ??= [];
        var key = CalendarText.Show(days);
        _week[_week.ContainsKey(key) ? key + "," + key : key] = [.. hours];
        return this;
    }

    /// <summary>What is opened after this is the week from a date on; it replaces the whole week before.</summary>
    public WorkCalendarBuilder From(LocalDate date)
    {
        _week = (_document.From ??= [])[Text(date)] = [];
        return this;
    }

    /// <summary>Closes on a set's days off and opens on its make-up days,
    /// with Monday's hours unless <see cref="MakeUpDays(Weekdays)"/> says otherwise.</summary>
    public WorkCalendarBuilder Holidays(HolidaySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _sets[set.Name] = set;
        if (!(_document.Holidays ??= []).Contains(set.Name))
            _document.Holidays.Add(set.Name);
        return this;
    }

    /// <summary>Closes on the same date every year.</summary>
    /// <param name="day">The date; 29 February exists in leap years only.</param>
    /// <param name="name">The holiday's name.</param>
    /// <param name="observed">Where it is kept when it falls on a weekend; absent: as <see cref="Observed"/> says.</param>
    /// <param name="firstYear">The first year that has it.</param>
    /// <param name="lastYear">The last year that has it.</param>
    public WorkCalendarBuilder YearlyHoliday(
        AnnualDate day,
        string name,
        HolidayObservance? observed = null,
        int? firstYear = null,
        int? lastYear = null
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        (_document.YearlyHolidays ??= [])[FormattableString.Invariant($"{day.Month:00}-{day.Day:00}")] = DayOff(
            name,
            observed,
            firstYear,
            lastYear
        );
        return this;
    }

    /// <summary>Closes every year on a day without a date of its own.</summary>
    /// <param name="day">
    /// Such as <c>easter+1</c>, <c>orthodox-easter-2</c>, <c>4th thu of 11</c>, <c>last mon of 05</c>, <c>mon on or before 05-24</c>,
    /// <c>wed before 11-23</c>; days may be counted from each: <c>4th thu of 11+1</c>.
    /// </param>
    /// <param name="name">The holiday's name.</param>
    /// <param name="observed">Where it is kept when it falls on a weekend; absent: on no other day.</param>
    /// <param name="firstYear">The first year that has it.</param>
    /// <param name="lastYear">The last year that has it.</param>
    public WorkCalendarBuilder MovableHoliday(
        string day,
        string name,
        HolidayObservance? observed = null,
        int? firstYear = null,
        int? lastYear = null
    )
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(name);
        (_document.MovableHolidays ??= [])[day] = DayOff(name, observed, firstYear, lastYear);
        return this;
    }

    /// <summary>Where yearly holidays with a date are kept that fall on a weekend and do not say it themselves.</summary>
    public WorkCalendarBuilder Observed(HolidayObservance observed)
    {
        _document.Observed = CalendarReader.Word(observed);
        return this;
    }

    /// <summary>Make-up days of the holiday sets work the hours of a weekday.</summary>
    public WorkCalendarBuilder MakeUpDays(Weekdays hoursOf)
    {
        (_document.MakeUpDays ??= new()).HoursOf = CalendarText.Show(hoursOf);
        return this;
    }

    /// <summary>Make-up days of the holiday sets have hours of their own; without any they stay closed.</summary>
    public WorkCalendarBuilder MakeUpDays(params ReadOnlySpan<string> hours)
    {
        (_document.MakeUpDays ??= new()).Hours = [.. hours];
        return this;
    }

    /// <summary>One date works the hours of a weekday, whatever else is said about it.</summary>
    public WorkCalendarBuilder MakeUpDay(LocalDate date, Weekdays hoursOf)
    {
        ((_document.MakeUpDays ??= new()).Dates ??= [])[Text(date)] = CalendarText.Show(hoursOf);
        return this;
    }

    /// <summary>Closes on one date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="reason">Why.</param>
    /// <param name="observed">Where the day off is kept when it falls on a weekend; absent: on no other day.</param>
    public WorkCalendarBuilder Closed(LocalDate date, string reason, HolidayObservance? observed = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        (_document.Closed ??= [])[Text(date)] = DayOff(reason, observed);
        return this;
    }

    /// <summary>Gives one date hours that replace everything else, holidays included; without hours the date is closed.</summary>
    public WorkCalendarBuilder OpenOn(LocalDate date, params ReadOnlySpan<string> hours)
    {
        (_document.Overrides ??= [])[Text(date)] = [.. hours];
        return this;
    }

    /// <summary>Takes time out on one date, whatever is open then.</summary>
    public WorkCalendarBuilder Break(LocalDate date, params ReadOnlySpan<string> hours)
    {
        (_document.Breaks ??= [])[Text(date)] = [.. hours];
        return this;
    }

    /// <summary>Takes the hours from a class of the user's own instead of weeks.</summary>
    public WorkCalendarBuilder HoursOf(IWorkHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        _computed = hours;
        return this;
    }

    /// <summary>Declares how long a standard day is, more than zero and at most 24 hours.</summary>
    public WorkCalendarBuilder StandardDay(Duration time)
    {
        _document.StandardDay = PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(time.ToInt64Nanoseconds()));
        return this;
    }

    /// <summary>Checks everything and makes the calendar.</summary>
    /// <exception cref="DefinitionException">Something is wrong; every problem is listed, at the JSON path it would have.</exception>
    public WorkCalendar Build()
    {
        var problems = new ProblemList();
        var calendar = WorkCalendar.From(_document, "$", null, name => _sets.GetValueOrDefault(name), problems, _computed);
        problems.ThrowIfAny();
        return calendar!;
    }

    private static DayOffDocument DayOff(string name, HolidayObservance? observed, int? firstYear = null, int? lastYear = null)
    {
        return observed is null && firstYear is null && lastYear is null
            ? new() { Text = name }
            : new()
            {
                Rule = new()
                {
                    Name = name,
                    Observed = observed is { } where ? CalendarReader.Word(where) : null,
                    FirstYear = firstYear,
                    LastYear = lastYear,
                },
            };
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
