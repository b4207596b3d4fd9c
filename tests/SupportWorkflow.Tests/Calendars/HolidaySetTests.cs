using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Properties;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

[Trait("Requirement", "SLA-6")]
public class HolidaySetTests
{
    private static readonly WorkCalendar Office = WorkCalendar
        .In("Asia/Shanghai")
        .Open(Weekdays.Monday, "08:00-12:00")
        .Open(Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday, "09:00-17:00")
        .Holidays(HolidaySet.China)
        .Build();

    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void China_has_as_many_working_days_as_the_notices_say(int year, int expected) =>
        Assert.Equal(expected, Office.BusinessDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));

    [Theory]
    [InlineData("2024-02-04")]
    [InlineData("2024-02-18")]
    [InlineData("2024-04-07")]
    [InlineData("2024-04-28")]
    [InlineData("2024-05-11")]
    [InlineData("2024-09-14")]
    [InlineData("2024-09-29")]
    [InlineData("2024-10-12")]
    [InlineData("2025-01-26")]
    [InlineData("2025-02-08")]
    [InlineData("2025-04-27")]
    [InlineData("2025-09-28")]
    [InlineData("2025-10-11")]
    [InlineData("2026-01-04")]
    [InlineData("2026-02-14")]
    [InlineData("2026-02-28")]
    [InlineData("2026-05-09")]
    [InlineData("2026-09-20")]
    [InlineData("2026-10-10")]
    public void A_make_up_weekend_day_works_mondays_hours(string text)
    {
        var date = LocalDatePattern.Iso.Parse(text).Value;
        Assert.Contains(date.DayOfWeek, new[] { IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday });
        var (from, to) = (Office.Zone.AtStartOfDay(date).ToInstant(), Office.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        var open = Assert.Single(Office.OpenIntervals(from, to));
        Assert.Equal(from + Duration.FromHours(8), open.Start);
        Assert.Equal(Duration.FromHours(4), open.Length);
        Assert.Equal("make-up-day", Office.SpecialDayOn(date)!.Code);
    }

    [Fact]
    public void Make_up_days_may_have_hours_of_their_own_or_of_another_weekday_or_none()
    {
        Duration Saturday(Func<WorkCalendarBuilder, WorkCalendarBuilder> say) =>
            say(
                    WorkCalendar
                        .In("Asia/Shanghai")
                        .Open(Weekdays.Monday, "08:00-12:00")
                        .Open(Weekdays.Friday, "09:00-17:00")
                        .Holidays(HolidaySet.China)
                )
                .Build()
                .WorkBetween(Instant.FromUtc(2026, 2, 13, 16, 0), Instant.FromUtc(2026, 2, 14, 16, 0));
        Assert.Equal(Duration.FromHours(4), Saturday(b => b));
        Assert.Equal(Duration.FromHours(8), Saturday(b => b.MakeUpDays(hoursOf: Weekdays.Friday)));
        Assert.Equal(Duration.FromHours(3), Saturday(b => b.MakeUpDays("10:00-13:00")));
        Assert.Equal(Duration.Zero, Saturday(b => b.MakeUpDays()));
        Assert.Equal(Duration.FromHours(8), Saturday(b => b.MakeUpDay(new(2026, 2, 14), hoursOf: Weekdays.Friday)));
    }

    [Fact]
    public void A_target_over_the_spring_festival_of_2026()
    {
        // Friday 13 February 16:00: 1 h; Saturday 14 (made up) 4 h; off 15 to 23; Tuesday 24: 09:00 + 3 h.
        var start = Office.Zone.AtStrictly(new(2026, 2, 13, 16, 0)).ToInstant();
        var due = Office.Add(start, Duration.FromHours(8));
        Assert.Equal(Office.Zone.AtStrictly(new(2026, 2, 24, 12, 0)).ToInstant(), due);
        var explained = Office.Explain(start, Duration.FromHours(8));
        Assert.Equal(3, explained.Segments.Count);
        Assert.Equal(10, explained.SpecialDays.Count);
        Assert.Equal("make-up-day", explained.SpecialDays[0].Code);
        Assert.Equal("春节", explained.SpecialDays[1].Text.Chinese);
        Assert.Contains("2026-02-14：春节（调休上班）", explained.ToText("zh-CN"), StringComparison.Ordinal);
        Assert.Contains("2026-02-14: Spring Festival (make-up working day)", explained.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_knows_how_far_its_holidays_reach()
    {
        Assert.Equal(new DateInterval(new(2024, 1, 1), new(2026, 12, 31)), Office.HolidaysKnown);
        Assert.Null(WorkCalendar.AlwaysOpen.HolidaysKnown);
        Assert.Null(Office.Explain(Instant.FromUtc(2026, 12, 1, 0, 0), Duration.FromHours(8)).HolidaysKnownOnly);
        var beyond = Office.Explain(Instant.FromUtc(2026, 12, 31, 0, 0), Duration.FromHours(80));
        Assert.Equal(new LocalDate(2026, 12, 31), beyond.HolidaysKnownOnly!.End);
        Assert.Contains("2026-12-31 only", beyond.ToString(), StringComparison.Ordinal);
    }

    [SharedFileFact("data/holidays-cn.json")]
    public void The_built_in_days_are_those_of_the_published_file()
    {
        var years = JsonNode.Parse(File.ReadAllText(Checkout.Shared("data/holidays-cn.json")))!["years"]!.AsObject();
        string[] All(string what) =>
            [.. years.SelectMany(y => y.Value![what]!.AsArray()).Select(d => d!.GetValue<string>()).Order(StringComparer.Ordinal)];
        Assert.Equal(All("holidays"), HolidaySet.China.DaysOff.Keys.Select(LocalDatePattern.Iso.Format));
        Assert.Equal(All("workdays"), HolidaySet.China.MakeUpDays.Keys.Select(LocalDatePattern.Iso.Format));
        foreach (var (day, name) in years.SelectMany(y => y.Value!["names"]!.AsObject()))
            Assert.Equal(name!.GetValue<string>(), HolidaySet.China.DaysOff[LocalDatePattern.Iso.Parse(day).Value].Chinese);
    }

    [Fact]
    public void A_wrong_set_lists_everything_that_is_wrong_with_it()
    {
        var e = Assert.Throws<DefinitionException>(() =>
            HolidaySet.FromJson(
                Encoding.UTF8.GetBytes(
                    """
                    { "knownFrom": "2025-13-01", "knownUntil": "2025-12-31",
                      "holidays": [ { "from": "2025-01-01" }, { "name": { "en": "X" }, "from": "2025-05-05", "to": "2025-05-01" },
                                    { "name": { "en": "Y" }, "from": "2025-06-01", "makeUpDays": ["2025-06-01"] } ] }
                    """
                )
            )
        );
        Assert.Equal(["$.name", "$.knownFrom", "$.holidays[0].name", "$.holidays[1].to", "$.holidays"], e.Problems.Select(p => p.Path));
    }
}
