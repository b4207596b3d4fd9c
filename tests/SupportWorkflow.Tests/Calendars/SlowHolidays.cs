using System.Globalization;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>
/// The second opinion about yearly holidays: asks of every single day whether a rule means it, and moves holidays off weekends day by day.
/// </summary>
internal sealed class SlowHolidays(CalendarDocument document, Func<LocalDate, bool> hasHours)
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly Dictionary<int, HashSet<LocalDate>> _years = [];

    /// <summary>Whether it is a yearly holiday or one is observed on it.</summary>
    public bool IsOff(LocalDate date)
    {
        if (!_years.TryGetValue(date.Year, out var off))
            _years[date.Year] = off = Off(date.Year);
        return off.Contains(date);
    }

    private HashSet<LocalDate> Off(int year)
    {
        var days = new List<(LocalDate Date, string Observed)>();
        for (var date = new LocalDate(year - 1, 7, 1); date < new LocalDate(year + 1, 7, 1); date = date.PlusDays(1))
        {
            foreach (var (day, holiday) in document.YearlyHolidays ?? [])
                if (Iso(date)[5..] == day && InYears(holiday, date.Year))
                    days.Add((date, holiday.Rule?.Observed ?? document.Observed ?? "none"));
            foreach (var (day, holiday) in document.MovableHolidays ?? [])
                if (Means(day, date, y => InYears(holiday, y)))
                    days.Add((date, holiday.Rule?.Observed ?? "none"));
            if (document.Closed?.GetValueOrDefault(Iso(date))?.Rule?.Observed is { } observed and not "none")
                days.Add((date, observed));
        }
        var off = days.Select(d => d.Date).ToHashSet();
        foreach (var (date, _) in days.Where(d => d.Observed == "nearestWeekday" && !hasHours(d.Date)))
            off.Add(Enumerable.Range(1, 7).SelectMany(n => new[] { date.PlusDays(n), date.PlusDays(-n) }).First(hasHours));
        foreach (var (date, observed) in days)
        {
            if (hasHours(date) || observed is not ("nextWeekday" or "sundayToNextWeekday"))
                continue;
            if (observed == "sundayToNextWeekday" && date.DayOfWeek != IsoDayOfWeek.Sunday)
                continue;
            var next = date.PlusDays(1);
            while (off.Contains(next) || !hasHours(next) || InSet(next))
                next = next.PlusDays(1);
            off.Add(next);
        }
        return off;
    }

    private bool InSet(LocalDate date) => document.Holidays is not null && HolidaySet.China.DaysOff.ContainsKey(date);

    private static bool InYears(DayOffDocument holiday, int year) =>
        (holiday.Rule?.FirstYear ?? 1) <= year && year <= (holiday.Rule?.LastYear ?? 9999);

    /// <summary>Whether a rule means a day.</summary>
    private static bool Means(string rule, LocalDate date, Func<int, bool> inYear)
    {
        var end =
            rule.Contains("easter", StringComparison.Ordinal) ? rule.IndexOf("easter", StringComparison.Ordinal) + "easter".Length
            : rule.Contains(" of ", StringComparison.Ordinal) ? rule.IndexOf(" of ", StringComparison.Ordinal) + " of 11".Length
            : rule.LastIndexOf(' ') + " 05-24".Length;
        if (end < rule.Length)
            date = date.PlusDays(-int.Parse(rule[end..], CultureInfo.InvariantCulture));
        rule = rule[..end];
        if (rule is "easter" or "orthodox-easter")
            return inYear(date.Year) && date == (rule == "easter" ? Easter(date.Year) : Orthodox(date.Year));
        var words = rule.Split(' ');
        if (words.Contains("of"))
            return inYear(date.Year)
                && date.Month == int.Parse(words[3], CultureInfo.InvariantCulture)
                && Days[(int)date.DayOfWeek - 1] == words[1]
                && (words[0] == "last" ? date.PlusDays(7).Month != date.Month : (date.Day - 1) / 7 == words[0][0] - '1');
        if (Days[(int)date.DayOfWeek - 1] != words[0])
            return false;
        var side = string.Join(' ', words[1..^1]);
        var (first, last) = side switch
        {
            "before" => (1, 7),
            "on or before" => (0, 6),
            "after" => (-7, -1),
            _ => (-6, 0),
        };
        return Enumerable.Range(first, last - first + 1).Select(date.PlusDays).Any(d => Iso(d)[5..] == words[^1] && inYear(d.Year));
    }

    /// <summary>The first Sunday after the church's full moon on or after 21 March, from golden number and epact.</summary>
    private static LocalDate Easter(int year)
    {
        int golden = year % 19 + 1,
            century = year / 100 + 1,
            dropped = 3 * century / 4 - 12,
            moon = (8 * century + 5) / 25 - 5,
            epact = ((11 * golden + 20 + moon - dropped) % 30 + 30) % 30;
        if (epact == 24 || (epact == 25 && golden > 11))
            epact++;
        var full = 44 - epact;
        var date = new LocalDate(year, 3, 1).PlusDays((full < 21 ? full + 30 : full) - 1).PlusDays(1);
        while (date.DayOfWeek != IsoDayOfWeek.Sunday)
            date = date.PlusDays(1);
        return date;
    }

    /// <summary>The same by the nineteen full moons of the Julian calendar.</summary>
    private static LocalDate Orthodox(int year)
    {
        int[] moons = [36, 25, 44, 33, 22, 41, 30, 49, 38, 27, 46, 35, 24, 43, 32, 21, 40, 29, 48];
        var date = new LocalDate(year, 3, 1, CalendarSystem.Julian).PlusDays(moons[year % 19]);
        while (date.DayOfWeek != IsoDayOfWeek.Sunday)
            date = date.PlusDays(1);
        return date.WithCalendar(CalendarSystem.Iso);
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
