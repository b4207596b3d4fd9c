using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

[Trait("Requirement", "SLA-6")]
public class WorkCalendarTests
{
    private static readonly WorkCalendar Office = WorkCalendar
        .In("Asia/Shanghai")
        .Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00")
        .Holidays(HolidaySet.China)
        .Build();

    private static Instant At(int year, int month, int day, int hour, int minute = 0) =>
        Office.Zone.AtStrictly(new(year, month, day, hour, minute)).ToInstant();

    [Fact]
    public void Work_that_ends_at_closing_time_is_due_at_the_closing_or_at_the_next_opening()
    {
        Assert.Equal(At(2025, 6, 6, 18), Office.Add(At(2025, 6, 6, 16), Duration.FromHours(2)));
        Assert.Equal(At(2025, 6, 9, 9), Office.Add(At(2025, 6, 6, 16), Duration.FromHours(2), ClosingRule.NextOpening));
    }

    [Fact]
    public void The_spring_festival_and_its_make_up_days()
    {
        // 2025: off 28 January to 4 February, worked on Sunday 26 January and Saturday 8 February. 8 h a day.
        Assert.Equal(At(2025, 2, 5, 10), Office.Add(At(2025, 1, 27, 9), Duration.FromHours(9)));
        Assert.True(Office.IsOpen(At(2025, 1, 26, 9)));
        Assert.True(Office.IsBusinessDay(new(2025, 2, 8)));
        Assert.Equal(Duration.FromHours(8 * 6), Office.WorkBetween(At(2025, 1, 26, 0), At(2025, 2, 9, 0))); // 26, 27 Jan, 5, 6, 7, 8 Feb
        Assert.Equal("春节", Office.WhyClosed(At(2025, 1, 29, 10))!.Text.Chinese);
    }

    [Fact]
    public void Always_open_counts_all_time()
    {
        var start = Instant.FromUtc(2025, 12, 31, 23, 59).PlusNanoseconds(7);
        Assert.Equal(start + Duration.FromHours(2000), WorkCalendar.AlwaysOpen.Add(start, Duration.FromHours(2000)));
        Assert.Equal(start - Duration.FromHours(2000), WorkCalendar.AlwaysOpen.Add(start, -Duration.FromHours(2000)));
        Assert.Null(WorkCalendar.AlwaysOpen.NextClosing(start));
    }
}
