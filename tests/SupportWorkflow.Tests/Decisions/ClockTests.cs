using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Clocks over whole tickets: the call centre's, and the call centre's with one thing changed. Friday 11 October 2024,
/// 16:30.</summary>
public sealed partial class ClockTests
{
    private static readonly ResolveTicket Resolve = new(new(ResolutionResult.Resolved, "Driver rolled back.")) { By = Engineer };
    private static readonly Actor Chief = new("sun.lei", Role.Lead, Role.Engineer, Role.Agent);

    [Fact]
    [Trait("Requirement", "SLA-1")]
    public void Several_promises_run_side_by_side_each_with_its_own_start_and_end()
    {
        var story = new Story(CallCenter, Opening("usage-question") with { Channel = "online" });
        Assert.Equal([ClockPhase.Running, ClockPhase.Running, ClockPhase.Running], story.Phases("first-view", "response", "resolution"));
        story.At(5, new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Assert.Equal([ClockPhase.Stopped, ClockPhase.Running, ClockPhase.Running], story.Phases("first-view", "response", "resolution"));
        story.At(6, new StartWork { By = Engineer }).At(7, new AskRequester("Which printer?") { By = Engineer });
        Assert.Equal([ClockPhase.Stopped, ClockPhase.Stopped, ClockPhase.Paused], story.Phases("first-view", "response", "resolution"));
        story.At(8, new RecordReply("The red one.") { By = Customer }).At(9, Resolve);
        Assert.Equal([ClockPhase.Stopped, ClockPhase.Stopped, ClockPhase.Stopped], story.Phases("first-view", "response", "resolution"));
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_wait_that_is_told_late_moves_the_due_time_as_if_it_had_been_told_at_once()
    {
        var atOnce = Working().At(40, new WaitFor(WaitingOn.Schedule, "visit") { By = Engineer }).At(100, new ResumeWork { By = Engineer });
        var late = Working()
            .At(100, new WaitFor(WaitingOn.Schedule, "visit") { By = Engineer, OccurredAt = Friday + Minutes(40) })
            .At(100, new ResumeWork { By = Engineer });
        // 4 h from 16:30, an hour paused: 21:30.
        Assert.Equal(Friday + Minutes(300), late.Read("resolution").DueAt);
        Assert.Equal(atOnce.Read("resolution"), late.Read("resolution"));
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_final_state_cancels_what_still_runs_and_a_paused_ticket_is_never_late()
    {
        var waiting = Working().At(30, new AskRequester("?") { By = Engineer }).Advance(30 * 24 * 60);
        Assert.Equal((ClockPhase.Paused, ClockOutcome.Open), (waiting.Read("resolution").Phase, waiting.Read("resolution").Outcome));
        Assert.DoesNotContain(waiting.Events, e => e is ClockPointReached { Objective: "resolution" });
        Assert.Equal(
            ClockOutcome.Cancelled,
            waiting.At(31 * 24 * 60, new CancelTicket("no answer") { By = Agent }).Read("resolution").Outcome
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_contact_that_is_told_late_takes_the_warnings_back_and_says_so()
    {
        // Response within 30 min: half at 15, 80 % at 24, due at 30. At 40 somebody tells that the customer was called at minute 20.
        var story = Working().Advance(40);
        Assert.Equal(["50%", "80%", "due"], story.Points<ClockPointReached>("response"));
        story.At(40, new RecordContact { By = Engineer, OccurredAt = Friday + Minutes(20) });
        Assert.Equal(["80%", "due"], story.Events.OfType<ClockPointWithdrawn>().Where(e => e.Objective == "response").Select(e => e.Point));
        Assert.Equal(ClockOutcome.Met, story.Read("response").Outcome);
        Assert.All(story.Events.OfType<ClockPointWithdrawn>(), e => Assert.NotNull(e.Cause));
        Assert.Empty(story.Points<ClockPointReached>("response", since: Friday + Minutes(41)));
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_withdrawn_point_is_raised_again_when_its_time_has_come()
    {
        // Resolution within 4 h: half at 120. At 130 it becomes known that the ticket waited from minute 60 to 100: half at 160.
        var story = Working().At(60, new LogWork("looking") { By = Engineer }).Advance(130);
        Assert.Equal(["50%"], story.Points<ClockPointReached>("resolution"));
        story.At(130, new WaitFor(WaitingOn.Schedule, "visit") { By = Engineer, OccurredAt = Friday + Minutes(60) });
        Assert.Equal(["50%"], story.Points<ClockPointWithdrawn>("resolution"));
        story.At(131, new ResumeWork { By = Engineer }).Advance(191);
        Assert.Equal(["50%", "50%"], story.Points<ClockPointReached>("resolution"));
        // Paused 60 to 131: half is used at 191.
        Assert.Equal(Friday + Minutes(191), story.Events.OfType<ClockPointReached>().Last(e => e.Objective == "resolution").DueAt);
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_stop_at_the_due_instant_that_becomes_known_later_takes_back_the_breach()
    {
        var story = Working().Advance(30);
        Assert.DoesNotContain("due", story.Points<ClockPointReached>("response"));
        story.Advance(31).At(31, new RecordContact { By = Engineer, OccurredAt = Friday + Minutes(30) });
        Assert.Equal(["due"], story.Points<ClockPointWithdrawn>("response"));
        Assert.Equal(ClockOutcome.Met, story.Read("response").Outcome);
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_time_before_the_due_time_is_told_too()
    {
        var workflow = CallCenterWith("response", ("warn", """["50%", "PT10M before"]"""));
        var story = new Story(workflow, Opening("usage-question")).Advance(115);
        Assert.Equal(
            [("50%", Friday + Minutes(60)), ("PT10M before", Friday + Minutes(110))],
            story.Events.OfType<ClockPointReached>().Where(e => e.Objective == "response").Select(e => (e.Point, e.DueAt))
        );
        Assert.Equal(
            "Response: only 10 min left at 2024-10-11 18:20:00",
            workflow.Tell(story.Events.OfType<ClockPointReached>().Last(e => e.Objective == "response")).English
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-1")]
    public void A_promise_that_repeats_counts_from_the_oldest_unanswered_message()
    {
        var workflow = CallCenterWith(
            "response",
            ("start", """{ "events": ["reply-recorded"] }"""),
            ("repeats", "true"),
            ("targets", """[{ "within": "PT30M" }]"""),
            ("warn", "[]")
        );
        var story = new Story(workflow, Opening())
            .At(1, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer })
            .At(10, new RecordReply("It smells.") { By = Customer })
            .At(20, new RecordReply("It burns!") { By = Customer });
        Assert.Equal((1, Friday + Minutes(40)), (story.Ticket.Clock("response")!.Cycle, story.Read("response").DueAt!.Value));
        story.At(30, new RecordContact { By = Engineer }).At(50, new RecordReply("Thanks. And now?") { By = Customer });
        Assert.Equal((2, Friday + Minutes(80)), (story.Ticket.Clock("response")!.Cycle, story.Read("response").DueAt!.Value));
        Assert.Equal(
            [(ClockOutcome.Met, Minutes(20))],
            story.Ticket.Clock("response")!.Finished(workflow.Calendars).Select(r => (r.Outcome, r.Used))
        );
        // An answer at minute 15 becomes known: the message of minute 20 was then a cycle of its own, answered at 30.
        story.At(60, new RecordContact { By = Engineer, OccurredAt = Friday + Minutes(15) });
        Assert.Equal([Minutes(5), Minutes(10)], story.Ticket.Clock("response")!.Finished(workflow.Calendars).Select(r => r.Used));
    }

    [Fact]
    [Trait("Requirement", "SLA-1")]
    public void A_reset_begins_the_next_cycle_and_a_cancelling_moment_ends_what_is_owed()
    {
        var workflow = CallCenterWith(
            "response",
            ("reset", """{ "events": ["ticket-assigned"] }"""),
            ("cancel", """{ "events": ["work-logged"] }"""),
            ("warn", "[]")
        );
        var story = new Story(workflow, Opening()).At(20, new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Assert.Equal((2, Friday + Minutes(50)), (story.Ticket.Clock("response")!.Cycle, story.Read("response").DueAt!.Value));
        story.At(55, new AssignTicket(Agent: new("he.yu")) { By = Lead, Reason = "on site" });
        Assert.Equal(
            [ClockOutcome.Cancelled, ClockOutcome.Missed],
            story.Ticket.Clock("response")!.Finished(workflow.Calendars).Select(r => r.Outcome)
        );
        story.At(
            56,
            new AssignTicket(Agent: new("li.wei")) { By = Lead, Reason = "back again" },
            new StartWork { By = Engineer },
            new LogWork("not ours to answer") { By = Engineer }
        );
        Assert.Equal(ClockOutcome.Cancelled, story.Read("response").Outcome);
    }

    [Fact]
    [Trait("Requirement", "SLA-12")]
    public void The_host_may_choose_the_calendar_by_tier()
    {
        var workflow = Changed(json => json["calendars"]!["always"] = JsonNode.Parse("""{ "open": "24x7" }"""))
            .Compile(p => p.SlaCalendar(new ByTier()));
        var vip = workflow.Open(Opening("usage-question", "vip") with { }, Friday).Ticket;
        var normal = workflow.Open(Opening("training"), Friday).Ticket;
        Assert.Equal("business", normal.Clock("resolution")!.Target!.Value.Calendar);
        // A VIP's usage question is P2 by tier; a VIP's training question is P3: 1 day on the calendar that never closes.
        Assert.Null(vip.Clock("resolution")!.Target!.Value.Calendar);
        var training = workflow.Open(Opening("training", "vip"), Friday).Ticket;
        Assert.Equal("always", training.Clock("resolution")!.Target!.Value.Calendar);
        Assert.Equal(Friday + Duration.FromDays(1), workflow.Read(training, "resolution", Friday).DueAt);
        var wrong = Changed(_ => { }).Compile(p => p.SlaCalendar(new ByTier()));
        Assert.Throws<InvalidOperationException>(() => wrong.Open(Opening("training", "vip"), Friday));
    }

    [Fact]
    [Trait("Requirement", "SLA-11")]
    public void A_due_time_of_a_ticket_explains_row_profile_days_and_pauses()
    {
        var story = new Story(CallCenter, Opening("usage-question"))
            .At(1, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer })
            .At(30, new AskRequester("?") { By = Engineer })
            .At(60, new RecordReply("!") { By = Customer });
        var why = CallCenter.Explain(story.Ticket, Friday + Minutes(61)).Clocks.Single(c => c.Objective == "resolution");
        // 1 business day from Friday 16:30: the make-up Saturday 16:30, and half an hour of waiting.
        Assert.Equal(
            (3, "call-center@1", Friday + Duration.FromDays(1) + Minutes(30)),
            (why.Row!.Value, why.Profile.ToString(), why.Reading.DueAt!.Value)
        );
        Assert.Equal("make-up-day", Assert.Single(why.SpecialDays).Code);
        Assert.Equal(
            Minutes(30),
            why.Segments.Where(s => s.Why == ClockSegment.Paused).Aggregate(Duration.Zero, (sum, s) => sum + (s.End - s.Start))
        );
        Assert.Equal(Duration.FromHours(9), why.Sum);
        Assert.Equal(why.ToText("en").Split('\n').Length, why.ToText("zh").Split('\n').Length);
    }

    [Fact]
    public void Too_many_different_conditions_are_refused()
    {
        var problems = Assert
            .Throws<DefinitionException>(() =>
                Changed(json =>
                {
                    foreach (var i in Enumerable.Range(0, 30))
                    {
                        var one = json["objectives"]!["resolution"]!.DeepClone();
                        one["pauseWhile"] = JsonNode.Parse($$"""{ "fact": "affected-users", "above": {{i}} }""");
                        one["cancel"] = JsonNode.Parse($$"""{ "becomes": { "fact": "affected-users", "below": {{-i}} } }""");
                        one["reset"] = JsonNode.Parse($$"""{ "becomes": { "fact": "affected-users", "is": {{i}} } }""");
                        json["objectives"]![$"o-{i}"] = one;
                    }
                })
            )
            .Problems;
        Assert.Contains(problems, p => p.Code == "profile.too-many-conditions");
    }

    private static Story Working() =>
        new Story(CallCenter, Opening()).At(0, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    private static TicketWorkflow CallCenterWith(string objective, params (string Member, string Json)[] changes) =>
        Changed(json =>
            {
                foreach (var (member, value) in changes)
                    json["objectives"]![objective]![member] = JsonNode.Parse(value);
            })
            .Compile();

    private static WorkflowProfile Changed(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        change(json);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private sealed class ByTier : ISlaCalendarPolicy
    {
        public string Choose(SlaCalendarInput input) => input.Tier == "vip" ? "always" : input.Default;
    }

    /// <summary>A ticket told by minutes after its opening; after every step its events rebuild it.</summary>
    private sealed class Story
    {
        private readonly TicketWorkflow _workflow;
        private Instant _now = Friday;

        public Story(TicketWorkflow workflow, OpenTicket opening)
        {
            _workflow = workflow;
            Ticket = null!;
            Take(workflow.Open(opening, Friday));
        }

        public Ticket Ticket { get; private set; }

        public List<TicketEvent> Events { get; } = [];

        public Story At(int minute, params TicketCommand[] commands)
        {
            _now = Friday + Minutes(minute);
            foreach (var command in commands)
                Take(_workflow.Decide(Ticket, command, _now).EnsureAccepted());
            return this;
        }

        public Story Advance(int minute)
        {
            _now = Friday + Minutes(minute);
            Take(_workflow.Advance(Ticket, _now));
            return this;
        }

        public ClockReading Read(string objective) => _workflow.Read(Ticket, objective, _now);

        public IEnumerable<ClockPhase> Phases(params string[] objectives) => objectives.Select(o => Read(o).Phase);

        public IEnumerable<string> Points<T>(string objective, Instant? since = null)
            where T : TicketEvent =>
            Events
                .OfType<T>()
                .Where(e => e.RecordedAt >= (since ?? Friday))
                .Select(e =>
                    e switch
                    {
                        ClockPointReached reached when reached.Objective == objective => reached.Point,
                        ClockPointWithdrawn undone when undone.Objective == objective => undone.Point,
                        _ => null,
                    }
                )
                .OfType<string>();

        private void Take(Decision decision)
        {
            Ticket = decision.Ticket;
            Events.AddRange(decision.Events);
            Assert.Equal(Ticket, _workflow.Rebuild(Events));
            Assert.Equal(Ticket, TicketJson.ReadTicket(TicketJson.Write(Ticket)));
        }
    }
}
