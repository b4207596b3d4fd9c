using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Due times calculated by hand, across a weekend, a holiday, a make-up day and pauses. October 2025 in China: Wednesday the 1st to
/// Wednesday the 8th is off, Sunday 28 September and Saturday 11 October work instead. Thursday the 9th and Friday the 10th are ordinary.
/// </summary>
public sealed class TargetTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly CalendarBook Book = CalendarBook.Of(
        ("business", WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-18:00").Holidays(HolidaySet.China).Build()),
        (
            "nine-to-five",
            WorkCalendar
                .In("Asia/Shanghai")
                .Open(Weekdays.MondayToFriday, "09:00-17:00")
                .Holidays(HolidaySet.China)
                .StandardDay(Duration.FromHours(8))
                .Build()
        ),
        ("lunch", WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-17:00").Build())
    );

    [Theory]
    [Trait("Requirement", "SLA-2")]
    [Trait("Requirement", "P-2")]
    [Trait("Requirement", "P-4")]
    [Trait("Requirement", "P-8")]
    // P1 to P4 of sheet P-2; hours run in elapsed time, days on the business calendar. Started Tuesday 30 September 16:30, before the
    // holidays.
    [InlineData("PT15M", null, "2025-09-30T16:30", "2025-09-30T16:45")]
    [InlineData("PT2H", null, "2025-09-30T16:30", "2025-09-30T18:30")]
    [InlineData("PT30M", null, "2025-09-30T16:30", "2025-09-30T17:00")]
    [InlineData("PT4H", null, "2025-09-30T16:30", "2025-09-30T20:30")]
    [InlineData("1 business day", "business", "2025-09-30T16:30", "2025-10-09T16:30")] // the next business day is Thursday the 9th
    [InlineData("3 business days", "business", "2025-09-30T16:30", "2025-10-11T16:30")] // 9th, 10th, and the make-up Saturday
    [InlineData("1 business day", "business", "2025-10-10T16:30", "2025-10-11T16:30")] // Friday to the make-up Saturday
    [InlineData("3 business days", "business", "2025-10-10T16:30", "2025-10-14T16:30")] // Saturday 11th, Monday 13th, Tuesday 14th
    [InlineData("1 business day", "business", "2025-10-17T16:30", "2025-10-20T16:30")] // across an ordinary weekend
    // After hours: Monday 09:00 counts as the start, so Thursday 09:00.
    [InlineData("3 business days", "business", "2025-10-17T20:00", "2025-10-23T09:00")]
    [InlineData("1 business day", "business", "2025-10-04T12:00", "2025-10-10T09:00")] // amid the holidays: from Thursday 09:00
    // Sheet P-4: response by the requester's priority, elapsed.
    [InlineData("PT8H", null, "2025-09-30T16:30", "2025-10-01T00:30")]
    [InlineData("PT24H", null, "2025-09-30T16:30", "2025-10-01T16:30")]
    // R of the common part, for P-4: urgent 8 h, then 1, 3, 5 business days.
    [InlineData("5 business days", "business", "2025-09-30T16:30", "2025-10-14T16:30")] // 9, 10, 11, 13, 14
    [InlineData("5 business days", "business", "2025-10-17T16:30", "2025-10-24T16:30")]
    // P-8: receipt within 1 h of the hours 09:00 to 17:00, resolution 1, 3 or 5 business days. Friday the 10th is followed by the make-up
    // Saturday.
    [InlineData("PT1H", "nine-to-five", "2025-10-10T16:30", "2025-10-11T09:30")]
    [InlineData("1 business day", "nine-to-five", "2025-10-17T16:30", "2025-10-20T16:30")]
    [InlineData("3 business days", "nine-to-five", "2025-10-17T16:30", "2025-10-22T16:30")]
    [InlineData("5 business days", "nine-to-five", "2025-10-17T17:30", "2025-10-27T09:00")] // after 17:00: from Monday 09:00
    // Working time: two hours from Friday 17:00 end on the make-up Saturday at 10:00; nine on 30 September 16:30 end on the 9th at 16:30.
    [InlineData("PT2H", "business", "2025-10-10T17:00", "2025-10-11T10:00")]
    [InlineData("PT9H", "business", "2025-09-30T16:30", "2025-10-09T16:30")]
    [InlineData("PT1H", "business", "2025-10-10T17:00", "2025-10-10T18:00")] // exactly at closing time: the closing
    public void It_is_due(string within, string? calendar, string start, string due) =>
        Assert.Equal(due, Due(Target(within, calendar), start));

    [Theory]
    [Trait("Requirement", "SLA-5")]
    [Trait("Requirement", "P-8")]
    // Sheet P-8: in hours 24 h elapsed; outside, by the end of the next business day: one of them, its end.
    [InlineData("2025-10-13T09:00", true, "2025-10-14T09:00")]
    [InlineData("2025-10-13T16:59", true, "2025-10-14T16:59")]
    [InlineData("2025-10-13T17:00", false, "2025-10-14T17:00")] // 17:00 sharp is outside
    [InlineData("2025-10-13T08:59", false, "2025-10-13T17:00")] // before 09:00 on a business day: that day
    [InlineData("2025-10-18T12:00", false, "2025-10-20T17:00")] // Saturday: Monday
    [InlineData("2025-09-30T19:00", false, "2025-10-09T17:00")] // before the holidays
    [InlineData("2025-10-10T20:00", false, "2025-10-11T17:00")] // before the make-up Saturday
    public void A_question_in_hours_is_answered_within_24_hours_and_any_other_on_the_next_business_day(
        string start,
        bool inHours,
        string due
    )
    {
        Assert.Equal(inHours, Book["nine-to-five"].IsOpen(At(start)));
        var target = inHours
            ? SlaTarget.Elapsed(Duration.FromHours(24))
            : SlaTarget.BusinessDays(1, "nine-to-five", BusinessDayRule.EndOfDay);
        Assert.Equal(due, Due(target, start));
    }

    [Theory]
    [Trait("Requirement", "SLA-6")]
    // Every example of "N business days", Monday to Friday 09:00 to 17:00; 13 October 2025 is a Monday.
    [InlineData(BusinessDayRule.SameTime, "2025-10-18T14:00", "2025-10-21T09:00")] // Sat 14:00 → Tue 09:00
    [InlineData(BusinessDayRule.SameTime, "2025-10-19T03:00", "2025-10-21T09:00")] // Sun 03:00 → Tue 09:00
    [InlineData(BusinessDayRule.SameTime, "2025-10-20T09:00", "2025-10-21T09:00")] // Mon 09:00 → Tue 09:00
    [InlineData(BusinessDayRule.SameTime, "2025-10-20T17:00", "2025-10-22T09:00")] // Mon 17:00 sharp is outside → Wed 09:00
    [InlineData(BusinessDayRule.EndOfDay, "2025-10-18T14:00", "2025-10-20T17:00")] // Sat → Mon 17:00
    [InlineData(BusinessDayRule.EndOfDay, "2025-10-20T07:00", "2025-10-20T17:00")] // Mon 07:00 → Mon 17:00
    [InlineData(BusinessDayRule.EndOfDay, "2025-10-20T10:00", "2025-10-21T17:00")] // Mon 10:00 → Tue 17:00
    [InlineData(BusinessDayRule.EndOfDay, "2025-10-20T18:30", "2025-10-21T17:00")] // Mon 18:30 → Tue 17:00
    [InlineData(BusinessDayRule.StandardDays, "2025-10-20T10:00", "2025-10-21T10:00")] // 8 h of working time
    public void One_business_day_means_one_of_three_things(BusinessDayRule rule, string start, string due) =>
        Assert.Equal(due, Due(SlaTarget.BusinessDays(1, "nine-to-five", rule), start));

    [Fact]
    [Trait("Requirement", "SLA-6")]
    public void The_same_time_in_a_break_of_the_due_day_is_the_next_opening_of_that_day()
    {
        // Wednesday 15 October works through lunch; a start at 12:30 of that day is due on Thursday, whose break ends at 13:00.
        var book = CalendarBook.Of(
            (
                "lunch",
                WorkCalendar
                    .In("Asia/Shanghai")
                    .Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-17:00")
                    .OpenOn(new(2025, 10, 15), "09:00-17:00")
                    .Build()
            )
        );
        var clock = SlaClock.Start("x", SlaTarget.BusinessDays(1, "lunch"), At("2025-10-15T12:30"));
        Assert.Equal(At("2025-10-16T13:00"), clock.DueAt(book));
    }

    [Fact]
    [Trait("Requirement", "SLA-6")]
    public void Working_time_that_ends_at_closing_time_may_be_due_at_the_next_opening()
    {
        var clock = SlaClock.Start(
            "x",
            SlaTarget.Work(Duration.FromHours(8), "nine-to-five", ClosingRule.NextOpening),
            At("2025-10-20T09:00")
        );
        Assert.Equal(At("2025-10-21T09:00"), clock.DueAt(Book));
        Assert.Null(clock.At(At("2025-10-20T23:00"), Book).BreachedAt);
        Assert.Equal(At("2025-10-21T09:00"), clock.At(At("2025-10-20T23:00"), Book).DueAt);
        Assert.Equal(ClockOutcome.Met, clock.Stop(At("2025-10-21T08:00")).At(At("2025-10-22T08:00"), Book).Outcome);
        Assert.Equal(At("2025-10-21T09:00"), clock.At(At("2025-10-21T10:00"), Book).BreachedAt);
    }

    [Theory]
    [Trait("Requirement", "SLA-7")]
    // Two business days from Monday 13 October 10:00 are due on Wednesday 10:00. What pauses cover of 09:00 to 17:00 is added as working
    // time.
    [InlineData("2025-10-13T12:00", "2025-10-13T14:00", "2025-10-15T12:00")] // 2 h
    [InlineData("2025-10-13T17:00", "2025-10-14T09:00", "2025-10-15T10:00")] // the night: nothing
    [InlineData("2025-10-13T16:00", "2025-10-14T10:00", "2025-10-15T12:00")] // 1 h + 1 h
    // 16 h: Wednesday 10:00 + 7 h, then 8 h on Thursday, 1 h on Friday.
    [InlineData("2025-10-14T09:00", "2025-10-15T17:00", "2025-10-17T10:00")]
    // 24 h from Wednesday 10:00: 7 + 8 + 8 until Friday, 1 on Monday.
    [InlineData("2025-10-15T09:00", "2025-10-20T09:00", "2025-10-20T10:00")]
    public void A_pause_moves_business_days_by_the_working_time_it_covers(string from, string until, string due)
    {
        var clock = SlaClock
            .Start("x", SlaTarget.BusinessDays(2, "nine-to-five"), At("2025-10-13T10:00"))
            .PauseBetween(At(from), At(until));
        Assert.Equal(At(due), clock.DueAt(Book));
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void Percentages_of_business_days_are_of_the_working_time_up_to_the_nominal_due_time()
    {
        // Friday 17 October 16:00 + 1 business day = Monday 16:00: 1 h + 7 h. Half of it is used on Monday at 12:00.
        var clock = SlaClock.Start("x", SlaTarget.BusinessDays(1, "nine-to-five"), At("2025-10-17T16:00"));
        Assert.Equal(Duration.FromHours(8), clock.At(At("2025-10-17T16:00"), Book).Remaining);
        Assert.Equal(new ClockPoint(1, "50%", At("2025-10-20T12:00")), clock.NextPoint([WarningPoint.Used(50)], Book));
    }

    private static SlaTarget Target(string within, string? calendar) => TargetDocument.Read(within, calendar, null, null)!.Value;

    private static string Due(SlaTarget target, string start) =>
        SlaClock
            .Start("x", target, At(start))
            .DueAt(Book)!
            .Value.InZone(Shanghai)
            .LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(Shanghai).ToInstant();
}
