using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Calendars;

/// <summary>Turns a <see cref="CalendarDocument"/> with hours into a plan and says everything that is wrong with it.</summary>
internal sealed class CalendarReader(CalendarDocument document, string path, ProblemList problems)
{
    private static readonly LocalText Override = new TextTable("Calendars").Say("override");

    private static readonly Dictionary<string, HolidayObservance> Observances = new(StringComparer.Ordinal)
    {
        ["none"] = HolidayObservance.None,
        ["nearestWeekday"] = HolidayObservance.NearestWeekday,
        ["nextWeekday"] = HolidayObservance.NextWeekday,
        ["sundayToNextWeekday"] = HolidayObservance.SundayToNextWeekday,
    };

    private readonly Dictionary<int, DayRule> _dated = [];

    private readonly List<YearlyHoliday> _yearly = [];

    public DeclaredPlan? Read(string? defaultZone, Func<string, HolidaySet?> holidaySets, IWorkHours? computed)
    {
        var before = problems.All.Count;
        var zone = ReadZone(document.Zone ?? defaultZone);
        var weeks = ReadWeeks(computed);
        var sets = ReadSets(holidaySets);
        ReadDatedRules(sets);
        ReadYearly();
        var plan = new DeclaredPlan(zone ?? DateTimeZone.Utc)
        {
            Weeks = weeks,
            Computed = computed,
            Dated = _dated,
            Yearly = _yearly,
            Breaks = ReadBreaks(),
            Sets = sets,
        };
        ReadStandardDay();
        if (problems.All.Count > before)
            return null;
        if (!plan.EverOpen)
            problems.Add(path, "calendar.never-open", "no hours on any day", "hours on at least one day");
        return plan.EverOpen ? plan : null;
    }

    private DateTimeZone? ReadZone(string? id)
    {
        var zones = DateTimeZoneProviders.Tzdb;
        var zone = id is null ? null : zones.GetZoneOrNull(id);
        if (id is null)
            problems.Add($"{path}.zone", "calendar.missing", "nothing", "an IANA zone such as Asia/Shanghai");
        else if (zone is null)
            problems.AddUnknown($"{path}.zone", "calendar.unknown-zone", id, zones.Ids, "an IANA zone such as Asia/Shanghai");
        return zone;
    }

    public Duration? ReadStandardDay()
    {
        if (document.StandardDay is not { } text)
            return null;
        var time =
            PeriodPattern.NormalizingIso.Parse(text).TryGetValue(Period.Zero, out var period) && PeriodLength.Of(period) is { } known
                ? known
                : Duration.Zero;
        if (time > Duration.Zero && time <= Duration.FromDays(1))
            return time;
        problems.Add($"{path}.standardDay", "calendar.bad-duration", $"'{text}'", "a time of at most a day, such as PT8H");
        return null;
    }

    private (int, Stretch[][])[] ReadWeeks(IWorkHours? computed)
    {
        if (document.Open is not null and not "24x7")
            problems.Add($"{path}.open", "calendar.unknown-word", $"'{document.Open}'", "24x7", "24x7");
        if ((document.Open is null ? 0 : 1) + (document.Week is null ? 0 : 1) + (computed is null ? 0 : 1) > 1)
            problems.Add($"{path}.week", "calendar.two-weeks", "hours given in two ways", "one of open, week, or computed hours");
        if (computed is not null && document.From is not null)
            problems.Add(
                $"{path}.from",
                "calendar.two-weeks",
                "changing weeks beside computed hours",
                "computed hours that change by themselves"
            );
        var first = document.Open is not null
            ? [.. Enumerable.Repeat<Stretch[]>([new(0, Moment.NanosPerDay)], 7)]
            : ReadWeek(document.Week, $"{path}.week");
        var later = (document.From ?? []).Select(w =>
            (
                Moment.DayOf(CalendarText.Date(w.Key, JsonPath.Step($"{path}.from", w.Key), problems)),
                ReadWeek(w.Value, JsonPath.Step($"{path}.from", w.Key))
            )
        );
        return [(int.MinValue, first), .. later.OrderBy(w => w.Item1)];
    }

    private Stretch[][] ReadWeek(Dictionary<string, List<string>>? week, string at)
    {
        var days = new Stretch[]?[7];
        foreach (var (names, texts) in week ?? [])
        {
            var which = CalendarText.Days(names, JsonPath.Step(at, names), problems);
            var hours = CalendarText.Hours(texts, JsonPath.Step(at, names), problems);
            for (var day = 0; day < 7; day++)
            {
                if (!which.HasFlag((Weekdays)(1 << day)))
                    continue;
                if (days[day] is not null)
                    problems.Add(
                        JsonPath.Step(at, names),
                        "calendar.day-twice",
                        CalendarText.DayNames[day],
                        "each day once; several hours stand in one list"
                    );
                days[day] = hours;
            }
        }
        return [.. days.Select(d => d ?? [])];
    }

    private List<HolidaySet> ReadSets(Func<string, HolidaySet?> holidaySets)
    {
        var sets = new List<HolidaySet>();
        foreach (var (name, i) in (document.Holidays ?? []).Select((n, i) => (n, i)))
            if (holidaySets(name) is { } set)
                sets.Add(set);
            else
                problems.Add(
                    $"{path}.holidays[{i}]",
                    "calendar.unknown-holidays",
                    $"'{name}'",
                    "the name of a known holiday set, such as cn"
                );
        return sets;
    }

