using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Calendars;

/// <summary>The small words of the JSON form: dates, days of the year, weekdays, hours. What cannot be read becomes a problem.</summary>
internal static class CalendarText
{
    public static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static readonly AnnualDatePattern DayOfYear = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");

    public static LocalDate Date(string? text, string path, ProblemList problems)
    {
        if (text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
            return date;
        problems.Add(path, "calendar.bad-date", text is null ? "nothing" : $"'{text}'", "a date such as 2026-10-01");
        return default;
    }

    public static AnnualDate? Yearly(string text, string path, ProblemList problems)
    {
        if (DayOfYear.Parse(text).TryGetValue(default, out var day))
            return day;
        problems.Add(path, "calendar.bad-date", $"'{text}'", "a day of the year such as 12-25; those without a date are movableHolidays");
        return null;
    }

    /// <summary>Hours as stretches since local midnight, in order.</summary>
    public static Stretch[] Hours(IReadOnlyList<string>? texts, string path, ProblemList problems)
    {
        var hours = new List<Stretch>();
        for (var i = 0; i < (texts?.Count ?? 0); i++)
            if (LocalTimeRange.TryParse(texts![i], out var range))
                hours.Add(Since(range));
            else
                problems.Add($"{path}[{i}]", "calendar.bad-hours", $"'{texts[i]}'", "hours such as 09:00-17:30 or 22:00-24:00");
        Stretch.Unite(hours);
        return [.. hours];
    }

    public static Stretch Since(LocalTimeRange hours)
    {
        var (start, end) = (hours.Start.NanosecondOfDay, hours.End.NanosecondOfDay);
        return new(start, end > start ? end : end + Moment.NanosPerDay);
    }

    /// <summary>A single weekday, Monday = 0; -1 when it is none.</summary>
    public static int Weekday(string text, string path, ProblemList problems)
    {
        var day = Array.IndexOf(DayNames, text);
        if (day < 0)
            problems.AddUnknown(path, "calendar.unknown-day", text, DayNames);
        return day;
    }

    /// <summary><c>mon-fri</c>, <c>sat</c>, <c>mon,wed,fri-sun</c>.</summary>
    public static Weekdays Days(string text, string path, ProblemList problems)
    {
        var days = Weekdays.None;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            var first = Weekday(ends[0], path, problems);
            var last = ends.Length == 1 ? first : Weekday(ends[1], path, problems);
            if (first < 0 || last < 0)
                continue;
            for (var day = first; ; day = (day + 1) % 7)
            {
                days |= (Weekdays)(1 << day);
                if (day == last)
                    break;
            }
        }
        return days;
    }

    public static string Show(Weekdays days)
    {
        var parts = new List<string>();
        for (var first = 0; first < 7; first++)
        {
            if (!Has(first))
                continue;
            var last = first;
            while (last < 6 && Has(last + 1))
                last++;
            parts.Add(first == last ? DayNames[first] : $"{DayNames[first]}-{DayNames[last]}");
            first = last;
        }
        return string.Join(",", parts);

        bool Has(int day) => days.HasFlag((Weekdays)(1 << day));
    }
}
