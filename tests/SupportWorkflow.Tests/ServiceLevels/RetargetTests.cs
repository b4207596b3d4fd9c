using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Another target for a clock that runs. Friday 11 October 2024 in UTC; the office works 09:00 to 17:00, the shop 09:00 to
/// 13:00.</summary>
[Trait("Requirement", "SLA-9")]
public sealed class RetargetTests
{
    private static readonly CalendarBook Book = CalendarBook.Of(
        ("office", WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Build()),
        ("shop", WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-13:00").Build())
    );

    private static readonly SlaTarget FourHours = SlaTarget.Elapsed(Hours(4)),
        EightHours = SlaTarget.Elapsed(Hours(8));

    [Fact]
    public void From_the_start_the_new_target_counts_over_the_whole_cycle_with_the_same_pauses()
    {
        // 9:00 + 8 h, paused for 1 h: 18:00. By the target of 4 h it had been due at 14:00.
        var clock = SlaClock.Start("x", FourHours, At(9)).PauseBetween(At(10), At(11)).Retarget(EightHours, At(12));
        Assert.Equal(new ClockReading(ClockPhase.Running, Hours(2), Hours(6), At(18), null), clock.At(At(12), Book));
        Assert.Equal(At(14), clock.At(At(12) - Duration.Epsilon, Book).DueAt);
    }

    [Fact]
    public void From_the_start_a_shorter_target_may_have_been_missed_long_ago_and_a_longer_one_forgives()
    {
        var clock = SlaClock.Start("x", EightHours, At(9)).Retarget(SlaTarget.Elapsed(Hours(1)), At(12));
        Assert.Equal((Instant?)At(10), clock.At(At(12), Book).BreachedAt);
        Assert.Equal(ClockOutcome.Open, clock.Retarget(EightHours, At(13)).At(At(14), Book).Outcome);
    }

    [Fact]
    public void From_the_start_a_calendar_counts_over_the_whole_cycle_too()
    {
        // 15:00 to 17:00 are 2 h of the office; 4 h end on Monday at 11:00.
        var clock = SlaClock.Start("x", FourHours, At(15)).Retarget(SlaTarget.Work(Hours(4), "office"), At(18));
        Assert.Equal(new ClockReading(ClockPhase.Running, Hours(2), Hours(2), At(11, 14), null), clock.At(At(18), Book));
    }

    [Fact]
    public void Rebased_to_the_same_kind_of_time_what_was_used_stays_as_a_duration()
    {
        var clock = SlaClock.Start("x", FourHours, At(9)).Retarget(EightHours, At(12), RetargetMode.Rebase);
        Assert.Equal(new ClockReading(ClockPhase.Running, Hours(3), Hours(5), At(17), null), clock.At(At(12), Book));
        // 3 h of the office's time used at 12:00; of 5 h of the shop's time 2 are left: 12:00 to 13:00, and one on Monday.
        var moved = SlaClock
            .Start("x", SlaTarget.Work(Hours(4), "office"), At(9))
            .Retarget(SlaTarget.Work(Hours(5), "shop"), At(12), RetargetMode.Rebase);
        Assert.Equal(new ClockReading(ClockPhase.Running, Hours(3), Hours(2), At(10, 14), null), moved.At(At(12), Book));
    }

    [Fact]
    public void Rebased_to_another_kind_of_time_what_was_used_stays_as_a_share()
    {
        // 1 h of 4 h elapsed is a quarter; of 8 h of office time 2 h are used and 6 h run from 10:00: until 16:00.
        var clock = SlaClock.Start("x", FourHours, At(9)).Retarget(SlaTarget.Work(Hours(8), "office"), At(10), RetargetMode.Rebase);
        Assert.Equal(new ClockReading(ClockPhase.Running, Hours(2), Hours(6), At(16), null), clock.At(At(10), Book));
        // 2 h of 8 h of office time are a quarter; 2 business days from 09:00 are 16 h, so 12 h run from 11:00: 6 on Friday, 6 on Monday.
        var days = SlaClock
            .Start("x", SlaTarget.Work(Hours(8), "office"), At(9))
            .Retarget(SlaTarget.BusinessDays(2, "office"), At(11), RetargetMode.Rebase);
        Assert.Equal(new ClockReading(ClockPhase.Running, Hours(4), Hours(12), At(15, 14), null), days.At(At(11), Book));
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void Percentages_refer_to_the_new_target()
    {
        // 3 h used of 8 h: half is used an hour later.
        var clock = SlaClock.Start("x", FourHours, At(9)).Retarget(EightHours, At(12), RetargetMode.Rebase);
        Assert.Equal(At(13), clock.NextPoint([WarningPoint.Used(50)], Book)!.Value.DueAt);
    }

    [Fact]
    public void Rebasing_leaves_the_past_as_it_was()
    {
        // 3 h used, only 2 allowed: late from now on, not since 11:00.
        var late = SlaClock.Start("x", FourHours, At(9)).Retarget(SlaTarget.Elapsed(Hours(2)), At(12), RetargetMode.Rebase);
        Assert.Equal((Instant?)At(12), late.At(At(12), Book).BreachedAt);
        // Late since 13:00; 5 of 8 h used, so it is not late any more. Of 4:30 it is still late, since 13:00.
        var before = SlaClock.Start("x", FourHours, At(9));
        Assert.Null(before.Retarget(EightHours, At(14), RetargetMode.Rebase).At(At(14), Book).BreachedAt);
        Assert.Equal(
            (Instant?)At(13),
            before.Retarget(SlaTarget.Elapsed(Duration.FromMinutes(270)), At(14), RetargetMode.Rebase).At(At(14), Book).BreachedAt
        );
    }

    [Fact]
    public void Rebased_to_a_promised_instant_that_instant_counts()
    {
        var clock = SlaClock
            .Start("x", FourHours, At(9))
            .PauseBetween(At(10), At(11))
            .Retarget(SlaTarget.Until(At(18)), At(12), RetargetMode.Rebase);
        Assert.Equal(At(18), clock.DueAt(Book));
        Assert.Equal(At(18), clock.PauseBetween(At(13), At(14)).DueAt(Book));
        // Another target after it counts as ever: three of twelve hours used at noon, and later pauses move what is due.
        var back = clock.Retarget(SlaTarget.Elapsed(Duration.FromHours(12)), At(12), RetargetMode.Rebase);
        Assert.Equal(At(22), back.PauseBetween(At(13), At(14)).DueAt(Book));
    }

    [Fact]
    public void Kept_the_old_target_and_its_calendar_stay_and_later_pauses_still_shift_it()
    {
        var clock = SlaClock.Start("x", FourHours, At(9)).Retarget(EightHours, At(12), RetargetMode.Keep);
        Assert.Equal((FourHours, At(13)), (clock.Target!.Value, clock.DueAt(Book)!.Value));
        Assert.Equal(At(14), clock.PauseBetween(At(12), At(13)).DueAt(Book));
    }

    [Fact]
    public void After_an_end_another_target_changes_nothing()
    {
        var clock = SlaClock.Start("x", FourHours, At(9)).Stop(At(12));
        Assert.Equal(clock.At(At(15), Book), clock.Retarget(SlaTarget.Elapsed(Hours(1)), At(14)).At(At(15), Book));
    }

    [Fact]
    public void A_stop_that_becomes_known_late_leaves_no_place_for_what_was_chosen_after_it()
    {
        var clock = SlaClock.Start("x", FourHours, At(9)).Retarget(SlaTarget.Elapsed(Hours(1)), At(14)).Stop(At(12));
        Assert.Equal((ClockOutcome.Met, FourHours), (clock.At(At(15), Book).Outcome, clock.Target!.Value));
    }

    private static Duration Hours(int hours) => Duration.FromHours(hours);

    private static Instant At(int hour, int day = 11) => Instant.FromUtc(2024, 10, day, hour, 0);
}
