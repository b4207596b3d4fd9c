using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

[Trait("Requirement", "SLA-8")]
public sealed class PointTests
{
    private static readonly CalendarBook Book = CalendarBook.Of(
        ("office", WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Build())
    );
    private static readonly ValueList<WarningPoint> Warn =
    [
        WarningPoint.Used(50),
        WarningPoint.Used(80),
        WarningPoint.Before(Duration.FromMinutes(10)),
    ];
    private static readonly SlaClock TwoHours = SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromHours(2)), At(9));

    [Fact]
    public void Names_are_stable_and_read_back()
    {
        Assert.Equal(["50%", "80%", "PT10M before"], Warn.Select(w => w.Name));
        Assert.Equal(Warn, Warn.Select(w => WarningPoint.Parse(w.Name)!.Value));
        Assert.Equal(WarningPoint.Before(Duration.FromMinutes(90)), WarningPoint.Parse("PT90M before"));
        foreach (
            var wrong in (string[])
                ["0%", "100%", "-1%", "+5%", "1.5%", "%", "", "before", "P1D before", "-PT1M before", "PT0S before", "10 min before"]
        )
            Assert.Null(WarningPoint.Parse(wrong));
    }

    [Fact]
    public void Points_come_in_the_order_of_severity_each_once()
    {
        // 2 h from 09:00: half at 10:00, 80 % at 10:36, 10 minutes before at 10:50, due at 11:00.
        Assert.Equal(
            [("50%", At(10)), ("80%", At(10, 36)), ("PT10M before", At(10, 50)), ("due", At(11))],
            Raised(TwoHours).Select(p => (p.Point, p.DueAt))
        );
    }

    [Fact]
    public void A_time_before_may_come_before_a_percentage_and_does_not_exist_for_a_shorter_target()
    {
        // 20 minutes: 10 minutes before is at half; both have the same level, the first declared is told and stands for both.
        var clock = SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(20)), At(9));
        Assert.Equal(["50%", "80%", "due"], Raised(clock).Select(p => p.Point));
        var quarter = SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(15)), At(9));
        Assert.Equal(
            [("PT10M before", At(9, 5)), ("50%", At(9, 7).Plus(Duration.FromSeconds(30))), ("80%", At(9, 12)), ("due", At(9, 15))],
            Raised(quarter).Select(p => (p.Point, p.DueAt))
        );
        Assert.Equal(
            ["50%", "80%", "due"],
            Raised(SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(10)), At(9))).Select(p => p.Point)
        );
    }

    [Fact]
    public void A_time_before_is_of_the_targets_own_kind_of_time()
    {
        // 8 h of office time from Friday 16:00 are due on Monday at 16:00; 7 h 30 before is Friday 16:30, not half past eight on Monday.
        var clock = SlaClock.Start("x", SlaTarget.Work(Duration.FromHours(8), "office"), At(16));
        Assert.Equal(At(16, 30), clock.NextPoint([WarningPoint.Before(Duration.FromMinutes(450))], Book)!.Value.DueAt);
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_paused_clock_reaches_nothing_and_a_resumed_one_later()
    {
        var paused = TwoHours.Pause(At(9, 30));
        Assert.Null(paused.NextPoint(Warn, Book));
        Assert.Equal(new ClockPoint(1, "50%", At(11)), paused.Resume(At(10, 30)).NextPoint(Warn, Book));
        // What was reached before the pause is still told.
        Assert.Equal(new ClockPoint(1, "50%", At(10)), TwoHours.Pause(At(10, 10)).NextPoint(Warn, Book));
    }

    [Fact]
    public void A_stop_at_the_due_instant_leaves_no_breach_and_a_later_one_does()
    {
        Assert.Null(TwoHours.Stop(At(11)).NextPoint(default, Book));
        Assert.Equal(new ClockPoint(1, "due", At(11)), TwoHours.Stop(At(11).Plus(Duration.Epsilon)).NextPoint(default, Book));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("pause")]
    [InlineData("cancel")]
    [InlineData("target")]
    public void What_ends_at_the_very_instant_of_a_point_has_reached_it(string end)
    {
        // Half of two hours is used at 10:00, and a point comes with its instant; only the breach needs the instant after.
        SlaClock Ended(SlaClock clock, Instant at) =>
            end switch
            {
                "stop" => clock.Stop(at),
                "pause" => clock.Pause(at),
                "cancel" => clock.Cancel(at),
                _ => clock.Retarget(SlaTarget.Elapsed(Duration.FromHours(2)), at).Pause(at),
            };
        var half = TwoHours.NextPoint(Warn, Book)!.Value;
        Assert.Equal(half, Ended(TwoHours, At(10)).NextPoint(Warn, Book));
        Assert.Empty(Ended(TwoHours.Raise(half), At(10)).Undone(Warn, Book, At(12)));
        Assert.Null(Ended(TwoHours, At(10).Minus(Duration.Epsilon)).NextPoint(Warn, Book));
        Assert.Single(Ended(TwoHours.Raise(half), At(10).Minus(Duration.Epsilon)).Undone(Warn, Book, At(12)));
        Assert.DoesNotContain(Raised(Ended(TwoHours, At(11))), p => p.Point == SlaClock.DuePoint);
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_new_target_does_not_make_a_point_come_again_and_what_it_jumps_over_collapses_into_the_most_severe()
    {
        var warned = TwoHours.Raise(TwoHours.NextPoint(Warn, Book)!.Value).Retarget(SlaTarget.Elapsed(Duration.FromHours(4)), At(10, 15));
        Assert.Equal(new ClockPoint(1, "80%", At(12, 12)), warned.NextPoint(Warn, Book));
        // 75 of 80 minutes used at 10:15: half (09:40), 80 % (10:04) and 10 minutes before (10:10) were jumped over.
        var jumped = TwoHours.Retarget(SlaTarget.Elapsed(Duration.FromMinutes(80)), At(10, 15));
        Assert.Equal([("PT10M before", At(10, 10)), ("due", At(10, 20))], Raised(jumped).Select(p => (p.Point, p.DueAt)));
        Assert.Equal(["due"], Raised(TwoHours.Retarget(SlaTarget.Elapsed(Duration.FromMinutes(30)), At(10, 15))).Select(p => p.Point));
    }

    [Fact]
    public void The_next_cycle_tells_its_points_anew()
    {
        var first = Raised(TwoHours).Aggregate(TwoHours, (clock, point) => clock.Raise(point));
        var second = first.Restart(SlaTarget.Elapsed(Duration.FromHours(2)), At(12));
        Assert.Equal(new ClockPoint(2, "50%", At(13)), second.NextPoint(Warn, Book));
    }

    [Fact]
    public void A_stop_or_a_pause_that_becomes_known_late_undoes_what_was_raised_and_the_point_may_come_again()
    {
        var half = TwoHours.NextPoint(Warn, Book)!.Value;
        var warned = TwoHours.Raise(half);
        Assert.Empty(warned.Undone(Warn, Book, At(10)));
        Assert.Equal(warned.Raised, warned.Stop(At(9, 45)).Undone(Warn, Book, At(10)));
        // Paused 09:30 to 09:50: half is used at 10:20 only.
        var shifted = warned.PauseBetween(At(9, 30), At(9, 50));
        Assert.Equal(warned.Raised, shifted.Undone(Warn, Book, At(10)));
        Assert.Equal(new ClockPoint(1, "50%", At(10, 20)), shifted.Withdraw(shifted.Raised[0]).NextPoint(Warn, Book));
        // By 10:20 it has been reached after all: nothing has to be taken back.
        Assert.Empty(shifted.Undone(Warn, Book, At(10, 20)));
        Assert.Empty(warned.Stop(At(10, 5)).Undone(Warn, Book, At(10, 30)));
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_longer_target_takes_back_what_lies_ahead_again_and_it_comes_once_more()
    {
        // Half of two hours was told at 10:00; half of eight hours is used at 13:00.
        var warned = TwoHours.Raise(TwoHours.NextPoint(Warn, Book)!.Value).Retarget(SlaTarget.Elapsed(Duration.FromHours(8)), At(10, 15));
        Assert.Equal(warned.Raised, warned.Undone(Warn, Book, At(10, 20)));
        Assert.Equal(new ClockPoint(1, "50%", At(13)), warned.Withdraw(warned.Raised[0]).NextPoint(Warn, Book));
        // A target that was jumped over stays told.
        Assert.Empty(warned.Retarget(SlaTarget.Elapsed(Duration.FromHours(2)), At(10, 16)).Undone(Warn, Book, At(10, 20)));
    }

    [Fact]
    public void A_point_of_a_finished_cycle_may_be_undone_too()
    {
        var late = Raised(TwoHours)
            .Aggregate(TwoHours, (clock, point) => clock.Raise(point))
            .Restart(SlaTarget.Elapsed(Duration.FromHours(2)), At(12));
        Assert.Equal(ClockOutcome.Missed, late.Finished(Book)[0].Outcome);
        var known = late.Stop(At(10, 40));
        Assert.Equal((ClockOutcome.Met, 2), (known.Finished(Book)[0].Outcome, known.Cycle));
        Assert.Equal(["PT10M before", "due"], known.Undone(Warn, Book, At(12)).Select(p => p.Point));
    }

    /// <summary>Raises every point that comes if nothing more happens.</summary>
    private static List<ClockPoint> Raised(SlaClock clock)
    {
        var points = new List<ClockPoint>();
        while (clock.NextPoint(Warn, Book) is { } point)
        {
            points.Add(point);
            clock = clock.Raise(point);
        }
        return points;
    }

    private static Instant At(int hour, int minute = 0) => Instant.FromUtc(2024, 10, 11, hour, minute);
}
