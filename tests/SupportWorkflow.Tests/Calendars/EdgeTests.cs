using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>What other systems leave to accident. 2025-06-02 is a Monday.</summary>
[Trait("Requirement", "SLA-6")]
public class EdgeTests
{
    private static readonly WorkCalendar NineToFive = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Build();

    private static Instant Utc(int day, int hour, int minute = 0, int month = 6, int year = 2025) =>
        Instant.FromUtc(year, month, day, hour, minute);

    private static Duration Hours(double hours) => Duration.FromHours(hours);

    [Fact]
    public void Adding_zero_while_closed_changes_nothing()
    {
        Assert.Equal(Utc(7, 12), NineToFive.Add(Utc(7, 12), Duration.Zero));
        Assert.Equal(Utc(7, 12), NineToFive.Add(Utc(7, 12), Duration.Zero, ClosingRule.NextOpening));
        Assert.Equal(Utc(9, 9), NineToFive.NextOpening(Utc(7, 12)));
    }

    [Fact]
    public void A_negative_amount_goes_back_to_the_latest_such_instant()
    {
        Assert.Equal(Utc(6, 16), NineToFive.Add(Utc(9, 10), -Hours(2))); // Monday 10:00 - 2 h = Friday 16:00
        Assert.Equal(Utc(9, 9), NineToFive.Add(Utc(9, 10), -Hours(1))); // exactly at the opening: Monday, not Friday's closing
        Assert.Equal(Utc(6, 16), NineToFive.Add(Utc(7, 12), -Hours(1))); // from a Saturday
        Assert.Equal(Utc(6, 16), NineToFive.Add(Utc(7, 12), -Hours(1), ClosingRule.NextOpening));
    }

    [Fact]
    public void Working_time_to_an_earlier_instant_is_negative() => Assert.Equal(-Hours(2), NineToFive.WorkBetween(Utc(9, 10), Utc(6, 16)));

    [Fact]
    public void The_opening_instant_is_open_and_the_closing_instant_is_not()
    {
        Assert.True(NineToFive.IsOpen(Utc(2, 9)));
        Assert.True(NineToFive.IsOpen(Utc(2, 17).PlusNanoseconds(-1)));
        Assert.False(NineToFive.IsOpen(Utc(2, 17)));
        Assert.False(NineToFive.IsOpen(Utc(2, 9).PlusNanoseconds(-1)));
    }

    [Fact]
    public void At_a_closing_instant_the_next_closing_is_that_of_the_next_stretch()
    {
        Assert.Equal(Utc(2, 17), NineToFive.NextClosing(Utc(2, 9)));
        Assert.Equal(Utc(3, 17), NineToFive.NextClosing(Utc(2, 17)));
        Assert.Equal(Utc(2, 17), NineToFive.PreviousClosing(Utc(2, 17)));
        Assert.Equal(Utc(2, 17), NineToFive.PreviousClosing(Utc(3, 10)));
        Assert.Equal(Utc(3, 9), NineToFive.PreviousOpening(Utc(3, 9)));
        Assert.Equal(Utc(2, 9), NineToFive.PreviousOpening(Utc(3, 8)));
    }

    [Fact]
    public void Parts_of_a_second_are_kept_to_the_nanosecond()
    {
        var start = Utc(6, 16, 59).PlusNanoseconds(123_456_789);
        Assert.Equal(
            Utc(9, 9, 1).PlusNanoseconds(123_456_790),
            NineToFive.Add(start, Duration.FromMinutes(2) + Duration.FromNanoseconds(1))
        );
        Assert.Equal(Duration.FromNanoseconds(59_876_543_211), NineToFive.WorkBetween(start, Utc(6, 17)));
    }

