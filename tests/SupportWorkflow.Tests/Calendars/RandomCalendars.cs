using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>A random calendar with instants where things happen: around clock changes, New Year, midnight and special days.</summary>
public sealed class RandomCalendar
{
    internal RandomCalendar(CalendarDocument document, Instant a, Instant b, Instant c, Duration work) =>
        (Document, Fast, Slow, A, B, C, Work) = (document, WorkCalendar.From(document), new(document), a, b, c, work);

    public WorkCalendar Fast { get; }

    public Instant A { get; }

    public Instant B { get; }

    public Instant C { get; }

    public Duration Work { get; }

    internal SlowCalendar Slow { get; }

    internal CalendarDocument Document { get; }

    public override string ToString() => $"{Fast.ToJson()} A={A:uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF} B={B} C={C} work={Work}";
}

internal static class RandomCalendars
{
    // Zones with a year in which their clocks did something worth testing.
    private static readonly (string Zone, int Year)[] Places =
    [
        ("America/Sao_Paulo", 2017),
        ("America/Sao_Paulo", 2018),
        ("Africa/Cairo", 2014),
        ("Africa/Cairo", 2023),
        ("Australia/Lord_Howe", 2024),
        ("Asia/Kathmandu", 1985),
        ("Asia/Kathmandu", 2024),
        ("Europe/Berlin", 2024),
        ("Europe/Berlin", 2025),
        ("America/New_York", 2025),
        ("Pacific/Apia", 2011),
        ("Pacific/Apia", 2021),
        ("Asia/Shanghai", 1990),
        ("Asia/Shanghai", 2024),
        ("Asia/Shanghai", 2025),
        ("Asia/Shanghai", 2026),
        ("America/New_York", 1967),
        ("Europe/Berlin", 1947),
        ("Asia/Kathmandu", 1920), // before 1970 and before zones were hours
    ];

