using NodaTime;
using static SupportWorkflow.Conditions.Condition;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>One pass: all rules on the same facts; then what they do, and what follows from that.</summary>
[Trait("Requirement", "ESC-3")]
public sealed class PassTests
{
    [Fact]
    public void Rules_of_one_pass_see_the_same_facts_whatever_one_of_them_does()
    {
        // P2 at the moment: both hold, though the first raises it to P1 before the second is carried out.
        var workflow = By(
            Rule("raise", Moment.On("work-logged"), Fact("priority").Is("P2"), RuleAction.RaisePriority()),
            Rule("tell", Moment.On("work-logged"), Fact("priority").Is("P2")),
            Rule("not", Moment.On("work-logged"), Fact("priority").Is("P1"))
        );

        Assert.Equal(["raise", "tell"], Logged(workflow).Fired().Select(f => f.Rule));
    }

    [Fact]
    public void Of_a_field_that_several_write_the_highest_rank_does_then_the_one_declared_first_and_the_others_say_so()
    {
        var workflow = By(
            Rule("low", Moment.On("work-logged"), null, RuleAction.EscalateTo(1), RuleAction.AssignTo(new("network"))),
            Rule("high", Moment.On("work-logged"), null, RuleAction.EscalateTo(2)) with
            {
                Rank = 5,
            },
            Rule("same", Moment.On("work-logged"), null, RuleAction.AssignTo(new("software")))
        );

        var decision = Logged(workflow);

        Assert.Equal((2, new TeamId("network")), (decision.Ticket.Escalation.Level, decision.Ticket.Assignment!.Team));
        Assert.Equal(
            [("high", ""), ("low", "escalate: high"), ("same", "assign: low")],
            decision.Events.AsEnumerable().OfType<RuleFired>().Select(f => (f.Rule, string.Join("; ", f.NotDone.AsEnumerable())))
        );
    }

    [Fact]
    public void What_a_rule_does_starts_the_next_pass()
    {
        var workflow = By(
            Rule("second", Moment.On("ticket-prioritised"), Fact("event.raises-priority").Is(true), RuleAction.EscalateTo(1)) with
            {
                Rank = 9,
            },
            Rule("first", Moment.On("work-logged"), null, RuleAction.RaisePriority()),
            Rule("third", Moment.On("ticket-escalated"), Fact("escalation.level").Is(1))
        );

        var events = Logged(workflow).Events.AsEnumerable().Where(e => e is not TargetChosen).ToList();

        Assert.Equal(
            ["work-logged", "rule-fired first", "ticket-prioritised", "rule-fired second", "ticket-escalated", "rule-fired third"],
            events.Select(e => e is RuleFired fired ? $"rule-fired {fired.Rule}" : e.Name)
        );
        Assert.Equal(
            [null, events[0].Version, events[1].Version, events[2].Version, events[3].Version, events[4].Version],
            events.Select(e => e.Cause)
        );
    }

    /// <summary>P1 becomes P4 by hand, then a rule makes it P3: that raises what the first pass left, though not what there was in the
    /// beginning.</summary>
    [Fact]
    public void What_an_event_changes_is_told_from_what_the_pass_before_left()
    {
        var workflow = By(
            Rule("soften", Moment.On("ticket-prioritised"), Fact("event.by-person").Is(true), RuleAction.RaisePriority()),
            Rule("raised", Moment.On("ticket-prioritised"), All(Fact("event.by-person").Is(false), Fact("event.raises-priority").Is(true)))
        );
        var opened = workflow.Open(Opening() with { Impact = "production-unusable" }, Friday).EnsureAccepted().Ticket;

        var decision = workflow.Decide(opened, new PrioritiseTicket { By = Agent, Impact = "training" }, Friday).EnsureAccepted();

        Assert.Equal(("P1", "P3"), (opened.Priority!.Code.Code, decision.Ticket.Priority!.Code.Code));
        Assert.Equal(["soften", "raised"], decision.Events.AsEnumerable().OfType<RuleFired>().Select(f => f.Rule));
    }

    /// <summary>The rule hears its own firing: passes 1 to 8 fire it, what the ninth would do is recorded and its key is spent.</summary>
    [Fact]
    public void A_chain_without_end_is_stopped_after_eight_passes()
    {
        var workflow = By(Rule("again", Moment.On("work-logged", "rule-fired")));

        var decision = Logged(workflow);

        Assert.Equal(8, decision.Fired().Length);
        var stopped = Assert.Single(decision.Events.AsEnumerable().OfType<CascadeStopped>());
        Assert.Equal((ValueList<string>)["again"], stopped.Rules);
        Assert.Equal(
            (decision.Events[^2].Version, stopped.Version),
            (decision.Ticket.Escalation.Firing("again")!.Value.Number, decision.Ticket.Escalation.Firing("again")!.Value.Version)
        );
        Assert.Equal(
            decision.Ticket,
            workflow.Rebuild([.. workflow.Open(Opening(), Friday).Events, .. History(workflow), .. decision.Events])
        );
        Assert.Empty(workflow.Advance(decision.Ticket, Friday + Minutes(10)).Fired());
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void What_a_rule_does_after_an_outage_happens_when_it_is_recorded()
    {
        // Down from 16:31 to 22:30: the response was due at 17:00. The ladder begins to count now, so nothing has gone further up yet.
        var workflow = By(Rule("late", Moment.ClockBreached("response"), null, RuleAction.EscalateTo(1)));

        var decision = workflow.Advance(workflow.Opened().Ticket, Friday + Duration.FromHours(6));

        Assert.Equal([("late", Friday + Minutes(30))], decision.Fired());
        Assert.Equal(
            (1, (Instant?)(Friday + Duration.FromHours(6))),
            (decision.Ticket.Escalation.Level, decision.Ticket.Escalation.EscalatedAt)
        );
        Assert.Equal(Friday + Duration.FromHours(6) + Minutes(30), decision.WakeUp);
    }

    [Fact]
    public void An_archived_ticket_is_left_alone()
    {
        var workflow = By(Rule("done", Moment.InState("kind:final", Duration.FromDays(1))), Rule("each", Moment.On("ticket-archived")));
        var ticket = workflow.Do(
            workflow.InProgress(),
            Friday,
            new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "done")) { By = Engineer },
            new ConfirmResolution { By = Customer },
            new CloseTicket { By = Agent }
        );
        Assert.Equal(Friday + Duration.FromDays(1), ticket.WakeUp);

        var archived = workflow.Do(ticket, Friday, new AuditTicket(true) { By = Lead }, new ArchiveTicket { By = Lead });

        Assert.Null(archived.WakeUp);
        Assert.Empty(archived.Escalation.Firings);
    }

    private static Decision Logged(TicketWorkflow workflow) =>
        workflow.Decide(workflow.InProgress(), new LogWork("looked") { By = Engineer }, Friday + Minutes(5));

    private static IEnumerable<TicketEvent> History(TicketWorkflow workflow)
    {
        var assigned = workflow.Decide(workflow.Opened().Ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, Friday);
        return [.. assigned.Events, .. workflow.Decide(assigned.Ticket, new StartWork { By = Engineer }, Friday).Events];
    }
}
