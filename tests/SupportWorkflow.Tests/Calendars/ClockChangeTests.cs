using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>Days with more or fewer hours than 24, calculated by hand from the published changes.</summary>
[Trait("Requirement", "SLA-6")]
public class ClockChangeTests
{
    private static Duration WorkedOn(string zone, LocalDate date, params string[] hours)
    {
        var calendar = WorkCalendar.In(zone).OpenOn(date, hours).Build();
        return calendar.WorkBetween(Instant.FromUtc(date.Year - 1, 7, 1, 0, 0), Instant.FromUtc(date.Year + 1, 7, 1, 0, 0));
    }

    [Theory]
    [InlineData("00:00-02:30", 2)] // the end lies in the gap 02:00-03:00 and is clipped to it
    [InlineData("02:30-05:00", 2)] // so is the start: 03:00 to 05:00
    [InlineData("02:10-02:50", 0)] // all of it does not exist
    [InlineData("01:00-04:00", 2)]
    [InlineData("00:00-24:00", 23)]
    public void Berlin_in_spring(string hours, double expected) =>
        Assert.Equal(Duration.FromHours(expected), WorkedOn("Europe/Berlin", new(2025, 3, 30), hours));

    [Theory]
    [InlineData("00:00-02:30", 3.5)] // the end is the later 02:30
    [InlineData("02:30-04:00", 2.5)] // the start is the earlier 02:30
    [InlineData("02:00-03:00", 2)]
    [InlineData("00:00-02:00", 3)] // 02:00 is read twice too; the later one ends it
    [InlineData("00:00-24:00", 25)]
    public void Berlin_in_autumn(string hours, double expected) =>
        Assert.Equal(Duration.FromHours(expected), WorkedOn("Europe/Berlin", new(2025, 10, 26), hours));

    [Theory]
    [InlineData(2025, 4, 6, "00:00-24:00", 24.5)] // 02:00 back to 01:30
    [InlineData(2025, 4, 6, "01:00-01:45", 1.25)] // to the later 01:45
    [InlineData(2025, 10, 5, "00:00-24:00", 23.5)] // 02:00 on to 02:30
    [InlineData(2025, 10, 5, "01:00-02:15", 1)]
    public void Lord_Howe_changes_by_half_an_hour(int year, int month, int day, string hours, double expected) =>
        Assert.Equal(Duration.FromHours(expected), WorkedOn("Australia/Lord_Howe", new(year, month, day), hours));

    [Theory]
    [InlineData(2017, 10, 15, "00:00-24:00", 23)] // midnight does not exist: the day begins at 01:00
    [InlineData(2017, 10, 15, "00:00-08:00", 7)]
    [InlineData(2017, 10, 14, "20:00-24:00", 4)]
    [InlineData(2018, 2, 17, "00:00-24:00", 25)] // at midnight back to 23:00 of the same day
    [InlineData(2018, 2, 17, "22:00-24:00", 3)]
    [InlineData(2018, 2, 18, "00:00-08:00", 8)]
    public void Sao_Paulo_changes_at_midnight(int year, int month, int day, string hours, double expected) =>
        Assert.Equal(Duration.FromHours(expected), WorkedOn("America/Sao_Paulo", new(year, month, day), hours));

    [Fact]
    public void Kathmandu_began_1986_a_quarter_of_an_hour_late()
    {
        // From +05:30 to +05:45 at New Year: 00:00 became 00:15, in the very seam of two years.
        Assert.Equal(Duration.FromHours(23.75), WorkedOn("Asia/Kathmandu", new(1986, 1, 1), "00:00-24:00"));
        Assert.Equal(Duration.FromHours(24), WorkedOn("Asia/Kathmandu", new(1985, 12, 31), "00:00-24:00"));
        Assert.Equal(Duration.FromHours(8), WorkedOn("Asia/Kathmandu", new(1985, 12, 31), "22:00-06:15"));
    }

    [Fact]
    public void Apia_had_no_30_December_2011()
    {
        var office = WorkCalendar.In("Pacific/Apia").Open(Weekdays.MondayToFriday, "09:00-17:00").Build();
        var thursday = office.Zone.AtStrictly(new(2011, 12, 29, 16, 0)).ToInstant();
        var monday = office.Zone.AtStrictly(new(2012, 1, 2, 10, 0)).ToInstant();
        Assert.Equal(monday, office.Add(thursday, Duration.FromHours(2)));
        Assert.Equal(thursday, office.Add(monday, -Duration.FromHours(2)));
        Assert.False(office.IsBusinessDay(new(2011, 12, 30)));
        Assert.Equal(new LocalDate(2012, 1, 2), office.AddBusinessDays(new(2011, 12, 29), 1));
        Assert.Equal(1, office.BusinessDaysBetween(new(2011, 12, 29), new(2012, 1, 2)));
        Assert.Equal(Duration.Zero, WorkedOn("Pacific/Apia", new(2011, 12, 30), "09:00-17:00"));
        // A night that would start on the skipped date is worked as far as it exists: from midnight on the 31st. The date stays none.
        var nights = WorkCalendar.In("Pacific/Apia").OpenOn(new(2011, 12, 30), "22:00-06:00").Build();
        Assert.Equal(Duration.FromHours(6), nights.WorkBetween(thursday, monday));
        Assert.False(nights.IsBusinessDay(new(2011, 12, 30)));
        // Around the clock, the 29th ends where the 31st begins: one stretch, and Thursday to Saturday is one day.
        var always = WorkCalendar.In("Pacific/Apia").Open(Weekdays.Everyday, "00:00-24:00").Build();
        Assert.Single(always.OpenIntervals(thursday, monday));
        Assert.Equal(new LocalDate(2011, 12, 31), always.AddBusinessDays(new(2011, 12, 29), 1));
    }

    [Fact]
    public void Both_readings_of_an_overlap_are_open_and_elapsed_time_is_physical()
    {
        var calendar = WorkCalendar.In("America/New_York").Open(Weekdays.Everyday, "00:30-01:30").Build();
        // 2025-11-02: 02:00 EDT (06:00Z) becomes 01:00 EST. Open from 00:30 EDT (04:30Z) to 01:30 EST (06:30Z).
        Assert.Equal(
            new WorkInterval(Instant.FromUtc(2025, 11, 2, 4, 30), Instant.FromUtc(2025, 11, 2, 6, 30)),
            Assert.Single(calendar.OpenIntervals(Instant.FromUtc(2025, 11, 2, 0, 0), Instant.FromUtc(2025, 11, 2, 23, 0)))
        );
        Assert.True(calendar.IsOpen(Instant.FromUtc(2025, 11, 2, 5, 45))); // the first 01:45
        Assert.False(calendar.IsOpen(Instant.FromUtc(2025, 11, 2, 6, 45))); // the second
    }

    [Fact]
    public void The_same_time_of_a_day_that_skips_it_is_the_moment_of_skipping()
    {
        var always = WorkCalendar.In("Europe/Berlin").Open(Weekdays.Everyday, "00:00-24:00").Build();
        var saturday = Instant.FromUtc(2025, 3, 29, 1, 30); // 02:30 in Berlin
        Assert.Equal(Instant.FromUtc(2025, 3, 30, 1, 0), always.DueAfterBusinessDays(saturday, 1));
        var before = Instant.FromUtc(2025, 10, 25, 0, 30); // 02:30 in Berlin; the next day has two of them
        Assert.Equal(Instant.FromUtc(2025, 10, 26, 0, 30), always.DueAfterBusinessDays(before, 1));
    }
}