    public static Arbitrary<RandomCalendar> Any => Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Make(new Random(seed))), Simpler);

    public static bool RunsOverMidnight(this CalendarDocument document) =>
        System
            .Text.RegularExpressions.Regex.Matches(JsonSerializer.Serialize(document), @"""(\d\d:\d\d)-(\d\d:\d\d)""")
            .Any(m => string.CompareOrdinal(m.Groups[2].Value, m.Groups[1].Value) <= 0);

    private static RandomCalendar Make(Random r)
    {
        var (zone, year) = Places[r.Next(Places.Length)];
        var document = new CalendarDocument { Zone = zone, Week = Week(r) };
        if (r.Next(12) == 0)
            (document.Week, document.Open) = (null, "24x7");
        if (r.Next(4) == 0)
            document.From = new() { [Date(r, year)] = Week(r) };
        if (r.Next(3) == 0)
            document.Closed = Dated(r, year, _ => DayOff(r, isYearly: false));
        if (r.Next(3) == 0)
            document.Overrides = Dated(r, year, _ => Hours(r));
        if (r.Next(3) == 0)
            document.Breaks = Dated(r, year, _ => Hours(r));
        if (r.Next(4) == 0)
            Holidays(r, document);
        if (r.Next(2) == 0 && year >= 2024)
            document.Holidays = ["cn"];
        if (r.Next(2) == 0)
            document.MakeUpDays = r.Next(2) == 0 ? new() { HoursOf = "wed" } : new() { Hours = Hours(r) };
        var a = At(r, zone, year);
        var nanos = r.Next(4) == 0 ? r.Next(1, 1_000_000_000) : 0;
        var work = Duration.FromSeconds(
            r.Next(3) switch
            {
                0 => r.Next(0, 7200),
                1 => 60L * r.Next(0, 60 * 12),
                _ => 1800L * r.Next(0, 200),
            }
        );
        return new(
            document,
            a.PlusNanoseconds(nanos),
            Near(r, a),
            Near(r, a),
            work + Duration.FromNanoseconds(r.Next(5) == 0 ? r.Next(1000) : 0)
        );
    }

    private static Dictionary<string, List<string>> Week(Random r) =>
        r.Next(5) switch
        {
            0 => new() { ["mon-fri"] = ["09:00-12:00", "13:00-18:00"] },
            1 => new() { ["mon-sun"] = ["22:00-06:00"] },
            _ => new()
            {
                ["mon-wed"] = Hours(r),
                ["thu"] = ["00:00-24:00"],
                ["fri"] = Hours(r),
                ["sat-sun"] = r.Next(2) == 0 ? [] : Hours(r),
            },
        };

    /// <summary>Yearly holidays of both kinds, some of them around the end of the year.</summary>
    internal static void Holidays(Random r, CalendarDocument document)
    {
        string[] dates = ["12-25", "12-26", "01-01", "01-02", "12-31", "02-29", "07-04"];
        document.YearlyHolidays = dates.Where(_ => r.Next(2) == 0).ToDictionary(d => d, _ => DayOff(r, isYearly: true));
        document.MovableHolidays = Enumerable
            .Range(0, r.Next(5))
            .Select(_ => Movable(r))
            .Distinct()
            .ToDictionary(d => d, _ => DayOff(r, isYearly: true));
        if (r.Next(2) == 0)
            document.Observed = Observances[r.Next(4)];
    }

    private static readonly string[] Observances = ["none", "nearestWeekday", "nextWeekday", "sundayToNextWeekday"];

    private static DayOffDocument DayOff(Random r, bool isYearly) =>
        r.Next(2) == 0
            ? new() { Text = "day off" }
            : new()
            {
                Rule = new()
                {
                    Name = "day off",
                    Observed = r.Next(3) == 0 ? null : Observances[r.Next(4)],
                    FirstYear = isYearly && r.Next(3) == 0 ? r.Next(1900, 2030) : null,
                    LastYear = isYearly && r.Next(3) == 0 ? r.Next(2030, 2200) : null,
                },
            };

    private static string Movable(Random r)
    {
        string Pick(params string[] words) => words[r.Next(words.Length)];
        var weekday = Pick("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        var rule = r.Next(4) switch
        {
            0 => Pick("easter", "orthodox-easter"),
            1 => $"{Pick("1st", "2nd", "3rd", "4th", "5th", "last")} {weekday} of {r.Next(1, 13):00}",
            2 => $"{weekday} {Pick("before", "on or before", "after", "on or after")} {Pick("05-24", "11-23", "12-31", "01-01", "02-29")}",
            _ => $"{Pick("last", "1st")} {weekday} of {Pick("01", "12")}",
        };
        return rule + (r.Next(2) == 0 ? "" : r.Next(-60, 61).ToString("+0;-0;+0", CultureInfo.InvariantCulture));
    }

    private static List<string> Hours(Random r) =>
        [.. Enumerable.Range(0, r.Next(1, 4)).Select(_ => $"{Time(r)}-{(r.Next(6) == 0 ? "24:00" : Time(r))}")];

    private static string Time(Random r) => $"{r.Next(24):00}:{(r.Next(3) == 0 ? r.Next(60) : 30 * r.Next(2)):00}";

    private static Dictionary<string, T> Dated<T>(Random r, int year, Func<int, T> value) =>
        Enumerable.Range(0, r.Next(1, 12)).Select(_ => Date(r, year)).Distinct().ToDictionary(d => d, d => value(d.Length));

    private static string Date(Random r, int year) =>
        new LocalDate(year, 1, 1).PlusDays(r.Next(-10, 375)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static Instant At(Random r, string id, int year)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var newYear = zone.AtStartOfDay(new LocalDate(year, 1, 1)).ToInstant();
        var changes = zone.GetZoneIntervals(newYear, newYear + Duration.FromDays(365))
            .Where(z => z.HasStart && z.Start > newYear)
            .Select(z => z.Start)
            .ToList();
        var center = r.Next(4) switch
        {
            0 => newYear,
            1 or 2 when changes.Count > 0 => changes[r.Next(changes.Count)],
            _ => newYear + Duration.FromDays(r.Next(365)),
        };
        return center + Duration.FromMinutes(15 * r.Next(-300, 300));
    }

    private static Instant Near(Random r, Instant at) =>
        at
        + Duration.FromSeconds(
            r.Next(3) switch
            {
                0 => 900L * r.Next(-200, 200),
                1 => r.Next(-86_400 * 3, 86_400 * 3),
                _ => r.Next(-86_400 * 40, 86_400 * 40),
            }
        );

    /// <summary>The same with one part of the document left out, then with rounder numbers.</summary>
    private static IEnumerable<RandomCalendar> Simpler(RandomCalendar one)
    {
        foreach (
            var leaveOut in (Action<CalendarDocument>[])
                [
                    d => d.From = null,
                    d => d.Closed = null,
                    d => d.Overrides = null,
                    d => d.Breaks = null,
                    d => d.YearlyHolidays = null,
                    d => d.MovableHolidays = null,
                    d => d.Observed = null,
                    d => d.Holidays = null,
                    d => d.MakeUpDays = null,
                ]
        )
        {
            var copy = JsonSerializer.Deserialize<CalendarDocument>(JsonSerializer.Serialize(one.Document))!;
            leaveOut(copy);
            if (JsonSerializer.Serialize(copy) != JsonSerializer.Serialize(one.Document))
                yield return new(copy, one.A, one.B, one.C, one.Work);
        }
        if (one.Work != Duration.FromHours(1))
            yield return new(one.Document, one.A, one.B, one.C, Duration.FromHours(1));
    }
}
