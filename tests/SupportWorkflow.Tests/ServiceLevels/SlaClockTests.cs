using NodaTime;
using SupportWorkflow.Calendars;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A clock read alone, without a ticket.</summary>
public sealed class SlaClockTests
{
    private static readonly CalendarBook Book = CalendarBook.Of(
        ("office", WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-18:00").Build())
    );

    [Fact]
    public void An_elapsed_target_is_due_that_long_after_the_start()
    {
        var reading = SlaClock.Start("response", SlaTarget.Elapsed(Minutes(15)), Friday).At(Friday + Minutes(5), Book);
        Assert.Equal(new ClockReading(ClockPhase.Running, Minutes(5), Minutes(10), Friday + Minutes(15), null), reading);
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_pause_shifts_the_due_time_by_its_length()
    {
        var clock = SlaClock
            .Start("resolution", SlaTarget.Elapsed(Minutes(120)), Friday)
            .Pause(Friday + Minutes(20))
            .Resume(Friday + Minutes(80));
        Assert.Equal(Friday + Minutes(180), clock.At(Friday + Minutes(90), Book).DueAt);
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void What_is_paused_is_never_breached_by_waiting()
    {
        var clock = SlaClock.Start("resolution", SlaTarget.Elapsed(Minutes(120)), Friday).Pause(Friday + Minutes(119));
        var reading = clock.At(Friday + Duration.FromDays(30), Book);
        Assert.Equal(ClockOutcome.Open, reading.Outcome);
        Assert.Equal(Minutes(1), reading.Remaining);
    }

    [Fact]
    public void A_pause_outside_working_hours_costs_no_working_time()
    {
        // Friday 16:30, 2 h of office time: 1 h 30 on Friday, the rest on Monday until 09:30. Paused Friday 19:00 to Saturday 10:00: closed
        // anyway.
        var clock = SlaClock
            .Start("resolution", SlaTarget.Work(Minutes(120), "office"), Friday)
            .Pause(Friday + Minutes(150))
            .Resume(Friday + Minutes(1050));
        Assert.Equal(Instant.FromUtc(2024, 10, 14, 1, 30), clock.At(Friday + Minutes(1050), Book).DueAt);
    }

    [Fact]
    public void One_business_day_from_Friday_afternoon_is_Monday_at_the_same_time_plus_what_pauses_covered()
    {
        var target = SlaTarget.BusinessDays(1, "office");
        var clock = SlaClock.Start("resolution", target, Friday);
        var monday = Instant.FromUtc(2024, 10, 14, 8, 30); // Monday 16:30
        Assert.Equal(monday, clock.At(Friday, Book).DueAt);

        // Paused Friday 17:00 to Monday 10:00 covers 1 h + 1 h of office time, so Monday 16:30 becomes Tuesday 09:30.
        var paused = clock.Pause(Friday + Minutes(30)).Resume(Instant.FromUtc(2024, 10, 14, 2, 0));
        Assert.Equal(Instant.FromUtc(2024, 10, 15, 1, 30), paused.At(Instant.FromUtc(2024, 10, 14, 3, 0), Book).DueAt);
    }

    [Fact]
    public void A_stop_at_the_due_instant_is_in_time_and_a_second_later_is_not()
    {
        var clock = SlaClock.Start("response", SlaTarget.Elapsed(Minutes(15)), Friday);
        var due = Friday + Minutes(15);
        Assert.Equal(ClockOutcome.Met, clock.Stop(due).At(due + Minutes(60), Book).Outcome);
        var late = clock.Stop(due + Duration.FromSeconds(1)).At(due + Minutes(60), Book);
        Assert.Equal((ClockOutcome.Missed, (Instant?)due), (late.Outcome, late.BreachedAt));
    }

    [Fact]
    public void A_late_clock_stays_late_when_it_is_paused()
    {
        var reading = SlaClock
            .Start("response", SlaTarget.Elapsed(Minutes(15)), Friday)
            .Pause(Friday + Minutes(20))
            .At(Friday + Minutes(99), Book);
        Assert.Equal((ClockPhase.Paused, ClockOutcome.Breached, Minutes(-5)), (reading.Phase, reading.Outcome, reading.Remaining));
    }

    [Fact]
    public void What_never_had_an_effect_may_have_one_once_an_earlier_thing_becomes_known()
    {
        // Resumed at 12:00 although nobody paused; then somebody tells that it was paused from 10:00 on.
        var clock = SlaClock.Start("resolution", SlaTarget.Elapsed(Minutes(480)), At(9)).Resume(At(12)).Pause(At(10));
        Assert.Equal((ClockPhase.Running, Minutes(120)), (clock.At(At(13), Book).Phase, clock.At(At(13), Book).Used));
    }

    [Fact]
    public void Before_its_start_a_clock_has_not_started()
    {
        var clock = SlaClock.Start("response", SlaTarget.Elapsed(Minutes(15)), Friday);
        Assert.Equal(default, clock.At(Friday - Duration.Epsilon, Book));
        Assert.Equal(ClockPhase.Running, clock.At(Friday, Book).Phase);
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void Overlapping_pauses_leave_time_out_once()
    {
        // Waiting 10:00 to 12:00 and a recorded pause 11:00 to 13:00 are three hours, and touching ones do not overlap: 13:00 to 14:00
        // makes four.
        var clock = SlaClock
            .Start("resolution", SlaTarget.Elapsed(Minutes(480)), At(9))
            .Pause(At(10))
            .Resume(At(12))
            .PauseBetween(At(11), At(13), "power cut");
        Assert.Equal(At(20), clock.At(At(14), Book).DueAt);
        Assert.Equal(At(21), clock.PauseBetween(At(13), At(14)).At(At(14), Book).DueAt);
        Assert.Equal(ClockPhase.Paused, clock.At(At(13) - Duration.Epsilon, Book).Phase);
        Assert.Equal(ClockPhase.Running, clock.At(At(13), Book).Phase);
        Assert.Throws<ArgumentException>(() => clock.PauseBetween(At(13), At(13)));
    }

    [Fact]
    public void The_due_time_is_null_while_nothing_runs()
    {
        var clock = SlaClock.Start("resolution", SlaTarget.Elapsed(Minutes(120)), At(9));
        Assert.Equal(At(11), clock.DueAt(Book));
        Assert.Null(clock.Pause(At(10)).DueAt(Book));
        Assert.Null(clock.Stop(At(10)).DueAt(Book));
        Assert.Equal(At(14), clock.Pause(At(10)).Resume(At(13)).DueAt(Book));
        Assert.Null(new SlaClock("resolution").DueAt(Book));
    }

    [Fact]
    public void A_late_clock_tells_by_how_much()
    {
        var late = SlaClock.Start("resolution", SlaTarget.Elapsed(Minutes(120)), At(9)).At(At(12), Book);
        Assert.Equal((Minutes(60), Minutes(-60), (Instant?)At(11)), (late.Overrun, late.Remaining, late.BreachedAt));
        Assert.Equal(Duration.Zero, SlaClock.Start("resolution", SlaTarget.Elapsed(Minutes(120)), At(9)).At(At(10), Book).Overrun);
    }

    [Fact]
    public void A_reset_ends_the_cycle_as_cancelled_or_as_missed_and_the_totals_stay()
    {
        var target = SlaTarget.Elapsed(Minutes(120));
        var clock = SlaClock.Start("update", target, At(9)).Restart(target, At(10)).Restart(target, At(13)).Stop(At(14));
        Assert.Equal((3, ClockOutcome.Met, Minutes(60)), (clock.Cycle, clock.At(At(15), Book).Outcome, clock.At(At(15), Book).Used));
        Assert.Equal(
            [(ClockOutcome.Cancelled, Minutes(60)), (ClockOutcome.Missed, Minutes(180))],
            clock.Finished(Book).Select(r => (r.Outcome, r.Used))
        );
    }

    [Fact]
    public void A_promised_instant_is_due_then_and_no_pause_moves_it()
    {
        var clock = SlaClock.Start("update", SlaTarget.Until(At(18)), At(9));
        Assert.Equal(new ClockReading(ClockPhase.Running, Minutes(60), Minutes(480), At(18), null), clock.At(At(10), Book));
        Assert.Equal(At(18), clock.PauseBetween(At(11), At(12)).At(At(13), Book).DueAt);
        // Whoever waits past the instant is late: paused or not, time counts until it.
        var waiting = clock.Pause(At(11), "customer");
        Assert.Equal(new ClockReading(ClockPhase.Running, Minutes(600), Minutes(-60), At(18), At(18)), waiting.At(At(19), Book));
        Assert.Equal((At(18), At(18)), (waiting.DueAt(Book)!.Value, waiting.NextPoint([], Book)!.Value.DueAt));
        // Half of its nine hours is used at half past one, and what lay between an end and going on is used too.
        Assert.Equal(At(13) + Minutes(30), waiting.NextPoint([WarningPoint.Used(50)], Book)!.Value.DueAt);
        var again = clock.Stop(At(10), byState: true).Reopen(At(12));
        Assert.Equal((Minutes(240), At(18)), (again.At(At(13), Book).Used, again.DueAt(Book)!.Value));
        Assert.Equal((Instant?)At(20), clock.Stop(At(10), byState: true).Reopen(At(20)).At(At(21), Book).BreachedAt);
        Assert.Equal((Instant?)At(9), SlaClock.Start("update", SlaTarget.Until(At(8)), At(9)).At(At(10), Book).BreachedAt);
    }

    [Fact]
    public void A_calendar_that_is_not_in_the_book_is_named() =>
        Assert.Throws<KeyNotFoundException>(() => SlaClock.Start("response", SlaTarget.Work(Minutes(15), "moon"), Friday).At(Friday, Book));

    [Fact]
    public void Targets_are_written_as_JSON_writes_them()
    {
        Assert.Equal("PT2H", SlaTarget.Elapsed(Minutes(120)).ToString());
        Assert.Equal("PT30M office", SlaTarget.Work(Minutes(30), "office").ToString());
        Assert.Equal("3 business days office", SlaTarget.BusinessDays(3, "office").ToString());
        Assert.Equal("until 2024-10-11T10:00:00Z", SlaTarget.Until(At(18)).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => SlaTarget.Elapsed(Duration.Zero));
    }

    [Fact]
    public void A_clock_survives_JSON()
    {
        var clock = SlaClock
            .Start("resolution", SlaTarget.Work(Minutes(60), "office", ClosingRule.NextOpening), At(9))
            .Pause(At(10), "等待客户")
            .Resume(At(11))
            .Retarget(SlaTarget.BusinessDays(2, "office", BusinessDayRule.EndOfDay), At(12), RetargetMode.Rebase)
            .PauseBetween(At(13), At(14))
            .Retarget(SlaTarget.Until(At(20)), At(15))
            .Stop(At(16), byState: true)
            .Reopen(At(17), ReopenMode.Restart);
        clock = clock.Raise(new(clock.Cycle, "due", At(20)));
        Assert.Equal(clock, SlaClock.FromJson(System.Text.Encoding.UTF8.GetBytes(clock.ToJson())));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(
        """
            { "objective": "x", "marks": [{ "kind": "start", "at": "2024-10-11T10:00:00Z", "order": 2 }, { "kind": "stop",
              "at": "2024-10-11T10:00:00Z", "order": 1 }] }
            """
    )]
    [InlineData("""{ "objective": "x", "marks": [{ "kind": "begin", "at": "2024-10-11T10:00:00Z", "order": 2 }] }""")]
    public void Malformed_JSON_is_a_typed_error(string json) =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => SlaClock.FromJson(System.Text.Encoding.UTF8.GetBytes(json)));

    /// <summary>An hour of Friday 11 October 2024 in Shanghai.</summary>
    private static Instant At(int hour) => Instant.FromUtc(2024, 10, 11, 0, 0) + Duration.FromHours(hour - 8);
}
