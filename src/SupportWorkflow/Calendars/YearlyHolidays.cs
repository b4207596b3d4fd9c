using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Calendars;

/// <summary>A holiday that is found anew in every year.</summary>
/// <param name="Day">On which day.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Observed">Where it is kept when it falls on a weekend.</param>
/// <param name="FirstYear">The first year that has it.</param>
/// <param name="LastYear">The last one.</param>
internal sealed record YearlyHoliday(DayOfYearRule Day, LocalText Name, HolidayObservance Observed, int FirstYear, int LastYear);

/// <summary>The yearly holidays of a calendar, found once for each year that is asked for. Thread-safe.</summary>
/// <param name="holidays">The holidays; the first of a day gives it its name.</param>
/// <param name="hasHours">Whether a day has hours in the week.</param>
/// <param name="isDayOff">Whether a day is one in a holiday set.</param>
internal sealed class YearlyHolidays(IReadOnlyList<YearlyHoliday> holidays, Func<int, bool> hasHours, Func<int, bool> isDayOff)
{
    /// <summary>A holiday is observed so many days after its own one at the latest.</summary>
    private const int MostDaysLater = 31;

    /// <summary>Years of which the one before and the one after have dates too.</summary>
    private const int Earliest = -9997,
        Latest = 9998;

    private static readonly TextTable Texts = new("Calendars");

    private readonly ConcurrentDictionary<int, Dictionary<int, DayRule>> _years = new();

    public bool Any => holidays.Count > 0;

    /// <summary>The rule of a day on which a holiday falls or is observed; nothing on other days.</summary>
    public DayRule? On(int day) =>
        _years
            .GetOrAdd(Math.Clamp(Moment.DateOf(day).Year, Earliest, Latest), static (year, all) => all.Find(year), this)
            .GetValueOrDefault(day);

    /// <summary>The holidays of a year. Those of the years beside it may be observed in it, or fall on a day of it.</summary>
    private Dictionary<int, DayRule> Find(int year)
    {
        var falling = (
            from y in Enumerable.Range(year - 1, 3)
            from holiday in holidays
            where holiday.FirstYear <= y && y <= holiday.LastYear
            let date = holiday.Day.In(y)
            where date is not null
            select (Day: Moment.DayOf(date.Value), Holiday: holiday)
        ).ToList();
        var found = new Dictionary<int, DayRule>();
        foreach (var (day, holiday) in falling)
            found.TryAdd(day, new("yearly-holiday", holiday.Name, []));
        var moving = falling.Where(f => f.Holiday.Observed != HolidayObservance.None && !hasHours(f.Day)).OrderBy(f => f.Day).ToList();
        foreach (var (day, holiday) in moving.Where(m => m.Holiday.Observed == HolidayObservance.NearestWeekday))
            if (Nearest(day) is { } near)
                found.TryAdd(near, Observed(holiday, day));
        foreach (var (day, holiday) in moving.Where(m => MovesOn(m.Holiday.Observed, m.Day)))
            if (Next(day, found) is { } next)
                found.Add(next, Observed(holiday, day));
        return found.Where(f => Moment.DateOf(f.Key).Year == year).ToDictionary();
    }

    private static bool MovesOn(HolidayObservance observed, int day) =>
        observed == HolidayObservance.NextWeekday
        || (observed == HolidayObservance.SundayToNextWeekday && Moment.DateOf(day).DayOfWeek == IsoDayOfWeek.Sunday);

    private int? Nearest(int day)
    {
        for (var distance = 1; distance <= MostDaysLater; distance++)
            if (hasHours(day + distance))
                return day + distance;
            else if (hasHours(day - distance))
                return day - distance;
        return null;
    }

    private int? Next(int day, Dictionary<int, DayRule> taken)
    {
        for (var next = day + 1; next <= day + MostDaysLater; next++)
            if (hasHours(next) && !isDayOff(next) && !taken.ContainsKey(next))
                return next;
        return null;
    }

    private static DayRule Observed(YearlyHoliday holiday, int day) =>
        new("observed-holiday", Texts.Say("observed", holiday.Name, LocalDatePattern.Iso.Format(Moment.DateOf(day))), []);
}
