using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Properties;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>Holidays that are kept on another day than they fall on, and holidays without a date of their own.</summary>
[Trait("Requirement", "SLA-6")]
public class YearlyHolidayTests
{
    // 5 U.S.C. 6103 and Executive Order 11582: Saturday's holidays are kept on Friday, Sunday's on Monday.
    private const string Federal = """
        { "zone": "America/New_York", "week": { "mon-fri": ["09:00-17:00"] }, "observed": "nearestWeekday",
          "yearlyHolidays": { "01-01": "New Year's Day", "06-19": { "name": "Juneteenth", "firstYear": 2021 }, "07-04": "Independence Day",
            "11-11": "Veterans Day", "12-25": "Christmas Day" },
          "movableHolidays": { "3rd mon of 01": "Birthday of Martin Luther King, Jr.", "3rd mon of 02": "Washington's Birthday",
            "last mon of 05": "Memorial Day", "1st mon of 09": "Labor Day", "2nd mon of 10": "Columbus Day", "4th thu of 11": "Thanksgiving Day" } }
        """;

    // Bank holidays of England and Wales, with what was proclaimed for single years.
    private const string England = """
        { "zone": "Europe/London", "week": { "mon-fri": ["09:00-17:00"] }, "observed": "nextWeekday",
          "yearlyHolidays": { "01-01": "New Year's Day", "12-25": "Christmas Day", "12-26": "Boxing Day" },
          "movableHolidays": { "easter-2": "Good Friday", "easter+1": "Easter Monday", "1st mon of 05": "Early May bank holiday",
            "last mon of 05": "Spring bank holiday", "last mon of 08": "Summer bank holiday" },
          "closed": { "2020-05-08": "VE Day", "2022-06-02": "Spring bank holiday", "2022-06-03": "Platinum Jubilee",
            "2022-09-19": "State Funeral", "2023-05-08": "Coronation" },
          "overrides": { "2020-05-04": ["09:00-17:00"], "2022-05-30": ["09:00-17:00"] } }
        """;

    private static readonly WorkCalendar UnitedStates = Read(Federal);

    private static WorkCalendar Read(string json) => WorkCalendar.FromJson(Encoding.UTF8.GetBytes(json));

