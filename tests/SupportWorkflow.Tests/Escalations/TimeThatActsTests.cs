using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Escalations;

/// <summary>
/// What happens by itself: closing, reminders, waits that end, moments at an instant. The desk is open from 9 to 18 in Shanghai, on Friday
/// 11, on Saturday 12 October 2024 (a make-up day), not on Sunday, and from Monday 14 on.
/// </summary>
public sealed class TimeThatActsTests
{
    private const string Close = """
        { "rules": [ { "name": "shut", "when": { "in": "kind:done", "for": "2 business days", "calendar": "business" },
                       "then": [ { "fire": "close" } ] } ] }
        """;

    private static readonly ResolutionRecord Solved = new(ResolutionResult.Resolved, "restarted the spooler");

    private static Instant At(int day, int hour, int minute = 0) =>
        Instant.FromUtc(2024, 10, day, 0, minute) + Duration.FromHours(hour - 8);

    [Fact]
    [Trait("Requirement", "RES-7")]
    public void Nothing_ever_closed_by_itself()
    {
        var desk = With(Close);
        var solved = Solve(desk, At(11, 17, 30));
        Assert.Equal("awaiting-confirmation", desk.Advance(solved, At(14, 17, 29)).Ticket.State.Name);
        Assert.Equal(At(14, 17, 30), solved.WakeUp);
        var closed = desk.Advance(solved, At(14, 17, 30));
        Assert.Equal("closed", closed.Ticket.State.Name);
        var e = Assert.Single(closed.Events.AsEnumerable().OfType<TicketClosed>());
        Assert.Equal(("system:shut", ActorKind.System), (e.By, e.ByKind));
        Assert.Null(closed.Ticket.WakeUp);
    }

    [Fact]
    [Trait("Requirement", "RES-7")]
    public void A_ticket_that_somebody_touched_is_not_closed()
    {
        var desk = With(Close);
        var refused = desk.Decide(Solve(desk, At(11, 17, 30)), new RefuseResolution("still wrong") { By = Customer }, At(14, 10)).Ticket;
        Assert.Equal(StateKind.Working, desk.Advance(refused, At(30, 10)).Ticket.State.Kind);
    }

    [Fact]
    [Trait("Requirement", "ESC-8")]
    public void A_reminder_came_once_and_never_again()
    {
        var desk = Reminding(""" "repeat": { "every": "1 business day", "calendar": "business", "atMost": 3 } """);
        var waiting = Ask(desk, At(11, 15));
        Assert.Equal([At(12, 15), At(14, 15), At(15, 15)], Fired(desk, waiting, At(31, 0)));
        Assert.Equal([0, 1, 2], All(desk, waiting, At(31, 0)).Select(f => f.Repetition));
    }

    [Fact]
    public void Repeating_ends_with_the_stay_and_begins_anew_with_the_next()
    {
        var desk = Reminding(""" "repeat": { "every": "PT24H" } """);
        var answered = desk.Advance(Ask(desk, At(11, 15)), At(14, 16)).Ticket;
        answered = desk.Decide(answered, new RecordReply("here it is") { By = Agent }, At(14, 16)).EnsureAccepted().Ticket;
        Assert.Empty(Fired(desk, answered, At(25, 0)));
        var again = desk.Decide(answered, new AskRequester("and the version?") { By = Engineer }, At(25, 9)).EnsureAccepted().Ticket;
        Assert.Equal([At(25, 18), At(26, 18), At(27, 18)], Fired(desk, again, At(27, 19)));
    }

    [Fact]
    public void After_an_outage_what_repeats_comes_once()
    {
        var desk = Reminding(""" "repeat": { "every": "PT24H" } """);
        var late = desk.Advance(Ask(desk, At(11, 15)), At(20, 10));
        var fired = Assert.Single(late.Events.AsEnumerable().OfType<RuleFired>(), f => f.Rule == "nag");
        // Nine hours of working time after the question; counted from when it came, because the next one was missed.
        Assert.Equal((At(12, 15), At(21, 10)), (fired.DueAt, fired.NextAt));
        Assert.Equal(At(21, 10), late.Ticket.WakeUp);
    }

    [Fact]
    [Trait("Requirement", "HND-18")]
    public void A_wait_until_a_date_never_ended()
    {
        var until = At(14, 9);
        var ticket = CallCenter
            .Decide(InProgress(), new WaitFor(WaitingOn.Schedule, "on Monday") { By = Engineer, Until = until }, Friday)
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(until, ticket.State.Until);
        var over = Pass(CallCenter, ticket, until);
        Assert.Equal("in-progress", over.Ticket.State.Name);
        Assert.Equal("system:wait-over", over.Events.OfType<WorkResumed>().Single().By);
    }

    [Fact]
    [Trait("Requirement", "HND-18")]
    public void A_wait_that_was_taken_up_before_is_not_ended_again()
    {
        var waits = CallCenter
            .Decide(InProgress(), new WaitFor(WaitingOn.Schedule, "on Monday") { By = Engineer, Until = At(14, 9) }, Friday)
            .Ticket;
        var taken = waits.Then(At(12, 10), new ResumeWork { By = Engineer }, new WaitFor(WaitingOn.Vendor, "a part") { By = Engineer });
        Assert.Null(taken.State.Until);
        Assert.Equal("awaiting-vendor", Pass(CallCenter, taken, At(15, 9)).Ticket.State.Name);
    }

