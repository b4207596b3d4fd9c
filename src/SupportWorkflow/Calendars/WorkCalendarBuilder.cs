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

    /// <summary>Closes on the same day every year.</summary>
    public WorkCalendarBuilder YearlyHoliday(AnnualDate day, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        (_document.YearlyHolidays ??= [])[FormattableString.Invariant($"{day.Month:00}-{day.Day:00}")] = name;
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
    public WorkCalendarBuilder Closed(LocalDate date, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        (_document.Closed ??= [])[Text(date)] = reason;
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

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
