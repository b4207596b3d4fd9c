using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using static SupportWorkflow.Conditions.Condition;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>When rules fire, once for their key, and when the ticket wakes up for them. A P2 has 30 minutes to respond and 4 hours to
/// resolve.</summary>
public sealed class FiringTests
{
    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void The_ticket_wakes_up_for_the_rule_and_it_fires_once_with_its_cycle_and_true_due_time()
    {
        var workflow = By(Rule("late", Moment.ClockBreached("response", Minutes(5)), Not(Fact("state.kind").Is("done"))));
        var ticket = workflow.Advance(workflow.Opened().Ticket, Friday + Minutes(30) + Duration.Epsilon).Ticket;

        Assert.Equal(Friday + Minutes(35), ticket.WakeUp);
        Assert.Empty(workflow.Advance(ticket, Friday + Minutes(34)).Events);

        var decision = workflow.Advance(ticket, Friday + Minutes(90));

        var fired = Assert.Single(decision.Events.AsEnumerable().OfType<RuleFired>());
        Assert.Equal(
            ("late", 1, Friday + Minutes(35), Friday + Minutes(90), "system:late"),
            (fired.Rule, fired.Number, fired.DueAt, fired.OccurredAt, fired.By)
        );
        Assert.Null(fired.Cause);
        Assert.Empty(workflow.Advance(decision.Ticket, Friday + Duration.FromHours(3)).Fired());
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void Points_of_clocks_come_before_rules_of_the_same_instant_and_rules_in_the_order_of_their_due_times()
    {
        var workflow = By(
            Rule("due", Moment.ClockBreached("response")),
            Rule("early", Moment.ClockUsed("response", 40)),
            Rule("half", Moment.ClockUsed("response", 50))
        );

        var events = workflow.Advance(workflow.Opened().Ticket, Friday + Minutes(40)).Events;

        Assert.Equal(
            ["early", "50%", "half", "80%", "due", "due"],
            events
                .AsEnumerable()
                .Select(e =>
                    e is RuleFired fired ? fired.Rule
                    : e is ClockPointReached point ? point.Point
                    : e.Name
                )
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void A_paused_clock_fires_nothing_and_wakes_nothing_and_goes_on_with_what_was_left()
    {
        var workflow = By(Rule("half", Moment.ClockUsed("resolution", 50)));
        var ticket = workflow.Do(workflow.InProgress(), Friday + Minutes(10), new RecordContact { By = Engineer });
        Assert.Equal(Friday + Minutes(120), ticket.WakeUp);

        var waiting = workflow.Do(ticket, Friday + Minutes(20), new WaitFor(WaitingOn.Schedule, "visit") { By = Engineer });
        Assert.Null(waiting.WakeUp);
        Assert.Empty(workflow.Advance(waiting, Friday + Duration.FromDays(2)).Events);

        // 100 of 120 minutes were left.
        var resumed = workflow.Do(waiting, Friday + Duration.FromDays(2), new ResumeWork { By = Engineer });
        Assert.Equal(Friday + Duration.FromDays(2) + Minutes(100), resumed.WakeUp);
        Assert.Equal([("half", resumed.WakeUp!.Value)], workflow.Advance(resumed, resumed.WakeUp!.Value).Fired());
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void A_rule_whose_moment_has_come_fires_as_soon_as_its_condition_holds()
    {
        var workflow = By(Rule("complex", Moment.Since("ticket-opened", Duration.FromHours(2)), Fact("field.complex").Is(true)));
        var ticket = workflow.Advance(workflow.InProgress(), Friday + Duration.FromHours(3)).Ticket;
        Assert.Empty(ticket.Escalation.Firings);

        var flagged = workflow.Decide(
            ticket,
            new SetFields([new("complex", FactValue.Of(true))]) { By = Engineer },
            Friday + Duration.FromHours(3) + Minutes(1)
        );

        Assert.Equal([("complex", Friday + Minutes(181))], flagged.Fired());
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void Time_in_a_state_fires_once_a_visit_and_time_in_a_kind_once_a_stay()
    {
        var workflow = By(
            Rule("state", Moment.InState("in-progress", Minutes(10))),
            Rule("kind", Moment.InState("kind:queued", Minutes(10)))
        );
        var ticket = workflow.Opened().Ticket; // to-verify, queued

        var first = workflow.Advance(ticket, Friday + Minutes(12));
        Assert.Equal([("kind", Friday + Minutes(10))], first.Fired());

        // Another queued state is another visit of the same stay.
        var dispatched = workflow.Do(first.Ticket, Friday + Minutes(13), new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Assert.Equal((2, 1), (dispatched.State.Number, dispatched.State.KindVisits));
        var started = workflow.Decide(dispatched, new StartWork { By = Engineer }, Friday + Minutes(25));
        Assert.Empty(started.Fired());
        Assert.Equal([("state", Friday + Minutes(35))], workflow.Advance(started.Ticket, Friday + Minutes(36)).Fired());

        var back = workflow.Do(started.Ticket, Friday + Minutes(26), new ReturnToQueue("busy") { By = Engineer });
        Assert.Equal([("kind", Friday + Minutes(36))], workflow.Advance(back, Friday + Minutes(37)).Fired());
    }

    [Fact]
    [Trait("Requirement", "SLA-4")]
    public void Two_hours_without_movement_count_from_what_a_person_did_last()
    {
        var workflow = By(Rule("still", Moment.Without(["movement"], Duration.FromHours(2))));
        var ticket = workflow.Do(workflow.InProgress(), Friday + Minutes(30), new LogWork("looked") { By = Engineer });

        // Warnings and the breach of the response in between are no movement.
        var decision = workflow.Advance(ticket, Friday + Duration.FromHours(3));
        Assert.Equal([("still", Friday + Minutes(150))], decision.Fired());

        var moved = workflow.Do(decision.Ticket, Friday + Duration.FromHours(3), new LogWork("again") { By = Engineer });
        Assert.Equal([("still", Friday + Duration.FromHours(5))], workflow.Advance(moved, Friday + Duration.FromHours(6)).Fired());
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void An_event_fires_a_rule_once_each_time_or_once_a_ticket()
    {
        var workflow = By(Rule("each", Moment.On("work-logged")), Rule("once", Moment.On("work-logged")) with { OncePer = OncePer.Ticket });
        var ticket = workflow.InProgress();

        var first = workflow.Decide(ticket, new LogWork("one") { By = Engineer }, Friday + Minutes(5));
        var second = workflow.Decide(first.Ticket, new LogWork("two") { By = Engineer }, Friday + Minutes(6));

        Assert.Equal(["each", "once"], first.Fired().Select(f => f.Rule));
        Assert.Equal(["each"], second.Fired().Select(f => f.Rule));
        var fired = second.Events.AsEnumerable().OfType<RuleFired>().Single();
        Assert.Equal((second.Events[0].Version, second.Events[0].Version), (fired.Number, fired.Cause));
    }

    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void Rebuilt_and_read_from_JSON_the_ticket_remembers_its_firings_and_its_wake_up()
    {
        var workflow = By(
            Rule("late", Moment.ClockBreached("response")),
            Rule("still", Moment.Without(["movement"], Duration.FromHours(2))),
            Rule("logged", Moment.On("work-logged"), null, RuleAction.OpenGreenChannel(), RuleAction.EscalateTo())
        );
        var opened = workflow.Opened();
        var logged = workflow.Decide(opened.Ticket, new LogWork("looked") { By = Engineer }, Friday + Minutes(31));
        TicketEvent[] events = [.. opened.Events, .. logged.Events];

        Assert.Equal(["late", "logged"], logged.Fired().Select(f => f.Rule));
        Assert.Equal(
            (true, 1, "lead"),
            (logged.Ticket.Escalation.GreenChannel, logged.Ticket.Escalation.Level, logged.Ticket.Escalation.Responsible)
        );
        var rebuilt = workflow.Rebuild(TicketJson.ReadEvents(TicketJson.Write([.. events])));
        Assert.Equal(logged.Ticket, rebuilt);
        Assert.Equal(logged.WakeUp, rebuilt.WakeUp);
        Assert.Equal(logged.Ticket, TicketJson.ReadTicket(TicketJson.Write(logged.Ticket)));
    }

    [Fact]
    [Trait("Requirement", "ESC-3")]
    public void A_rule_in_JSON_means_what_it_means_in_code()
    {
        EscalationRule[] rules =
        [
            Rule(
                "a",
                Moment.ClockUsed("resolution", 150),
                Fact("priority").Is("P1"),
                RuleAction.RaisePriority(2),
                RuleAction.EscalateTo(3)
            ) with
            {
                OncePer = OncePer.Ticket,
                Rank = 3,
            },
            Rule("b", Moment.ClockBefore("response", Minutes(10)), null, RuleAction.EscalateTo(), RuleAction.AssignTo(new("network"))),
            Rule(
                "c",
                Moment.ClockBreached("response"),
                null,
                RuleAction.AskReason("at-risk", "assignee"),
                RuleAction.CallReview("at-risk", "role:engineer", "role:lead")
            ),
            Rule(
                "d",
                Moment.ClockBreached("response", Duration.FromHours(2)),
                null,
                RuleAction.StartClock("promise"),
                RuleAction.Custom("page-oncall")
            ),
            Rule("e", Moment.InState("kind:waiting", Duration.FromHours(8), "business"), null, RuleAction.OpenGreenChannel()),
            Rule(
                "f",
                Moment.Since("ticket-assigned", Minutes(10)),
                All(Fact("acknowledged").Is(false), Fact("state.kind").Is("queued").For(Minutes(5))),
                RuleAction.Fire("verify")
            ),
            Rule("g", Moment.Without(["movement", "work-logged"], Minutes(90))) with
            {
                Text = new("Nothing moves", "没有进展"),
            },
            Rule("h", Moment.On("ticket-reopened", "resolution-refused"), null, RuleAction.OpenMajorIncident(7, "category", "device")),
        ];

        foreach (var rule in rules)
            Assert.Equal(rule, EscalationRule.FromJson(System.Text.Encoding.UTF8.GetBytes(rule.ToJson())));
        Assert.Equal(By(rules).EscalationRules, ByJson(rules).EscalationRules);
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void A_rule_that_waits_longer_than_the_next_point_of_a_clock_leaves_the_wake_up_to_the_point()
    {
        var workflow = With(
            """
            {
              "rules": [{
                "name": "queued", "text": { "en": "Queued" }, "when": { "since": "ticket-opened", "for": "PT10M" },
                "if": { "fact": "state.kind", "is": "queued", "for": "PT1H30M" }, "then": [{ "greenChannel": true }]
              }]
            }
            """
        );
        // P2: half of the 30 minutes for the response is used at 08:45; the rule holds at 10:00.
        var opened = workflow.Open(Opening(), Friday);
        Assert.Equal(Friday + Minutes(15), opened.WakeUp);
        Assert.Equal(Friday + Minutes(15), workflow.Rebuild(opened.Events).WakeUp);
        var fired = workflow.Advance(opened.Ticket, Friday + Minutes(90)).Events.OfType<RuleFired>().Single(f => f.Rule == "queued");
        Assert.Equal(Friday + Minutes(90), fired.DueAt);
        Assert.DoesNotContain(workflow.Advance(opened.Ticket, Friday + Minutes(89)).Events, e => e is RuleFired { Rule: "queued" });
    }
}