    [Fact]
    public void Nobody_waits_until_the_past()
    {
        var no = CallCenter.Decide(InProgress(), new WaitFor(WaitingOn.Schedule, "yesterday") { By = Engineer, Until = Friday }, Friday);
        Assert.Equal("wait.until-the-past", no.Rejection?.Code);
    }

    [Fact]
    public void A_wait_that_nothing_would_end_is_refused()
    {
        var desk = With("""{ "rules": [] }""");
        var no = desk.Decide(InProgress(), new WaitFor(WaitingOn.Schedule, "Monday") { By = Engineer, Until = At(14, 9) }, Friday);
        Assert.Equal("wait.nothing-ends-it", no.Rejection?.Code);
    }

    [Fact]
    public void A_profile_may_remind_at_the_end_of_a_wait_and_leave_it()
    {
        var desk = With(
            """
            { "rules": [ { "name": "back", "when": { "at": "state.until", "before": "PT1H" }, "then": [ { "custom": "remind" } ] } ] }
            """
        );
        var waits = desk.Decide(
            InProgress(),
            new WaitFor(WaitingOn.Schedule, "Monday") { By = Engineer, Until = At(14, 9) },
            Friday
        ).Ticket;
        var passed = Pass(desk, waits, At(20, 0));
        Assert.Equal([At(14, 8)], passed.Events.OfType<RuleFired>().Where(f => f.Rule == "back").Select(f => f.RecordedAt));
        Assert.Equal("scheduled", passed.Ticket.State.Name);
    }