    /// <summary>The days from Monday to Friday of a year that are off.</summary>
    private static string OffIn(WorkCalendar calendar, int year) =>
        string.Join(
            ' ',
            new DateInterval(new(year, 1, 1), new(year, 12, 31))
                .Where(d => d.DayOfWeek <= IsoDayOfWeek.Friday && !calendar.IsBusinessDay(d))
                .Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))
        );

    // As the Office of Personnel Management lists them.
    [Theory]
    [InlineData(2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2011, "01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2012, "01-02 01-16 02-20 05-28 07-04 09-03 10-08 11-12 11-22 12-25")]
    [InlineData(2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    public void Federal_holidays_of_the_United_States_are_off(int year, string days) => Assert.Equal(days, OffIn(UnitedStates, year));

    // As gov.uk/bank-holidays lists them.
    [Theory]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    public void Bank_holidays_of_England_and_Wales_are_off(int year, string days) => Assert.Equal(days, OffIn(Read(England), year));

    // 振替休日: Constitution, Greenery and Children's Day stand in a row, so a Sunday's holiday waits for the day behind them.
    [Theory]
    [InlineData(2008, "05-05 05-06")]
    [InlineData(2009, "05-04 05-05 05-06")]
    [InlineData(2020, "05-04 05-05 05-06")]
    [InlineData(2024, "05-03 05-06")]
    [InlineData(2025, "05-05 05-06")]
    [InlineData(2026, "05-04 05-05 05-06")]
    public void In_Japan_a_holiday_on_a_Sunday_is_kept_on_the_next_day_that_is_none(int year, string days) =>
        Assert.Equal(
            days,
            OffIn(
                Read(
                    """
                    { "zone": "Asia/Tokyo", "week": { "mon-fri": ["09:00-17:00"] }, "observed": "sundayToNextWeekday",
                      "yearlyHolidays": { "05-03": "憲法記念日", "05-04": "みどりの日", "05-05": "こどもの日" } }
                    """
                ),
                year
            )
        );

    [Theory]
    [InlineData("none", "2022-12-26", true)]
    [InlineData("nearestWeekday", "2022-12-26", false)]
    [InlineData("nextWeekday", "2021-12-27", false)]
    [InlineData("nearestWeekday", "2021-12-27", true)]
    [InlineData("nearestWeekday", "2021-12-24", false)]
    [InlineData("sundayToNextWeekday", "2021-12-27", true)]
    public void Christmas_on_a_weekend_is_kept_where_its_word_says(string observed, string date, bool open)
    {
        var calendar = Read(
            $$"""
            { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] }, "yearlyHolidays": { "12-25": { "name": "Christmas", "observed": "{{observed}}" } } }
            """
        );
        Assert.Equal(open, calendar.IsBusinessDay(LocalDatePattern.Iso.Parse(date).Value));
    }

    [Fact]
    public void A_weekend_is_what_the_week_leaves_free()
    {
        // In Egypt work is from Sunday to Thursday: 25 January 2025 was a Saturday, 25 January 2030 is a Friday.
        var cairo = Read(
            """
            { "zone": "Africa/Cairo", "week": { "sun-thu": ["09:00-17:00"] }, "yearlyHolidays": { "01-25": "Revolution Day" }, "observed": "nearestWeekday" }
            """
        );
        Assert.False(cairo.IsBusinessDay(new(2025, 1, 26)));
        Assert.False(cairo.IsBusinessDay(new(2030, 1, 24)));
        // A shop that is open on Saturdays keeps 4 July 2026 on the Saturday it is.
        var shop = Read(
            """{ "zone": "UTC", "week": { "mon-sat": ["09:00-17:00"] }, "yearlyHolidays": { "07-04": "Independence Day" }, "observed": "nearestWeekday" }"""
        );
        Assert.True(shop.IsBusinessDay(new(2026, 7, 3)));
        Assert.False(shop.IsBusinessDay(new(2026, 7, 4)));
    }

    // Dates of Easter Sunday as the churches publish them, with the earliest and latest and the exceptions of Gauss' rule.
    [Theory]
    [InlineData(
        "easter",
        "1818-03-22 1943-04-25 1954-04-18 1981-04-19 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 "
            + "2027-03-28 2028-04-16 2029-04-01 2030-04-21 2038-04-25 2049-04-18 2076-04-19 2285-03-22"
    )]
    [InlineData(
        "easter+1",
        "2019-04-22 2020-04-13 2021-04-05 2022-04-18 2023-04-10 2024-04-01 2025-04-21 2026-04-06 2027-03-29 2028-04-17 2029-04-02 2030-04-22"
    )]
    [InlineData(
        "orthodox-easter",
        "2019-04-28 2020-04-19 2021-05-02 2022-04-24 2023-04-16 2024-05-05 2025-04-20 2026-04-12 2027-05-02 2028-04-16 2029-04-08 2030-04-28"
    )]
    [InlineData(
        "4th thu of 11",
        "2019-11-28 2020-11-26 2021-11-25 2022-11-24 2023-11-23 2024-11-28 2025-11-27 2026-11-26 2027-11-25 2028-11-23 2029-11-22 2030-11-28"
    )]
    [InlineData("4th thu of 11+1", "2019-11-29 2024-11-29 2030-11-29")]
    [InlineData("wed before 11-23", "2019-11-20 2020-11-18 2021-11-17 2022-11-16 2023-11-22 2024-11-20 2025-11-19 2026-11-18")]
    [InlineData("mon on or before 05-24", "2019-05-20 2020-05-18 2021-05-24 2022-05-23 2023-05-22 2024-05-20 2025-05-19 2026-05-18")]
    [InlineData("sat on or after 06-20", "2019-06-22 2020-06-20 2021-06-26 2022-06-25 2023-06-24 2024-06-22 2025-06-21")]
    [InlineData("thu after 04-18", "2023-04-20 2024-04-25 2025-04-24 2026-04-23")]
    [InlineData("last mon of 05", "2021-05-31 2022-05-30 2023-05-29 2024-05-27")]
    [InlineData("5th fri of 01", "2021-01-29 2027-01-29")]
    public void A_day_without_a_date_of_its_own_is_found(string rule, string dates)
    {
        var calendar = WorkCalendar.In("UTC").Open(Weekdays.Everyday, "09:00-17:00").MovableHoliday(rule, "The day").Build();
        foreach (var date in dates.Split(' ').Select(d => LocalDatePattern.Iso.Parse(d).Value))
        {
            Assert.Equal(new SpecialDay(date, "yearly-holiday", "The day"), calendar.SpecialDayOn(date));
            Assert.Equal(
                1,
                Enumerable
                    .Range(1, 366)
                    .Select(new LocalDate(date.Year, 1, 1).PlusDays(-1).PlusDays)
                    .Count(d => calendar.SpecialDayOn(d) is not null)
            );
        }
    }

    [Fact]
    public void A_month_without_a_fifth_Friday_has_no_such_holiday()
    {
        var calendar = WorkCalendar.In("UTC").Open(Weekdays.Everyday, "09:00-17:00").MovableHoliday("5th fri of 02", "Leap Friday").Build();
        Assert.Empty(OffIn(calendar, 2027));
        Assert.Equal("02-29", OffIn(calendar, 2008));
    }

    [Fact]
    public void A_reason_names_the_holiday_and_the_day_it_stands_for()
    {
        var friday = Instant.FromUtc(2021, 12, 31, 17, 0); // noon in New York
        var why = UnitedStates.WhyClosed(friday)!;
        Assert.Equal("observed-holiday", why.Code);
        Assert.Equal("New Year's Day, observed instead of 2022-01-01", why.Text.English);
        Assert.Equal("New Year's Day（2022-01-01 的补假）", why.Text.Chinese);
        var explained = UnitedStates.Explain(friday, Duration.FromHours(4));
        Assert.Equal(Instant.FromUtc(2022, 1, 3, 18, 0), explained.End);
        Assert.Equal("2021-12-31: New Year's Day, observed instead of 2022-01-01 (day off)", explained.Lines[2].English);
        Assert.Equal("2021-12-31：New Year's Day（2022-01-01 的补假）（放假）", explained.Lines[2].Chinese);
        Assert.Equal("2022-01-01: New Year's Day (day off every year)", explained.Lines[3].English);
    }

    [Fact]
    public void A_single_date_is_kept_beside_a_weekend_only_where_it_says_so()
    {
        var calendar = Read(
            """
            { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] }, "observed": "nearestWeekday",
              "closed": { "2027-05-01": { "name": "May Day", "observed": "nextWeekday" }, "2027-05-08": "moving house" } }
            """
        );
        Assert.Equal("closed", calendar.SpecialDayOn(new(2027, 5, 1))!.Code);
        Assert.Equal("May Day, observed instead of 2027-05-01", calendar.SpecialDayOn(new(2027, 5, 3))!.Text.English);
        Assert.True(calendar.IsBusinessDay(new(2027, 5, 7)) && calendar.IsBusinessDay(new(2027, 5, 10)));
        Assert.True(calendar.IsBusinessDay(new(2032, 5, 3))); // 1 May 2032 is a Saturday too
    }

    [Fact]
    public void An_override_opens_the_day_on_which_a_holiday_is_observed()
    {
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.MondayToFriday, "09:00-17:00")
            .YearlyHoliday(new(7, 4), "Independence Day", HolidayObservance.NearestWeekday)
            .OpenOn(new(2026, 7, 3), "10:00-12:00")
            .Build();
        Assert.True(calendar.IsBusinessDay(new(2026, 7, 3)));
        Assert.False(calendar.IsBusinessDay(new(2027, 7, 5)));
    }

    [Fact]
    public void What_the_builder_was_told_is_written_and_read_again()
    {
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.MondayToFriday, "09:00-17:00")
            .YearlyHoliday(new(12, 25), "Christmas")
            .YearlyHoliday(new(6, 19), "Juneteenth", firstYear: 2021)
            .YearlyHoliday(new(12, 31), "Year end", HolidayObservance.None, lastYear: 2030)
            .MovableHoliday("easter+1", "Easter Monday")
            .Closed(new(2027, 5, 1), "May Day", HolidayObservance.NextWeekday)
            .Observed(HolidayObservance.SundayToNextWeekday)
            .Build();
        var written = JsonNode.Parse(
            """
            {"zone":"UTC","week":{"mon-fri":["09:00-17:00"]},"yearlyHolidays":{"12-25":"Christmas","06-19":{"name":"Juneteenth","firstYear":2021},
            "12-31":{"name":"Year end","observed":"none","lastYear":2030}},"movableHolidays":{"easter+1":"Easter Monday"},
            "observed":"sundayToNextWeekday","closed":{"2027-05-01":{"name":"May Day","observed":"nextWeekday"}}}
            """
        );
        Assert.True(JsonNode.DeepEquals(written, JsonNode.Parse(calendar.ToJson())), calendar.ToJson());
        Assert.Equal(calendar.ToJson(), Read(calendar.ToJson()).ToJson());
        Assert.True(calendar.HasSameHours(Read(calendar.ToJson())));
        Assert.False(
            calendar.HasSameHours(Read(calendar.ToJson().Replace("sundayToNextWeekday", "nextWeekday", StringComparison.Ordinal)))
        );
        Assert.False(calendar.HasSameHours(Read(calendar.ToJson().Replace("easter+1", "easter+2", StringComparison.Ordinal))));
    }

    [Fact]
    public void Everything_wrong_with_yearly_holidays_is_said_with_its_path()
    {
        var e = Assert.Throws<DefinitionException>(() =>
            Read(
                """
                { "zone": "UTC", "week": { "mon": ["09:00-17:00"] }, "observed": "nearestWeekend",
                  "yearlyHolidays": { "easter": "x", "12-25": { "name": "x", "observed": "monday" }, "12-26": { "name": "x", "firstYear": 2030, "lastYear": 2020 } },
                  "movableHolidays": { "12-25": "x", "6th mon of 01": "x", "1st mon of 13": "x", "easter+181": "x", "mon before 02-30": "x", "easter+1": { "name": "x", "lastYear": 0 } },
                  "closed": { "2027-01-01": { "name": "x", "firstYear": 2020 }, "2027-01-02": { "name": "x", "observed": "" } } }
                """
            )
        );
        Assert.Equal(
            [
                "$.closed.2027-01-01 calendar.bad-range ",
                "$.closed.2027-01-02.observed calendar.unknown-word ",
                "$.observed calendar.unknown-word nearestWeekday",
                "$.yearlyHolidays.easter calendar.bad-date ",
                "$.yearlyHolidays.12-25.observed calendar.unknown-word ",
                "$.yearlyHolidays.12-26 calendar.bad-range ",
                "$.movableHolidays.12-25 calendar.bad-date ",
                "$.movableHolidays['6th mon of 01'] calendar.bad-date ",
                "$.movableHolidays['1st mon of 13'] calendar.bad-date ",
                "$.movableHolidays['easter+181'] calendar.bad-date ",
                "$.movableHolidays['mon before 02-30'] calendar.bad-date ",
                "$.movableHolidays['easter+1'] calendar.bad-range ",
            ],
            e.Problems.Select(p => $"{p.Path} {p.Code} {p.Suggestion}")
        );
    }

    [Fact]
    public void Years_at_the_ends_of_time_have_no_Easter_and_no_error()
    {
        foreach (var date in new[] { LocalDate.MinIsoValue, LocalDate.MaxIsoValue, new LocalDate(-1, 1, 1), new LocalDate(1, 4, 1) })
            _ = UnitedStates.SpecialDayOn(date);
        var easter = WorkCalendar.In("UTC").Open(Weekdays.Everyday, "09:00-17:00").MovableHoliday("easter", "Easter").Build();
        Assert.Null(easter.SpecialDayOn(LocalDate.MinIsoValue));
        Assert.Null(easter.SpecialDayOn(LocalDate.MaxIsoValue));
    }

    [Property(Cases = 300)]
    public void Random_rules_of_random_years_mean_the_days_that_a_look_at_every_day_finds(int seed)
    {
        var r = new Random(seed);
        (string Days, int[] Open)[] weeks =
        [
            ("mon-fri", [1, 2, 3, 4, 5]),
            ("sun,mon-thu", [7, 1, 2, 3, 4]),
            ("mon-sat", [1, 2, 3, 4, 5, 6]),
            ("mon-thu", [1, 2, 3, 4]),
            ("mon,wed,fri", [1, 3, 5]),
            ("mon-sun", [1, 2, 3, 4, 5, 6, 7]),
            ("sat", [6]),
        ];
        var (days, open) = weeks[r.Next(weeks.Length)];
        var document = new CalendarDocument
        {
            Zone = "UTC",
            Week = new() { [days] = ["09:00-17:00"] },
        };
        RandomCalendars.Holidays(r, document);
        if (r.Next(3) == 0)
            document.Holidays = ["cn"];
        var fast = WorkCalendar.From(document);
        var slow = new SlowHolidays(document, d => open.Contains((int)d.DayOfWeek));
        var year = document.Holidays is null ? r.Next(1900, 2201) : r.Next(2023, 2028);
        foreach (var date in new DateInterval(new(year, 1, 1), new(year, 12, 31)))
            Assert.True(
                slow.IsOff(date) == (fast.SpecialDayOn(date)?.Code is "yearly-holiday" or "observed-holiday"),
                $"{date:uuuu-MM-dd} {fast.ToJson()}"
            );
    }
}
