using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

public sealed partial class ClockTests
{
    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_change_of_priority_says_before_after_row_and_profile_and_jumped_warnings_collapse()
    {
        // P2 resolution 4 h to P1 2 h after 110 minutes: half (60) and 80 % (96) are jumped over, and only 80 % is told.
        var story = Working().At(110, new PrioritiseTicket("board is affected") { By = Chief, Priority = new("P1") });
        var chosen = story.Events.OfType<TargetChosen>().Last(e => e.Objective == "resolution");
        Assert.Equal(
            (SlaTarget.Elapsed(Minutes(240)), SlaTarget.Elapsed(Minutes(120)), 1, "call-center@1"),
            (chosen.Before!.Value, chosen.After, chosen.Row, chosen.Profile.ToString())
        );
        Assert.Equal(Friday + Minutes(120), story.Read("resolution").DueAt);
        Assert.Equal(["80%"], story.Points<ClockPointReached>("resolution"));
        // Back again: 80 % lies ahead once more and is taken back; half comes at 120, 80 % at 192, and the breach after 240.
        story.At(115, new PrioritiseTicket("it is not") { By = Chief, Priority = new("P2") }).Advance(191);
        Assert.Equal(["80%"], story.Points<ClockPointWithdrawn>("resolution"));
        Assert.Equal(["80%", "50%"], story.Points<ClockPointReached>("resolution"));
        Assert.Equal(["80%", "50%", "80%"], story.Advance(240).Points<ClockPointReached>("resolution"));
        Assert.Equal(["80%", "50%", "80%", "due"], story.Advance(241).Points<ClockPointReached>("resolution"));
    }

    [Theory]
    [Trait("Requirement", "SLA-9")]
    // P2 (4 h) to P1 (2 h) after one hour: from the start due at 120; rebased the same, for the same kind of time; kept at 240.
    [InlineData("fromStart", 120)]
    [InlineData("rebase", 120)]
    [InlineData("keep", 240)]
    public void The_profile_says_how_a_new_target_takes_over(string mode, int due)
    {
        var story = new Story(CallCenterWith("resolution", ("onRetarget", $"\"{mode}\"")), Opening()).At(
            60,
            new PrioritiseTicket("worse") { By = Chief, Priority = new("P1") }
        );
        Assert.Equal(Friday + Minutes(due), story.Read("resolution").DueAt);
        Assert.Equal(mode == "keep" ? 1 : 2, story.Events.OfType<TargetChosen>().Count(e => e.Objective == "resolution"));
    }

    [Theory]
    [Trait("Requirement", "SLA-9")]
    // First view is promised online only. Prioritised at minute 60, a row holds: from then 30 minutes are left, or since the opening it is
    // late.
    [InlineData("matched", 90, ClockOutcome.Open)]
    [InlineData("opened", 30, ClockOutcome.Breached)]
    public void A_clock_without_a_matching_row_has_not_started_until_one_matches(string since, int due, ClockOutcome outcome)
    {
        var workflow = CallCenterWith(
            "first-view",
            ("since", $"\"{since}\""),
            ("stop", """{ "events": ["ticket-classified"] }"""),
            ("targets", """[{ "if": { "fact": "priority", "is": "P1" }, "within": "PT30M" }]""")
        );
        var story = new Story(workflow, Opening()).Advance(50);
        Assert.Equal(ClockPhase.NotStarted, story.Read("first-view").Phase);
        story.At(60, new PrioritiseTicket("worse") { By = Chief, Priority = new("P1") });
        Assert.Equal((Friday + Minutes(due), outcome), (story.Read("first-view").DueAt!.Value, story.Read("first-view").Outcome));
        // What was viewed before a row matched is not owed any more.
        var viewed = new Story(workflow, Opening())
            .At(10, new ClassifyTicket(new("hardware-fault"), "seen") { By = Agent })
            .At(60, new PrioritiseTicket("worse") { By = Chief, Priority = new("P1") });
        Assert.Equal(ClockPhase.NotStarted, viewed.Read("first-view").Phase);
    }

    [Theory]
    [Trait("Requirement", "SLA-10")]
    // Solved at 60, refused at 90: 4 h go on without the half hour in between, or begin anew.
    [InlineData("continue", 1, 270)]
    [InlineData("restart", 2, 330)]
    public void Reopening_continues_or_restarts_the_clocks_that_the_end_had_stopped(string mode, int cycle, int due)
    {
        var story = new Story(CallCenterWith("resolution", ("onReopen", $"\"{mode}\"")), Opening())
            .At(
                1,
                new AssignTicket(Agent: new("li.wei")) { By = Lead },
                new StartWork { By = Engineer },
                new RecordContact { By = Engineer }
            )
            .At(60, Resolve)
            .At(90, new RefuseResolution("again") { By = Customer });
        Assert.Equal((cycle, Friday + Minutes(due)), (story.Ticket.Clock("resolution")!.Cycle, story.Read("resolution").DueAt!.Value));
        Assert.Equal((ClockPhase.Stopped, Minutes(1)), (story.Read("response").Phase, story.Read("response").Used));
    }

    [Fact]
    [Trait("Requirement", "SLA-10")]
    public void Reopening_a_closed_ticket_continues_what_its_end_had_stopped_and_closing_is_no_reopening()
    {
        var closed = Working().At(60, Resolve).At(90, new ConfirmResolution { By = Customer }).At(95, new CloseTicket { By = Agent });
        Assert.Equal((ClockOutcome.Met, Minutes(60)), (closed.Read("resolution").Outcome, closed.Read("resolution").Used));
        var again = closed.At(120, new ReopenTicket("It broke again.") { By = Customer });
        Assert.Equal((ClockPhase.Running, Friday + Minutes(300)), (again.Read("resolution").Phase, again.Read("resolution").DueAt!.Value));
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_priority_dated_back_into_the_time_the_ticket_was_over_still_counts_once_it_is_open_again()
    {
        // Cancelled from minute 10 to 60, then told that it had been a P1 at minute 30: 2 h instead of 4, without those 50 minutes.
        var story = Working()
            .At(10, new CancelTicket("solved itself") { By = Agent })
            .At(60, new ReopenTicket("it did not") { By = Customer })
            .At(
                70,
                new PrioritiseTicket("production down")
                {
                    By = Chief,
                    Priority = new("P1"),
                    OccurredAt = Friday + Minutes(30),
                }
            );
        Assert.Equal(Friday + Minutes(170), story.Read("resolution").DueAt);
    }
}