    [Fact]
    public void An_override_beats_a_holiday_and_a_closing_and_replaces_the_days_hours()
    {
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.MondayToFriday, "09:00-17:00")
            .YearlyHoliday(new(6, 3), "Day of rest")
            .Closed(new(2025, 6, 3), "moving")
            .OpenOn(new(2025, 6, 3), "12:00-14:00")
            .OpenOn(new(2025, 6, 4))
            .Build();
        Assert.Equal(Hours(2), calendar.WorkBetween(Utc(3, 0), Utc(4, 0)));
        Assert.Equal(Duration.Zero, calendar.WorkBetween(Utc(4, 0), Utc(5, 0)));
        Assert.Equal("override", calendar.WhyClosed(Utc(4, 12))!.Code);
    }

    [Fact]
    public void A_holiday_takes_the_hours_that_start_on_it_and_not_the_spill_over_of_the_night_before()
    {
        // Nights 22:00 to 06:00. The night of Tuesday runs into Wednesday's holiday until 06:00; Wednesday's own night is off.
        var nights = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "22:00-06:00").Closed(new(2025, 6, 4), "holiday").Build();
        Assert.True(nights.IsOpen(Utc(4, 5, 59)));
        Assert.False(nights.IsOpen(Utc(4, 22)));
        Assert.False(nights.IsOpen(Utc(5, 3)));
        Assert.False(nights.IsBusinessDay(new(2025, 6, 4)));
        Assert.True(nights.IsBusinessDay(new(2025, 6, 6)));
        Assert.False(nights.IsBusinessDay(new(2025, 6, 7))); // worked until 06:00, but nothing starts on it
        Assert.Equal(Hours(8), nights.WorkBetween(Utc(6, 12), Utc(9, 12)));
    }

    [Fact]
    public void A_night_shift_counts_its_hours_after_midnight_to_the_day_before()
    {
        var nights = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "22:00-06:00").Build();
        Assert.Equal(Utc(5, 3), nights.DueAfterBusinessDays(Utc(4, 3), 1)); // Tuesday's night → Wednesday's
        Assert.Equal(Utc(10, 3), nights.DueAfterBusinessDays(Utc(7, 3), 1)); // Friday's night → Monday's
        Assert.Equal(Utc(5, 6), nights.DueAfterBusinessDays(Utc(4, 3), 1, BusinessDayRule.EndOfDay)); // closes on the date after
    }

    [Fact]
    public void A_day_that_opens_and_closes_within_another_days_night_is_the_one_that_counts()
    {
        // Wednesday opens 00:00-01:00 only, while Tuesday's night lasts until 06:00.
        var nights = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "22:00-06:00").OpenOn(new(2025, 6, 4), "00:00-01:00").Build();
        Assert.Equal(Utc(5, 22), nights.DueAfterBusinessDays(Utc(4, 3), 1)); // Thursday 03:00 is before its opening
    }

    [Fact]
    public void A_closing_gives_its_own_reason_also_on_a_yearly_holiday()
    {
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.Everyday, "09:00-17:00")
            .YearlyHoliday(new(6, 3), "yearly")
            .Closed(new(2025, 6, 3), "moving")
            .Build();
        Assert.Equal("closed", calendar.WhyClosed(Utc(3, 12))!.Code);
        Assert.Equal("yearly-holiday", calendar.WhyClosed(Utc(3, 12, year: 2026))!.Code);
    }

    [Fact]
    public void Stretches_that_touch_at_midnight_are_one()
    {
        var calendar = WorkCalendar.In("UTC").Open(Weekdays.Monday, "18:00-24:00").Open(Weekdays.Tuesday, "00:00-02:00").Build();
        var open = Assert.Single(calendar.OpenIntervals(Utc(2, 0), Utc(8, 0)));
        Assert.Equal(new WorkInterval(Utc(2, 18), Utc(3, 2)), open);
        Assert.Equal(Utc(3, 2), calendar.NextClosing(Utc(2, 20)));
    }

    [Fact]
    public void Overlapping_hours_are_counted_once()
    {
        var calendar = WorkCalendar.In("UTC").Open(Weekdays.Monday, "13:00-18:00", "09:00-14:00", "18:00-19:00").Build();
        Assert.Equal(Hours(10), calendar.WorkBetween(Utc(2, 0), Utc(3, 0)));
        Assert.Single(calendar.OpenIntervals(Utc(2, 0), Utc(3, 0)));
    }

    [Fact]
    public void A_night_over_new_year_is_one_stretch()
    {
        var nights = WorkCalendar.In("Asia/Shanghai").Open(Weekdays.Everyday, "22:00-06:00").Build();
        var newYear = nights.Zone.AtStartOfDay(new LocalDate(2026, 1, 1)).ToInstant();
        Assert.Equal(newYear + Hours(6), nights.NextClosing(newYear - Hours(1)));
        Assert.Equal(newYear - Hours(2), nights.PreviousOpening(newYear + Hours(1)));
        Assert.Equal(newYear + Hours(6), nights.Add(newYear - Hours(2), Hours(8)));
        Assert.Equal(newYear - Hours(2), nights.Add(newYear + Hours(6), -Hours(8)));
        Assert.Single(nights.OpenIntervals(newYear - Hours(3), newYear + Hours(7)));
        Assert.Single(nights.OpenIntervals(newYear + Hours(7), newYear - Hours(3)));
    }

    [Fact]
    public void A_break_takes_time_out_of_whatever_is_open()
    {
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.Everyday, "20:00-04:00")
            .Break(new(2025, 6, 3), "02:00-03:00", "20:00-04:00")
            .Build();
        // Monday's night loses 02:00 to 03:00, Tuesday's night is taken out altogether: 21:00-02:00 and 03:00-04:00 remain.
        Assert.Equal(Hours(5 + 1), calendar.WorkBetween(Utc(2, 21), Utc(4, 4)));
        Assert.Equal("break", calendar.WhyClosed(Utc(3, 2, 30))!.Code);
        Assert.False(calendar.IsBusinessDay(new(2025, 6, 3)));
    }

    [Fact]
    public void Hours_change_from_a_date_on()
    {
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.MondayToFriday, "09:00-17:00")
            .From(new(2025, 7, 1))
            .Open(Weekdays.MondayToFriday, "08:00-12:00")
            .From(new(2025, 8, 1))
            .Open(Weekdays.Saturday, "10:00-11:00")
            .Build();
        Assert.Equal(Hours(8), calendar.WorkBetween(Utc(30, 0), Utc(1, 0, month: 7)));
        Assert.Equal(Hours(4), calendar.WorkBetween(Utc(1, 0, month: 7), Utc(2, 0, month: 7)));
        Assert.Equal(Hours(5), calendar.WorkBetween(Utc(1, 0, month: 8), Utc(1, 0, month: 9))); // five Saturdays in August 2025
    }

    [Fact]
    public void Leap_day_holidays_exist_in_leap_years_only()
    {
        var calendar = WorkCalendar.In("UTC").Open(Weekdays.Everyday, "09:00-17:00").YearlyHoliday(new(2, 29), "Leap day").Build();
        Assert.False(calendar.IsBusinessDay(new(2024, 2, 29)));
        Assert.True(calendar.IsBusinessDay(new(2025, 2, 28)));
        Assert.True(calendar.IsBusinessDay(new(2025, 3, 1)));
    }

    [Fact]
    public void Hours_can_come_from_a_class_and_holidays_still_win()
    {
        var calendar = WorkCalendar.In("UTC").HoursOf(new OddDays()).Closed(new(2025, 6, 3), "off").Build();
        Assert.Equal(Hours(3 * 2), calendar.WorkBetween(Utc(1, 0), Utc(8, 0))); // 1, 5, 7 June; the 3rd is off
        Assert.Throws<InvalidOperationException>(calendar.ToJson);
    }

    private sealed class OddDays : IWorkHours
    {
        public IReadOnlyList<LocalTimeRange> On(LocalDate date) => date.Day % 2 == 1 ? [LocalTimeRange.Parse("10:00-12:00")] : [];
    }

    [Fact]
    public void A_calendar_without_a_future_says_so_at_once()
    {
        var past = WorkCalendar.In("UTC").OpenOn(new(2020, 1, 1), "09:00-17:00").Build();
        Assert.False(past.TryAdd(Utc(2, 0), Hours(1), out var same));
        Assert.Equal(Utc(2, 0), same);
        Assert.Throws<CalendarExhaustedException>(() => past.Add(Utc(2, 0), Hours(1)));
        Assert.Null(past.NextOpening(Utc(2, 0)));
        Assert.Null(past.NextClosing(Utc(2, 0)));
        Assert.Throws<CalendarExhaustedException>(() => past.AddBusinessDays(new(2025, 6, 2), 1));
        Assert.Throws<CalendarExhaustedException>(() => past.DueAfterBusinessDays(Utc(2, 0), 1));
        Assert.Equal(Instant.FromUtc(2020, 1, 1, 16, 0), past.Add(Utc(2, 0), -Hours(1)));
        Assert.Equal(Instant.FromUtc(2020, 1, 1, 17, 0), past.PreviousClosing(Utc(2, 0)));
        Assert.Empty(past.OpenIntervals(Utc(2, 0), Instant.MaxValue));
    }

    [Fact]
    public void The_horizon_is_a_hundred_years_from_the_start()
    {
        var once = WorkCalendar.In("UTC").OpenOn(new(2100, 6, 1), "09:00-17:00").Build();
        Assert.NotNull(once.NextOpening(Instant.FromUtc(2000, 1, 1, 0, 0)));
        Assert.Null(once.NextOpening(Instant.FromUtc(1999, 12, 31, 0, 0)));
    }

    [Fact]
    public void Instants_before_1970_are_as_good_as_others()
    {
        // Friday 20 June 1969, 16:30 → Monday 23 June, 10:30; 1969-12-31 is a Wednesday.
        Assert.Equal(Utc(23, 10, 30, year: 1969), NineToFive.Add(Utc(20, 16, 30, year: 1969), Hours(2)));
        Assert.Equal(Utc(31, 12, month: 12, year: 1969), NineToFive.Add(Instant.FromUtc(1970, 1, 1, 10, 0), -Hours(6)));
        Assert.Equal(
            Duration.FromMinutes(7),
            NineToFive.WorkBetween(Utc(30, 16, 53, month: 12, year: 1969), Utc(31, 9, month: 12, year: 1969))
        );
    }

    [Fact]
    public void The_ends_of_time_are_closed_and_nothing_breaks()
    {
        foreach (
            var at in new[] { Instant.MinValue, Instant.MaxValue, Instant.FromUtc(1859, 12, 31, 0, 0), Instant.FromUtc(2141, 1, 1, 0, 0) }
        )
        {
            Assert.False(WorkCalendar.AlwaysOpen.IsOpen(at));
            Assert.Null(WorkCalendar.AlwaysOpen.NextOpening(at));
            Assert.Null(WorkCalendar.AlwaysOpen.PreviousClosing(at));
            Assert.False(WorkCalendar.AlwaysOpen.TryAdd(at, Hours(1), out _));
            Assert.True(WorkCalendar.AlwaysOpen.TryAdd(at, Duration.Zero, out _));
        }
        Assert.False(NineToFive.TryAdd(Utc(2, 0), Duration.MaxValue, out _));
        Assert.False(NineToFive.TryAdd(Utc(2, 0), Duration.MinValue, out _));
        Assert.True(NineToFive.WorkBetween(Instant.MinValue, Instant.MaxValue) > Hours(280 * 250 * 8));
        Assert.False(NineToFive.IsBusinessDay(new(1492, 10, 12)));
        Assert.True(NineToFive.BusinessDaysBetween(new(1, 1, 1), new(9999, 12, 31)) > 280 * 255);
    }

    [Theory]
    [InlineData(2, 11, 59, 3)] // inside the day: it lies behind, the next day is day 1
    [InlineData(2, 12, 30, 3)] // in the lunch break of a day that has begun: the same
    [InlineData(2, 7, 0, 2)]
    public void The_lunch_break_of_a_day_that_has_begun_does_not_make_it_day_one(int day, int hour, int minute, int due)
    {
        var calendar = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00").Build();
        Assert.Equal(Utc(due, 18), calendar.DueAfterBusinessDays(Utc(day, hour, minute), 1, BusinessDayRule.EndOfDay));
    }

    [Fact]
    public void The_same_time_is_fitted_into_the_hours_of_the_day_it_falls_on()
    {
        // Monday long, Tuesday with a break and early closing.
        var calendar = WorkCalendar
            .In("UTC")
            .Open(Weekdays.Monday, "08:00-20:00")
            .Open(Weekdays.Tuesday, "10:00-12:00", "13:00-16:00")
            .Build();
        Assert.Equal(Utc(3, 10), calendar.DueAfterBusinessDays(Utc(2, 8, 30), 1)); // before the opening
        Assert.Equal(Utc(3, 11), calendar.DueAfterBusinessDays(Utc(2, 11), 1));
        Assert.Equal(Utc(3, 13), calendar.DueAfterBusinessDays(Utc(2, 12, 30), 1)); // in the break
        Assert.Equal(Utc(3, 16), calendar.DueAfterBusinessDays(Utc(2, 19), 1)); // after the closing
        Assert.Throws<InvalidOperationException>(() => calendar.DueAfterBusinessDays(Utc(2, 9), 1, BusinessDayRule.StandardDays));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.DueAfterBusinessDays(Utc(2, 9), 0));
    }
}
