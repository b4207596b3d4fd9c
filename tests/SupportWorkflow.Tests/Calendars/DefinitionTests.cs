using System.Text;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

public class DefinitionTests
{
    [Fact]
    public void Everything_wrong_is_said_at_once_with_its_path()
    {
        var e = Assert.Throws<DefinitionException>(() =>
            WorkCalendar.FromJson(
                """
            { "zone": "Asia/Shangai", "weeek": {},
              "week": { "mon-fry": ["9-12"], "sat": ["10:00-25:00"], "sat-sun": [] },
              "from": { "2025-07-32": { "mun": [] } },
              "holidays": ["xx"], "makeUpDays": { "hoursOf": "mo", "hours": [], "dates": { "2025-06-01": "x" } },
              "yearlyHolidays": { "13-01": "?" }, "closed": { "2025-02-30": "x" }, "overrides": { "2025-06-01": ["8"] },
              "breaks": { "x": ["09:00-10:00"] }, "standardDay": "P2D" }
            """u8
            )
        );
        Assert.Equal(
            [
                "$.weeek json.unknown-member week",
                "$.zone calendar.unknown-zone Asia/Shanghai",
                "$.week.mon-fry calendar.unknown-day fri",
                "$.week.mon-fry[0] calendar.bad-hours ",
                "$.week.sat[0] calendar.bad-hours ",
                "$.week.sat-sun calendar.day-twice ",
                "$.from.2025-07-32 calendar.bad-date ",
                "$.from.2025-07-32.mun calendar.unknown-day mon",
                "$.holidays[0] calendar.unknown-holidays ",
                "$.makeUpDays calendar.two-weeks ",
                "$.closed.2025-02-30 calendar.bad-date ",
                "$.makeUpDays.dates.2025-06-01 calendar.unknown-day ",
                "$.overrides.2025-06-01 calendar.date-twice ",
                "$.overrides.2025-06-01[0] calendar.bad-hours ",
                "$.yearlyHolidays.13-01 calendar.bad-date ",
                "$.breaks.x calendar.bad-date ",
                "$.standardDay calendar.bad-duration ",
            ],
            e.Problems.Select(p => $"{p.Path} {p.Code} {p.Suggestion}")
        );
    }

    [Theory]
    [InlineData("""{ "zone": "UTC" }""", "calendar.never-open")]
    [InlineData("""{ "zone": "UTC", "week": { "mon": [] } }""", "calendar.never-open")]
    [InlineData("""{ "week": { "mon": ["09:00-10:00"] } }""", "calendar.missing")]
    [InlineData("""{ "zone": "UTC", "open": "always" }""", "calendar.unknown-word")]
    [InlineData("""{ "zone": "UTC", "open": "24x7", "week": { "mon": ["09:00-10:00"] } }""", "calendar.two-weeks")]
    [InlineData("""{ "and": ["a", "b"] }""", "calendar.combination")]
    [InlineData("""{ "zone": "UTC", """, "json.malformed")]
    [InlineData("""{ "zone": "UTC", "zone": "UTC" }""", "json.doubled-member")]
    [InlineData("""{ "zone": 5 }""", "json.wrong-type")]
    [InlineData("null", "json.wrong-type")]
    public void A_wrong_calendar_is_refused(string json, string code) =>
        Assert.Contains(
            code,
            Assert.Throws<DefinitionException>(() => WorkCalendar.FromJson(Encoding.UTF8.GetBytes(json))).Problems.Select(p => p.Code)
        );

    [Fact]
    public void The_builder_refuses_with_the_paths_that_the_json_would_have()
    {
        var e = Assert.Throws<DefinitionException>(() =>
            WorkCalendar.In("Mars/Base").Open(Weekdays.MondayToFriday, "9 to 5").Open(Weekdays.Monday, "09:00-10:00").Build()
        );
        Assert.Equal(["$.zone", "$.week.mon-fri[0]", "$.week.mon"], e.Problems.Select(p => p.Path));
    }