    [Fact]
    [Trait("Requirement", "HND-8")]
    public void An_instant_that_is_moved_comes_anew()
    {
        var desk = With(
            """
            { "fields": { "visit": { "type": "instant", "name": { "en": "Visit", "zh-CN": "上门时间" } } },
              "rules": [ { "name": "soon", "when": { "at": "field.visit", "before": "PT1H" }, "then": [ { "custom": "remind" } ] },
                         { "name": "after", "when": { "at": "field.visit", "for": "PT2H", "calendar": "business" },
                           "then": [ { "custom": "ask" } ] } ] }
            """
        );
        var ticket = desk.Open(Opening(), At(11, 10)).Ticket;
        Assert.Empty(Fired(desk, ticket, At(12, 0), "soon"));
        ticket = Visit(ticket, At(14, 15), At(11, 11));
        Assert.Equal([At(14, 14)], Fired(desk, ticket, At(20, 0), "soon"));
        Assert.Equal([At(14, 17)], Fired(desk, ticket, At(20, 0), "after"));
        var moved = Visit(Pass(desk, ticket, At(14, 14, 30)).Ticket, At(14, 17), At(14, 14, 30));
        Assert.Equal([At(14, 16)], Fired(desk, moved, At(20, 0), "soon"));
        Assert.Equal([At(15, 10)], Fired(desk, moved, At(20, 0), "after"));
        // Set so that it has come already.
        Assert.Single(Agree(moved, At(14, 15), At(14, 14, 30)).Events.AsEnumerable(), e => e is RuleFired { Rule: "soon" });

        Ticket Visit(Ticket at, Instant visit, Instant now) => Agree(at, visit, now).Ticket;

        Decision Agree(Ticket at, Instant visit, Instant now) =>
            desk.Decide(at, new SetFields([new("visit", FactValue.Of(visit.ToString()))]) { By = Agent }, now).EnsureAccepted();
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void An_effect_that_was_refused_spent_its_key()
    {
        var desk = With(
            """
            { "rules": [ { "name": "drop", "when": { "since": "ticket-opened", "for": "PT1H" },
                           "then": [ { "fire": "wait-for-vendor", "with": { "reason": "no spare part" } } ] } ] }
            """
        );
        var opened = desk.Open(Opening(), Friday).Ticket;
        var refused = desk.Advance(opened, Friday + Minutes(60));
        var told = Assert.Single(refused.Events.AsEnumerable().OfType<RuleFired>());
        Assert.Equal((true, "fire:wait-for-vendor: lifecycle.not-from-state"), (told.Refused, told.NotDone.Single()));
        // Nothing happens: nothing is tried.
        Assert.Empty(desk.Advance(refused.Ticket, Friday + Minutes(600)).Events.AsEnumerable().OfType<RuleFired>());
        // Something happens that does not help: nothing is told again.
        var assigned = desk.Decide(refused.Ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, Friday + Minutes(90));
        Assert.DoesNotContain(assigned.Events.AsEnumerable(), e => e is RuleFired);
        var started = desk.Decide(assigned.Ticket, new StartWork { By = Engineer }, Friday + Minutes(95));
        Assert.Equal("awaiting-vendor", started.Ticket.State.Name);
        var done = Assert.Single(started.Events.AsEnumerable().OfType<RuleFired>());
        Assert.Equal((false, 0, Friday + Minutes(95)), (done.Refused, done.NotDone.Count, done.RecordedAt));
        Assert.Equal("no spare part", started.Events.AsEnumerable().OfType<WaitStarted>().Single().Reason);
        Assert.Equal(
            started.Ticket,
            desk.Rebuild([.. desk.Open(Opening(), Friday).Events, .. refused.Events, .. assigned.Events, .. started.Events])
        );
    }

    [Theory]
    [InlineData(
        """ { "fire": "cancel", "with": { "reason": "no answer", "why": "x" } } """,
        "rule.unknown-argument",
        "$.rules[0].then[0].with.why"
    )]
    [InlineData(""" { "fire": "resolve" } """, "rule.missing-argument", "$.rules[0].then[0].with")]
    [InlineData(""" { "fire": "rate", "with": { "score": "much" } } """, "rule.bad-argument", "$.rules[0].then[0].with.score")]
    [InlineData(""" { "custom": "x", "with": { "reason": "y" } } """, "rule.with-without-fire", "$.rules[0].then[0].with")]
    public void An_order_of_a_rule_is_checked_when_it_is_read(string action, string code, string path)
    {
        var problems = Assert
            .Throws<DefinitionException>(() =>
                With($$"""{ "rules": [ { "name": "r", "when": { "since": "ticket-opened", "for": "PT1H" }, "then": [{{action}}] } ] }""")
            )
            .Problems;
        Assert.Contains(problems, p => p.Code == code && p.Path == path);
    }

    [Theory]
    [InlineData(""" "when": { "in": "kind:done", "for": "2 business days" } """, "rule.no-calendar")]
    [InlineData(""" "when": { "at": "field.nothing" } """, "rule.no-instant")]
    [InlineData(""" "when": { "at": "priority" } """, "rule.no-instant")]
    [InlineData(""" "when": { "at": "state.until", "late": "PT1H" } """, "rule.word-of-a-clock")]
    [InlineData(""" "when": { "at": "state.until", "before": "PT1H", "for": "PT1H" } """, "rule.not-one-moment")]
    [InlineData(""" "when": { "on": ["work-logged"] }, "repeat": { "every": "PT1H" } """, "rule.repeat-needs-time")]
    [InlineData(""" "when": { "since": "ticket-opened", "for": "PT1H" }, "repeat": { "every": "PT1H", "atMost": 1 } """, "rule.bad-number")]
    [InlineData(
        """ "when": { "since": "ticket-opened", "for": "PT1H" }, "repeat": { "every": "1 business day", "calendar": "x" } """,
        "rule.unknown-calendar"
    )]
    public void A_time_that_cannot_come_is_told(string words, string code)
    {
        var problems = Assert
            .Throws<DefinitionException>(() => With($$"""{ "rules": [ { "name": "r", {{words}}, "then": [ { "custom": "x" } ] } ] }"""))
            .Problems;
        Assert.Contains(problems, p => p.Code == code);
    }

    private static TicketWorkflow Reminding(string repeat) =>
        With(
            $$"""
            { "rules": [ { "name": "nag", "when": { "in": "kind:waiting", "for": "PT9H", "calendar": "business" },
                           "then": [ { "custom": "remind" } ], {{repeat}} } ] }
            """
        );

    private static Ticket Solve(TicketWorkflow desk, Instant at) =>
        desk.Decide(InProgress(), new ResolveTicket(Solved) { By = Engineer }, at).EnsureAccepted().Ticket;

    private static Ticket Ask(TicketWorkflow desk, Instant at) =>
        desk.Decide(desk.Open(Opening(), at - Minutes(10)).Ticket.Given(desk, at), new AskRequester("Which printer?") { By = Engineer }, at)
            .EnsureAccepted()
            .Ticket;

    private static IEnumerable<RuleFired> All(TicketWorkflow desk, Ticket ticket, Instant until, string rule = "nag") =>
        Pass(desk, ticket, until).Events.OfType<RuleFired>().Where(f => f.Rule == rule);

    private static IEnumerable<Instant> Fired(TicketWorkflow desk, Ticket ticket, Instant until, string rule = "nag") =>
        All(desk, ticket, until, rule).Select(f => f.RecordedAt);

    /// <summary>Wakes the ticket up whenever it wants to be.</summary>
    private static (Ticket Ticket, List<TicketEvent> Events) Pass(TicketWorkflow desk, Ticket ticket, Instant until)
    {
        var events = new List<TicketEvent>();
        while (ticket.WakeUp is { } wake && wake <= until)
        {
            var decision = desk.Advance(ticket, wake);
            events.AddRange(decision.Events.AsEnumerable());
            ticket = decision.Ticket;
        }
        return (ticket, events);
    }
}

file static class Steps
{
    /// <summary>In the hands of the engineer.</summary>
    public static Ticket Given(this Ticket ticket, TicketWorkflow desk, Instant at) =>
        new TicketCommand[]
        {
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
        }.Aggregate(ticket, (t, c) => desk.Decide(t, c, at).EnsureAccepted().Ticket);
}