    /// <summary>From the weakest rule to the strongest: each replaces what stood there.</summary>
    private void ReadDatedRules(List<HolidaySet> sets)
    {
        var (makeUpHours, makeUpWeekday) = ReadMakeUpDays();
        foreach (var (date, name) in sets.SelectMany(s => s.MakeUpDays))
            _dated[Moment.DayOf(date)] = new("make-up-day", name, makeUpHours, makeUpWeekday);
        foreach (var (date, name) in sets.SelectMany(s => s.DaysOff))
            _dated[Moment.DayOf(date)] = new("holiday", name, []);
        foreach (var (text, reason) in document.Closed ?? [])
        {
            var at = JsonPath.Step($"{path}.closed", text);
            var date = CalendarText.Date(text, at, problems);
            _dated[Moment.DayOf(date)] = new("closed", reason.Name, []);
            if (reason.Rule is { } rule && (rule.FirstYear ?? rule.LastYear) is not null)
                problems.Add(at, "calendar.bad-range", "firstYear or lastYear", "neither: the date has its year");
            else
                Add(new DayOfYearRule.Fixed(new(date.Month, date.Day)), reason, HolidayObservance.None, at, date.Year);
        }
        foreach (var (text, weekday) in document.MakeUpDays?.Dates ?? [])
        {
            var at = JsonPath.Step($"{path}.makeUpDays.dates", text);
            _dated[Moment.DayOf(CalendarText.Date(text, at, problems))] = new(
                "override",
                Override,
                [],
                CalendarText.Weekday(weekday, at, problems)
            );
        }
        foreach (var (text, hours) in document.Overrides ?? [])
        {
            var at = JsonPath.Step($"{path}.overrides", text);
            if (document.MakeUpDays?.Dates?.ContainsKey(text) == true)
                problems.Add(at, "calendar.date-twice", text, "a date either in overrides or in makeUpDays.dates");
            _dated[Moment.DayOf(CalendarText.Date(text, at, problems))] = new(
                "override",
                Override,
                CalendarText.Hours(hours, at, problems)
            );
        }
    }

    private (Stretch[] Hours, int Weekday) ReadMakeUpDays()
    {
        var makeUp = document.MakeUpDays;
        if (makeUp is { HoursOf: not null, Hours: not null })
            problems.Add($"{path}.makeUpDays", "calendar.two-weeks", "hoursOf and hours", "one of the two");
        return makeUp?.Hours is { } own
            ? (CalendarText.Hours(own, $"{path}.makeUpDays.hours", problems), -1)
            : ([], CalendarText.Weekday(makeUp?.HoursOf ?? "mon", $"{path}.makeUpDays.hoursOf", problems));
    }

    private void ReadYearly()
    {
        var observed = Observance(document.Observed, $"{path}.observed");
        foreach (var (text, holiday) in document.YearlyHolidays ?? [])
        {
            var at = JsonPath.Step($"{path}.yearlyHolidays", text);
            if (CalendarText.Yearly(text, at, problems) is { } day)
                Add(new DayOfYearRule.Fixed(day), holiday, observed, at);
        }
        foreach (var (text, holiday) in document.MovableHolidays ?? [])
        {
            var at = JsonPath.Step($"{path}.movableHolidays", text);
            if (DayOfYearRule.Parse(text) is { } rule)
                Add(rule, holiday, HolidayObservance.None, at);
            else
                problems.Add(
                    at,
                    "calendar.bad-date",
                    $"'{text}'",
                    "a day such as easter+1, orthodox-easter-2, 4th thu of 11, last mon of 05 or mon on or before 05-24; dates are yearlyHolidays"
                );
        }
    }

    private void Add(DayOfYearRule day, DayOffDocument holiday, HolidayObservance observed, string at, int? year = null)
    {
        var rule = holiday.Rule;
        var (first, last) = (year ?? rule?.FirstYear ?? 1, year ?? rule?.LastYear ?? 9999);
        if (year is null && (first < 1 || last > 9999 || first > last))
            problems.Add(at, "calendar.bad-range", $"{first} to {last}", "years from 1 to 9999, the first one first");
        if (rule?.Observed is { } word)
            observed = Observance(word, at + ".observed");
        if (year is null || observed != HolidayObservance.None)
            _yearly.Add(new(day, holiday.Name, observed, first, last));
    }

    private HolidayObservance Observance(string? word, string at)
    {
        var observed = HolidayObservance.None;
        if (word is not null && !Observances.TryGetValue(word, out observed))
            problems.AddUnknown(at, "calendar.unknown-word", word, Observances.Keys);
        return observed;
    }

    internal static string Word(HolidayObservance observed) => Observances.First(o => o.Value == observed).Key;

    private Dictionary<int, Stretch[]> ReadBreaks()
    {
        var breaks = new Dictionary<int, Stretch[]>();
        foreach (var (text, hours) in document.Breaks ?? [])
        {
            var at = JsonPath.Step($"{path}.breaks", text);
            breaks[Moment.DayOf(CalendarText.Date(text, at, problems))] = CalendarText.Hours(hours, at, problems);
        }
        return breaks;
    }
}
