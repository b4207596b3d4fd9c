using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>June 2025: Mon 2, Fri 6, Sat 7, Sun 8, Mon 9, Tue 10, Wed 11.</summary>
[Trait("Requirement", "SLA-6")]
public class BusinessDayTests
{
    private static readonly WorkCalendar NineToFive = WorkCalendar
        .In("Europe/Berlin")
        .Open(Weekdays.MondayToFriday, "09:00-17:00")
        .StandardDay(Duration.FromHours(8))
        .Build();

    private static Instant At(int day, int hour, int minute = 0) => NineToFive.Zone.AtStrictly(new(2025, 6, day, hour, minute)).ToInstant();

    [Theory]
    [InlineData(7, 14, 10, 9)] // Saturday 14:00 → Tuesday 09:00
    [InlineData(8, 3, 10, 9)] // Sunday 03:00 → Tuesday 09:00
    [InlineData(9, 9, 10, 9)] // Monday 09:00 → Tuesday 09:00
    [InlineData(9, 17, 11, 9)] // Monday 17:00 sharp is outside → Wednesday 09:00
    [InlineData(9, 11, 10, 11)]
    [InlineData(6, 16, 9, 16)]
    public void One_business_day_at_the_same_time(int day, int hour, int dueDay, int dueHour) =>
        Assert.Equal(At(dueDay, dueHour), NineToFive.DueAfterBusinessDays(At(day, hour), 1));

    [Theory]
    [InlineData(7, 14, 0, 9)] // Saturday → Monday 17:00
    [InlineData(9, 7, 0, 9)] // Monday 07:00 → Monday 17:00
    [InlineData(9, 9, 0, 10)] // Monday 09:00 is inside → Tuesday 17:00
    [InlineData(9, 10, 0, 10)] // Monday 10:00 → Tuesday 17:00
    [InlineData(9, 18, 30, 10)] // Monday 18:30 → Tuesday 17:00
    public void One_business_day_until_its_end(int day, int hour, int minute, int dueDay) =>
        Assert.Equal(At(dueDay, 17), NineToFive.DueAfterBusinessDays(At(day, hour, minute), 1, BusinessDayRule.EndOfDay));

    [Fact]
    public void Two_standard_days_are_sixteen_working_hours() =>
        Assert.Equal(At(10, 12), NineToFive.DueAfterBusinessDays(At(6, 12), 2, BusinessDayRule.StandardDays));

    [Theory]
    [InlineData(7, 1, DayCount.FirstOpenDayIsOne, 9)] // Saturday + 1 = Monday
    [InlineData(7, 1, DayCount.RollThenCount, 10)] // Saturday rolls to Monday, + 1 = Tuesday
    [InlineData(7, 0, DayCount.FirstOpenDayIsOne, 7)]
    [InlineData(7, 0, DayCount.RollThenCount, 9)]
    [InlineData(8, -1, DayCount.FirstOpenDayIsOne, 6)]
    [InlineData(8, -1, DayCount.RollThenCount, 5)]
    [InlineData(6, 1, DayCount.RollThenCount, 9)]
    public void Business_days_from_a_date(int day, int days, DayCount count, int expected) =>
        Assert.Equal(new LocalDate(2025, 6, expected), NineToFive.AddBusinessDays(new(2025, 6, day), days, count));
}
