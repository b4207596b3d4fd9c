using NodaTime;
using SupportWorkflow.Calendars;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A clock read alone, without a ticket.</summary>
public sealed class SlaClockTests
{
    private static readonly CalendarBook Book = CalendarBook.Of(
        ("office", WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-18:00").Build()));

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
        var clock = SlaClock.Start("resolution", SlaTarget.Elapsed(Minutes(120)), Friday).Pause(Friday + Minutes(20)).Resume(Friday + Minutes(80));
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
        // Friday 16:30, 2 h of office time: 1 h 30 on Friday, the rest on Monday until 09:30. Paused Friday 19:00 to Saturday 10:00: closed anyway.
        var clock = SlaClock.Start("resolution", SlaTarget.Work(Minutes(120), "office"), Friday).Pause(Friday + Minutes(150)).Resume(Friday + Minutes(1050));
        Assert.Equal(Instant.FromUtc(2024, 10, 14, 1, 30), clock.At(Friday + Minutes(1050), Book).DueAt);
    }

    [Fact]
    public void One_business_day_from_Friday_afternoon_is_Monday_at_the_same_time_plus_what_pauses_covered()
    {
        var target = SlaTarget.BusinessDays(1, "office");
        var clock = SlaClock.Start("resolution", target, Friday);
        var monday = Instant.FromUtc(2024, 10, 14, 8, 30);      // Monday 16:30
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
        var reading = SlaClock.Start("response", SlaTarget.Elapsed(Minutes(15)), Friday).Pause(Friday + Minutes(20)).At(Friday + Minutes(99), Book);
        Assert.Equal((ClockPhase.Paused, ClockOutcome.Breached, Minutes(-5)), (reading.Phase, reading.Outcome, reading.Remaining));
    }

    [Fact]
    public void A_mark_before_the_last_one_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => SlaClock.Start("response", SlaTarget.Elapsed(Minutes(15)), Friday).Stop(Friday - Minutes(1)));

    [Fact]
    public void Targets_are_written_as_JSON_writes_them()
    {
        Assert.Equal("PT2H", SlaTarget.Elapsed(Minutes(120)).ToString());
        Assert.Equal("PT30M office", SlaTarget.Work(Minutes(30), "office").ToString());
        Assert.Equal("3 business days office", SlaTarget.BusinessDays(3, "office").ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => SlaTarget.Elapsed(Duration.Zero));
    }
}