    [Fact]
    public void The_json_form_says_what_the_builder_was_told()
    {
        var calendar = WorkCalendar
            .In("Asia/Shanghai")
            .Open(Weekdays.MondayToFriday | Weekdays.Sunday, "09:00-12:00", "22:00-24:00")
            .From(new(2025, 7, 1))
            .Open(Weekdays.Monday, "08:00-12:00")
            .Holidays(HolidaySet.China)
            .MakeUpDays(hoursOf: Weekdays.Friday)
            .YearlyHoliday(new(12, 25), "Christmas")
            .Closed(new(2025, 6, 3), "moving")
            .OpenOn(new(2025, 6, 4), "10:00-11:00")
            .Break(new(2025, 6, 5), "09:30-10:00")
            .StandardDay(Duration.FromHours(7.5))
            .Build();
        Assert.Equal(
            """
            {"zone":"Asia/Shanghai","week":{"mon-fri,sun":["09:00-12:00","22:00-24:00"]},"from":{"2025-07-01":{"mon":["08:00-12:00"]}},
            "holidays":["cn"],"yearlyHolidays":{"12-25":"Christmas"},"makeUpDays":{"hoursOf":"fri"},"closed":{"2025-06-03":"moving"},
            "overrides":{"2025-06-04":["10:00-11:00"]},"breaks":{"2025-06-05":["09:30-10:00"]},"standardDay":"PT7H30M"}
            """.ReplaceLineEndings(""),
            string.Concat(calendar.ToJson().Where(c => !char.IsWhiteSpace(c)))
        );
        Assert.Equal(Duration.FromHours(7.5), WorkCalendar.FromJson(Encoding.UTF8.GetBytes(calendar.ToJson())).StandardDay);
    }

