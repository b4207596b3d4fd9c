using System.Text;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Promises that vanished, were kept by what kept nothing, or never began. A desk that is always open: an answer within an hour, a
/// solution within four.</summary>
public sealed class PromiseTests
{
    private static readonly ResolutionRecord Done = new(ResolutionResult.Resolved, "Toner replaced.");

    [Fact]
    [Trait("Requirement", "SLA-1")]
    public void A_promise_that_was_late_vanished_when_its_ticket_was_cancelled()
    {
        var late = new Told(Desk()).At(90, new CancelTicket("not needed any more") { By = Agent });
        Assert.Equal((ClockPhase.Cancelled, ClockOutcome.Missed), (late.Read("answer").Phase, late.Read("answer").Outcome));
        Assert.Equal((ClockOutcome.Cancelled, Friday + Minutes(60)), (late.Read("solution").Outcome, late.Read("answer").DueAt));
        Assert.Contains("missed, and no longer owed after 1 h 30 min", late.Explain("answer").English, StringComparison.Ordinal);
        Assert.Contains("超时未完成", late.Explain("answer").Chinese, StringComparison.Ordinal);
        // At the due instant itself it is in time.
        var inTime = new Told(Desk()).At(60, new CancelTicket("not needed any more") { By = Agent });
        Assert.Equal(ClockOutcome.Cancelled, inTime.Read("answer").Outcome);
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_target_that_no_longer_applied_was_owed_for_ever()
    {
        var desk = Desk("""{ "if": { "fact": "field.contract", "is": true }, "within": "PT1H" }""");
        var story = new Told(desk, Opening() with { Fields = [new("contract", FactValue.Of(true))] }).At(20, Contract(false));
        var dropped = Assert.Single(story.Events.OfType<TargetDropped>());
        Assert.Equal(("answer", 1, "PT1H"), (dropped.Objective, dropped.Cycle, dropped.Before.ToString()));
        Assert.Equal((ClockOutcome.Cancelled, null), (story.Read("answer").Outcome, story.Read("answer").DueAt));
        Assert.DoesNotContain(story.Advance(600).Events, e => e is ClockPointReached { Objective: "answer" });
        Assert.Contains("no longer owed", desk.Tell(dropped).English, StringComparison.Ordinal);
        // It applies again after ten hours of which none counts: 40 minutes are left.
        story.At(620, Contract(true));
        Assert.Equal((1, Friday + Minutes(660)), (story.Ticket.Clock("answer")!.Cycle, story.Read("answer").DueAt));
        Assert.Equal(story.Ticket, desk.Rebuild(story.Events));
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_target_that_applies_again_counts_from_the_opening_where_the_profile_says_so()
    {
        var desk = Desk("""{ "if": { "fact": "field.contract", "is": true }, "within": "PT1H" }""", """ "since": "opened" """);
        var story = new Told(desk, Opening() with { Fields = [new("contract", FactValue.Of(true))] })
            .At(20, Contract(false))
            .At(40, Contract(true));
        Assert.Equal(Friday + Minutes(60), story.Read("answer").DueAt);
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_promise_that_was_late_when_its_target_ceased_to_apply_stays_missed()
    {
        var desk = Desk("""{ "if": { "fact": "field.contract", "is": true }, "within": "PT1H" }""");
        var story = new Told(desk, Opening() with { Fields = [new("contract", FactValue.Of(true))] }).At(90, Contract(false));
        Assert.Equal(ClockOutcome.Missed, story.Read("answer").Outcome);
        // What the end of the ticket finds dropped stays dropped; reopened it is asked again, and nothing applies.
        story.At(95, new ResolveTicket(Done) { By = Agent }).At(100, new ReopenTicket("again") { By = Agent });
        Assert.Equal(ClockPhase.Cancelled, story.Read("answer").Phase);
    }

    [Fact]
    [Trait("Requirement", "SLA-13")]
    public void Who_solved_it_at_the_first_contact_had_not_answered()
    {
        var solved = new Told(Desk()).At(12, new ResolveTicket(Done) { By = Agent });
        Assert.Equal(ClockOutcome.Met, solved.Read("answer").Outcome);
        // Given once, it stays given.
        solved.At(20, new ReopenTicket("it is back") { By = Agent });
        Assert.Equal((ClockOutcome.Met, ClockOutcome.Open), (solved.Read("answer").Outcome, solved.Read("solution").Outcome));
        var strict = new Told(Desk(more: """ "resolutionAnswers": false """)).At(12, new ResolveTicket(Done) { By = Agent });
        Assert.Equal(ClockOutcome.Open, strict.Read("answer").Outcome);
    }

    [Theory]
    [Trait("Requirement", "RES-1")]
    [InlineData(ResolutionResult.Unresolved, "Not solved: ", "未解决：")]
    [InlineData(ResolutionResult.ToBeFollowedUp, "To be followed up: ", "待跟进：")]
    public void What_is_not_solved_counted_as_solved(ResolutionResult result, string english, string chinese)
    {
        var desk = Desk();
        var story = new Told(desk).At(12, new ResolveTicket(new(result, "Tried another toner.")) { By = Agent });
        Assert.Equal(StateKind.Queued, story.Ticket.State.Kind);
        Assert.Equal((ClockOutcome.Open, ClockOutcome.Open), (story.Read("answer").Outcome, story.Read("solution").Outcome));
        var told = desk.Tell(story.Events.OfType<OutcomeRecorded>().Single());
        Assert.Equal((english + "Tried another toner.", chinese + "Tried another toner."), (told.English, told.Chinese));
        Assert.Equal(result, story.Ticket.Resolution!.Result);
        Assert.False(desk.Decide(story.Ticket, new ConfirmResolution { By = Customer }, Friday + Minutes(13)).IsAccepted);
    }

    [Fact]
    [Trait("Requirement", "SLA-13")]
    public void A_message_that_a_machine_sent_answered_and_ended_the_waiting()
    {
        var story = new Told(Desk())
            .At(5, new RecordContact("We have your request.") { By = Agent, IsAutomatic = true })
            .At(6, new RecordContact("receipt") { By = Actor.System("mail") });
        Assert.Equal((ClockOutcome.Open, null), (story.Read("answer").Outcome, story.Ticket.Handling.FirstContactAt));
        story.At(10, new AskRequester("Which printer?") { By = Agent });
        Assert.Equal(ClockOutcome.Met, story.Read("answer").Outcome);
        story.At(11, new RecordReply("I am away until Monday.") { By = Customer, IsAutomatic = true });
        Assert.Equal((StateKind.Waiting, "Which printer?"), (story.Ticket.State.Kind, story.Ticket.Handling.OpenQuestion));
        story.At(12, new RecordReply("The one on floor 3.") { By = Customer });
        Assert.Equal((StateKind.Working, null), (story.Ticket.State.Kind, story.Ticket.Handling.OpenQuestion));
    }

    [Theory]
    [Trait("Requirement", "SLA-13")]
    [InlineData("""{ "events": [{ "event": "work-logged", "if": { "fact": "event.visible", "is": true } }] }""")]
    [InlineData("""{ "events": ["work-logged"], "if": { "fact": "event.visible", "is": true } }""")]
    public void An_internal_note_answered_like_one_that_the_requester_reads(string stop)
    {
        var desk = Desk(stop: stop);
        var story = new Told(desk).At(5, new LogWork("looks like toner") { By = Agent });
        Assert.Equal(ClockOutcome.Open, story.Read("answer").Outcome);
        story.At(6, new LogWork("We are on it.") { By = Agent, VisibleToRequester = true });
        Assert.Equal(ClockOutcome.Met, story.Read("answer").Outcome);
        Assert.Equal(story.Ticket, desk.Rebuild(story.Events));
    }

    [Fact]
    [Trait("Requirement", "SLA-6")]
    public void An_update_that_was_kept_in_time_counted_as_cancelled()
    {
        var desk = Desk(
            stop: """{ "becomes": { "fact": "state.kind", "is": "done" } }""",
            more: """ "reset": { "events": ["requester-contacted"] } """
        );
        var story = new Told(desk).At(50, new RecordContact { By = Agent }).At(120, new RecordContact { By = Agent });
        Assert.Equal(
            [ClockOutcome.Met, ClockOutcome.Missed],
            story.Ticket.Clock("answer")!.Finished(desk.Calendars).Select(c => c.Outcome)
        );
        Assert.Equal(Friday + Minutes(180), story.Read("answer").DueAt);
        var dropped = new Told(
            Desk(
                stop: """{ "becomes": { "fact": "state.kind", "is": "done" } }""",
                more: """ "reset": { "events": ["requester-contacted"] }, "resetKeeps": false """
            )
        ).At(50, new RecordContact { By = Agent });
        Assert.Equal([ClockOutcome.Cancelled], dropped.Ticket.Clock("answer")!.Finished(desk.Calendars).Select(c => c.Outcome));
    }

    [Fact]
    [Trait("Requirement", "SLA-6")]
    public void A_reset_could_not_begin_the_first_cycle_and_began_one_after_the_end()
    {
        var desk = Desk(
            start: """{ "byRule": true }""",
            stop: """{ "becomes": { "fact": "state.kind", "is": "done" } }""",
            more: """ "reset": { "events": ["requester-contacted"] } """
        );
        var story = new Told(desk).At(10, new RecordContact { By = Agent });
        Assert.Equal(Friday + Minutes(70), story.Read("answer").DueAt);
        story.At(20, new ResolveTicket(Done) { By = Agent }).At(30, new RecordContact("how is it?") { By = Agent });
        Assert.Equal((1, ClockOutcome.Met), (story.Ticket.Clock("answer")!.Cycle, story.Read("answer").Outcome));
    }

    [Fact]
    [Trait("Requirement", "SLA-6")]
    public void One_event_could_not_keep_a_promise_and_give_the_next()
    {
        var desk = Desk(start: """{ "events": ["ticket-opened", "requester-contacted"] }""", more: """ "repeats": true """);
        var story = new Told(desk).At(40, new RecordContact { By = Agent });
        Assert.Equal((2, Friday + Minutes(100)), (story.Ticket.Clock("answer")!.Cycle, story.Read("answer").DueAt));
        Assert.Equal([ClockOutcome.Met], story.Ticket.Clock("answer")!.Finished(desk.Calendars).Select(c => c.Outcome));
        // Nothing begins while the ticket is done.
        story.At(50, new ResolveTicket(Done) { By = Agent }).At(60, new RecordContact("how is it?") { By = Agent });
        Assert.Equal((2, ClockOutcome.Met), (story.Ticket.Clock("answer")!.Cycle, story.Read("answer").Outcome));
    }

    private static SetFields Contract(bool has) => new([new("contract", FactValue.Of(has))]) { By = Agent };

    private static TicketWorkflow Desk(
        string target = """{ "within": "PT1H" }""",
        string? more = null,
        string stop = """{ "events": ["requester-contacted", "requester-asked"] }""",
        string start = """{ "events": ["ticket-opened"] }"""
    ) =>
        WorkflowProfile
            .Parse(
                Encoding.UTF8.GetBytes(
                    $$"""
                    {
                      "id": "small-desk", "version": "1", "name": { "en": "Small desk" }, "zone": "UTC", "numbers": { "prefix": "T", "date": "yyyyMMdd", "digits": 4 },
                      "fields": { "contract": { "type": "yes-no", "name": { "en": "Contract" } } },
                      "priority": { "scale": ["P1"], "otherwise": "P1", "rows": [] },
                      "objectives": {
                        "answer": {
                          "name": { "en": "Answer" }, "start": {{start}}, "stop": {{stop}}, "targets": [{{target}}]{{(
                        more is null ? "" : ", " + more
                    )}}
                        },
                        "solution": {
                          "name": { "en": "Solution" }, "start": { "events": ["ticket-opened"] },
                          "stop": { "becomes": { "fact": "state.kind", "is": "done" } }, "targets": [{ "within": "PT4H" }]
                        }
                      },
                      "lifecycle": {{Lifecycle.Standard.ToJson()}}
                    }
                    """
                )
            )
            .Compile();

    private static OpenTicket Opening() => new(new("t-1"), new("T202410110001"), "Printer") { By = Customer };

    /// <summary>A ticket with everything that happened to it.</summary>
    private sealed class Told
    {
        private readonly TicketWorkflow _desk;
        private Instant _now = Friday;

        public Told(TicketWorkflow desk, OpenTicket? opening = null)
        {
            _desk = desk;
            Take(desk.Open(opening ?? Opening(), Friday));
        }

        public Ticket Ticket { get; private set; } = null!;

        public List<TicketEvent> Events { get; } = [];

        public Told At(int minute, TicketCommand command) =>
            Take(_desk.Decide(Ticket, command, _now = Friday + Minutes(minute)).EnsureAccepted());

        public Told Advance(int minute) => Take(_desk.Advance(Ticket, _now = Friday + Minutes(minute)));

        public ClockReading Read(string objective) => _desk.Read(Ticket, objective, _now);

        public LocalText Explain(string objective) => Ticket.Clock(objective)!.Explain(_now, _desk.Calendars).Text;

        private Told Take(Decision decision)
        {
            Ticket = decision.Ticket;
            Events.AddRange(decision.Events);
            return this;
        }
    }
}