    [Fact]
    public void A_book_combines_its_calendars_by_name()
    {
        var book = CalendarBook.FromJson(
            """
            { "both": { "and": ["office", "late"], "standardDay": "PT1H" },
              "office": { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] } },
              "late": { "zone": "UTC", "week": { "mon-sun": ["16:00-22:00"] } },
              "either": { "or": ["office", "late"] },
              "evenings": { "except": ["either", "office"] } }
            """u8
        );
        var monday = Instant.FromUtc(2025, 6, 2, 0, 0);
        Duration OnMonday(string name) => book[name].WorkBetween(monday, monday + Duration.FromDays(1));
        Assert.Equal([1, 13, 5], new[] { "both", "either", "evenings" }.Select(n => OnMonday(n).TotalHours));
        Assert.Equal(Duration.FromHours(1), book["both"].StandardDay);
        Assert.Equal(["both", "either", "evenings", "late", "office"], book.Names);
        Assert.Null(book.Find("night"));
        Assert.Contains("both, either", Assert.Throws<KeyNotFoundException>(() => book["night"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_names_unknown_parts_cycles_and_combinations_that_are_never_open()
    {
        var e = Assert.Throws<DefinitionException>(() =>
            CalendarBook.FromJson(
                """
            { "a": { "and": ["b", "c"] }, "b": { "or": ["a", "day"] }, "c": { "except": ["day", "dayy"] },
              "day": { "zone": "UTC", "week": { "mon": ["09:00-17:00"] } }, "night": { "zone": "UTC", "week": { "mon": ["18:00-22:00"] } },
              "never": { "and": ["day", "night"] }, "mixed": { "or": ["day", "night"], "week": {} }, "one": { "or": ["day"] } }
            """u8
            )
        );
        Assert.Equal(
            [
                "$.b.or[0] calendar.cycle",
                "$.c.except[1] calendar.unknown-calendar",
                "$.never.and calendar.never-open",
                "$.mixed calendar.combination",
                "$.one.or calendar.combination",
            ],
            e.Problems.Select(p => $"{p.Path} {p.Code}")
        );
        Assert.Equal("a → b → a", e.Problems[0].Found);
        Assert.Equal("day", e.Problems[1].Suggestion);
    }

    [Fact]
    public void Calendars_that_are_never_open_together_are_refused_in_code_too()
    {
        var day = WorkCalendar.In("UTC").Open(Weekdays.Everyday, "09:00-17:00").Build();
        var night = WorkCalendar.In("UTC").Open(Weekdays.Everyday, "18:00-22:00").Build();
        Assert.Throws<DefinitionException>(() => day.And(night));
        Assert.Throws<DefinitionException>(() => day.Except(WorkCalendar.AlwaysOpen));
    }

    [Fact]
    public void Reasons_come_in_both_languages()
    {
        var office = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Closed(new(2025, 6, 3), "moving").Build();
        ClosedReason? Why(int day, int hour) => office.WhyClosed(Instant.FromUtc(2025, 6, day, hour, 0));
        Assert.Null(Why(2, 10));
        Assert.Equal(("outside-hours", "非工作时段。"), (Why(2, 18)!.Code, Why(2, 18)!.Text.Chinese));
        Assert.Equal(("day-off", "A day without working hours."), (Why(7, 12)!.Code, Why(7, 12)!.Text.English));
        Assert.Equal(("closed", "moving"), (Why(3, 12)!.Code, Why(3, 12)!.Text.English));
        Assert.Equal("excepted", WorkCalendar.AlwaysOpen.Except(office).WhyClosed(Instant.FromUtc(2025, 6, 2, 10, 0))!.Code);
    }

    [Theory]
    [InlineData("09:00-17:00", "09:00-17:00")]
    [InlineData("9:00-17:00", "09:00-17:00")]
    [InlineData("22:00-06:00", "22:00-06:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("00:00-00:00", "00:00-24:00")]
    [InlineData("09:00:30-17:00:00.5", "09:00:30-17:00:00.5")]
    public void Hours_are_read_and_written(string text, string written) => Assert.Equal(written, LocalTimeRange.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("24:00-09:00")]
    [InlineData("09:00-25:00")]
    [InlineData("09:60-10:00")]
    public void Other_texts_are_no_hours(string text) => Assert.False(LocalTimeRange.TryParse(text, out _));

    [Fact]
    public void A_book_with_combinations_survives_the_round_trip()
    {
        var book = CalendarBook.FromJson(
            """
            { "office": { "zone": "Asia/Shanghai", "week": { "mon-fri": ["09:00-18:00"] }, "holidays": ["cn"] },
              "hotline": { "zone": "Asia/Shanghai", "open": "24x7" }, "evening": { "except": ["hotline", "office"] } }
            """u8
        );
        var again = CalendarBook.FromJson(Encoding.UTF8.GetBytes(book.ToJson()));
        Assert.Equal(book.Names, again.Names);
        Assert.Equal(book.ToJson(), again.ToJson());
        var (from, to) = (Instant.FromUtc(2026, 2, 10, 0, 0), Instant.FromUtc(2026, 3, 1, 0, 0));
        Assert.Equal(book["evening"].WorkBetween(from, to), again["evening"].WorkBetween(from, to));
        Assert.Throws<InvalidOperationException>(() => CalendarBook.Of(("both", book["office"].Or(book["hotline"]))).ToJson());
    }

    [Fact]
    public void A_calendar_of_a_profile_stands_alone_with_the_profiles_zone() =>
        Assert.Equal(
            "Asia/Shanghai",
            WorkCalendar
                .FromJson(Encoding.UTF8.GetBytes(Profiles.BuiltInProfiles.CallCenter.Compile().Calendars["business"].ToJson()))
                .Zone.Id
        );

    [Fact]
    public void A_builder_that_goes_on_leaves_the_calendar_it_built_alone()
    {
        var builder = WorkCalendar.In("UTC").Open(Weekdays.Monday, "09:00-17:00");
        var first = builder.Build();
        var before = first.ToJson();
        builder.Open(Weekdays.Tuesday, "09:00-17:00").Build();
        Assert.Equal(before, first.ToJson());
    }
}
