using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Conditions.Condition;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>
/// The reasons of escalation (ESC-1), each with a case in which it fires and one in which it does not. A P2 has 30 minutes to respond and 4
/// hours to resolve; a P1 2 hours to resolve.
/// </summary>
[Trait("Requirement", "ESC-1")]
public sealed class ReasonTests
{
    private static readonly EscalationRule NotAcknowledged = Rule(
        "not-acknowledged",
        Moment.Since("ticket-assigned", Minutes(10)),
        All(Fact("assigned").Is(true), Fact("acknowledged").Is(false))
    );

    private static readonly EscalationRule Unresolved = Rule(
        "unresolved",
        Moment.Since("ticket-opened", Duration.FromHours(2)),
        Not(Fact("state.kind").In("done", "final"))
    );

    private static readonly EscalationRule Widened = Rule(
        "widened",
        Moment.On("ticket-prioritised", "fields-set"),
        Fact("event.widens-impact").Is(true)
    );

    private static readonly EscalationRule Dissatisfied = Rule("dissatisfied", Moment.On("ticket-rated"), Fact("rating.score").AtMost(2));

    private static readonly EscalationRule Refused = Rule("refused", Moment.On("resolution-refused"));

    private static readonly EscalationRule Reopened = Rule(
        "reopened-twice",
        Moment.On("ticket-reopened"),
        Fact("reopened.count").AtLeast(2)
    );

    private static readonly EscalationRule Batch = Rule("batch", Moment.On("ticket-opened"), Fact("similar.count").AtLeast(2));

    private static readonly EscalationRule Vip = Rule("vip", Moment.ClockUsed("response", 50), Fact("tier").Is("vip"));

    private static readonly EscalationRule Beyond = Rule("beyond", Moment.On("ticket-escalated"), Fact("actor.is-assignee").Is(true));

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, null)]
    public void Not_acknowledged_in_10_minutes(bool acknowledges, int? due)
    {
        var workflow = By(NotAcknowledged);
        var ticket = workflow.Do(workflow.Opened().Ticket, Friday + Minutes(3), new AssignTicket(Agent: new("li.wei")) { By = Lead });
        if (acknowledges)
            ticket = workflow.Do(ticket, Friday + Minutes(12), new AcknowledgeTicket { By = Engineer });

        var fired = workflow.Advance(ticket, Friday + Minutes(20)).Fired();

        Assert.Equal(due is { } minutes ? [("not-acknowledged", Friday + Minutes(3 + minutes))] : [], fired);
    }

    [Fact]
    public void Assigned_again_the_ten_minutes_begin_again()
    {
        var workflow = By(NotAcknowledged);
        var ticket = workflow.Do(workflow.Opened().Ticket, Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead });
        ticket = workflow.Do(ticket, Friday + Minutes(9), new AssignTicket(Agent: new("ma.jun")) { By = Lead, Reason = "not here" });

        Assert.Equal([("not-acknowledged", Friday + Minutes(19))], workflow.Advance(ticket, Friday + Minutes(30)).Fired());
    }

    /// <summary>P2, resolution 4 h from 16:30: 80 % at 19:42, an hour before at 19:30, due 20:30, two hours late 22:30, 150 %
    /// 22:30.</summary>
    [Theory]
    [InlineData("used", 192)]
    [InlineData("before", 180)]
    [InlineData("due", 240)]
    [InlineData("at", 240)]
    [InlineData("late", 360)]
    [InlineData("half-more", 360)]
    public void Not_resolved_in_time_before_at_and_after_the_due_time(string which, int minutes)
    {
        var moment = which switch
        {
            "used" => Moment.ClockUsed("resolution", 80),
            "before" => Moment.ClockBefore("resolution", Minutes(60)),
            "due" => Moment.ClockBreached("resolution"),
            "at" => Moment.ClockUsed("resolution", 100),
            "late" => Moment.ClockBreached("resolution", Duration.FromHours(2)),
            _ => Moment.ClockUsed("resolution", 150),
        };
        var workflow = By(Rule("r", moment));
        var ticket = workflow.InProgress();

        Assert.Equal([("r", Friday + Minutes(minutes))], workflow.Advance(ticket, Friday + Duration.FromDays(3)).Fired());
        var resolved = workflow.Do(
            ticket,
            Friday + Minutes(minutes - 1),
            new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer }
        );
        Assert.Empty(workflow.Advance(resolved, Friday + Duration.FromDays(3)).Fired());
    }

    /// <summary>The priority P3 has one business day from Friday 16:30: Saturday 12 October is a make-up day, so it is due on Saturday
    /// 16:30; two hours of working time later the desk has closed at 18:00, so Monday 09:30.</summary>
    [Fact]
    public void Late_by_working_time_where_the_promise_counts_business_days()
    {
        var workflow = By(Rule("late", Moment.ClockBreached("resolution", Duration.FromHours(2))));

        var fired = workflow.Advance(workflow.InProgress("usage-question"), Friday + Duration.FromDays(7)).Fired();

        Assert.Equal([("late", Instant.FromUtc(2024, 10, 14, 1, 30))], fired);
    }

    [Theory]
    [InlineData(119, false)]
    [InlineData(121, true)]
    public void Unresolved_after_2_hours(int resolvedAfter, bool fires)
    {
        var workflow = By(Unresolved);
        var ticket = workflow.Do(
            workflow.InProgress(),
            Friday + Minutes(resolvedAfter),
            new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer }
        );

        Assert.Equal(fires, ticket.Escalation.Firing("unresolved") is { } firing && firing.DueAt == Friday + Minutes(120));
        Assert.Empty(workflow.Advance(ticket, Friday + Duration.FromDays(2)).Fired());
    }

    /// <summary>Four hours of working time from 17:00 on Friday: one hour, then Saturday (a make-up day) 09:00 to 12:00.</summary>
    [Fact]
    public void Too_long_in_a_state_by_working_time()
    {
        var workflow = By(Rule("stuck", Moment.InState("kind:waiting", Duration.FromHours(4), "business")));
        var ticket = workflow.Do(workflow.InProgress(), Friday + Minutes(30), new WaitFor(WaitingOn.Vendor, "part") { By = Engineer });

        Assert.Equal([("stuck", Instant.FromUtc(2024, 10, 12, 4, 0))], workflow.Advance(ticket, Friday + Duration.FromDays(1)).Fired());
        var resumed = workflow.Do(ticket, Friday + Minutes(60), new ResumeWork { By = Engineer });
        Assert.Empty(workflow.Advance(resumed, Friday + Duration.FromDays(1)).Fired());
    }

    [Theory]
    [InlineData("production-unusable", true)]
    [InlineData("training", false)]
    public void The_impact_is_widened(string impact, bool fires)
    {
        var workflow = By(Widened);

        var decision = workflow.Decide(
            workflow.InProgress(),
            new PrioritiseTicket("told by phone") { By = Lead, Impact = impact },
            Friday + Minutes(5)
        );

        Assert.Equal(fires ? ["widened"] : [], decision.Fired().Select(f => f.Rule));
    }

    [Theory]
    [InlineData(3, 40, true)]
    [InlineData(40, 3, false)]
    public void More_users_are_hit(int before, int after, bool fires)
    {
        var workflow = By(Widened);
        var opened = workflow.Open(Opening() with { AffectedUsers = before }, Friday).Ticket;

        var decision = workflow.Decide(
            opened,
            new SetFields([new("affected-users", FactValue.Of((decimal)after))], "counted") { By = Lead },
            Friday + Minutes(5)
        );

        Assert.Equal(fires ? ["widened"] : [], decision.Fired().Select(f => f.Rule));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void The_customer_is_dissatisfied(int score, bool fires)
    {
        var workflow = By(Dissatisfied);
        var done = workflow.Do(
            workflow.InProgress(),
            Friday + Minutes(5),
            new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer }
        );

        var decision = workflow.Decide(done, new RateTicket(score) { By = Customer }, Friday + Minutes(6));

        Assert.Equal(fires ? ["dissatisfied"] : [], decision.Fired().Select(f => f.Rule));
    }

    [Fact]
    public void Not_solved_after_confirmation_was_asked()
    {
        var workflow = By(Refused);
        var done = workflow.Do(
            workflow.InProgress(),
            Friday + Minutes(5),
            new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer }
        );

        Assert.Equal(
            ["refused"],
            workflow.Decide(done, new RefuseResolution("still dark") { By = Customer }, Friday + Minutes(6)).Fired().Select(f => f.Rule)
        );
        Assert.Empty(workflow.Decide(done, new ConfirmResolution { By = Customer }, Friday + Minutes(6)).Fired());
    }

    [Fact]
    public void Reopened_for_the_second_time()
    {
        var workflow = By(Reopened);
        var ticket = workflow.InProgress();
        var fired = new List<string[]>();
        for (var i = 0; i < 2; i++)
        {
            ticket = workflow.Do(
                ticket,
                Friday + Minutes(5),
                new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer },
                new ConfirmResolution { By = Customer },
                new CloseTicket { By = Agent }
            );
            var reopened = workflow.Decide(ticket, new ReopenTicket("again") { By = Customer }, Friday + Minutes(6)).EnsureAccepted();
            fired.Add([.. reopened.Fired().Select(f => f.Rule)]);
            ticket = reopened.Ticket;
        }
        Assert.Equal(
            [
                [],
                ["reopened-twice"],
            ],
            fired
        );
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(null, false)]
    public void A_batch_fault_as_many_tickets_are_alike_as_the_host_has_counted(int? similar, bool fires)
    {
        var workflow = By(Batch);

        var decision = workflow.Open(
            Opening() with
            {
                Given = similar is null ? null : new() { AsOf = Friday, Similar = similar },
            },
            Friday
        );

        Assert.Equal(fires ? ["batch"] : [], decision.Fired().Select(f => f.Rule));
        Assert.True(workflow.Needs(null, Opening()).HasFlag(OutsideNeeds.Similar));
        Assert.False(CallCenter.Needs(decision.Ticket, new LogWork("x") { By = Engineer }).HasFlag(OutsideNeeds.Similar));
    }

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void A_rule_over_outside_facts_wakes_nothing_and_is_asked_when_something_else_does()
    {
        var workflow = By(Rule("many", Moment.Since("ticket-opened", Minutes(5)), Fact("similar.count").AtLeast(3)));
        var ticket = workflow.Opened().Ticket;
        Assert.Equal(Friday + Minutes(15), ticket.WakeUp); // 50 % of the response

        var woken = workflow.Advance(ticket, Friday + Minutes(15), new() { AsOf = Friday + Minutes(15), Similar = 4 });
        Assert.Equal([("many", Friday + Minutes(15))], woken.Fired());
        Assert.Empty(workflow.Advance(ticket, Friday + Minutes(15)).Fired());
    }

    [Theory]
    [InlineData("vip", true)]
    [InlineData("normal", false)]
    public void A_VIP_is_told_of_earlier(string tier, bool fires)
    {
        var workflow = By(Vip);
        var ticket = workflow.Open(Opening("usage-question", tier), Friday).Ticket;

        Assert.Equal(fires, workflow.Advance(ticket, Friday + Duration.FromHours(4)).Fired().Length == 1);
    }

    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void Beyond_authority_the_handler_escalates_and_the_next_level_is_responsible()
    {
        var workflow = By(Beyond);

        var up = workflow
            .Decide(workflow.InProgress(), new EscalateTicket("beyond my authority") { By = Engineer }, Friday + Minutes(20))
            .EnsureAccepted();

        Assert.Equal(
            (1, "lead", (Instant?)(Friday + Minutes(20))),
            (up.Ticket.Escalation.Level, up.Ticket.Escalation.Responsible, up.Ticket.Escalation.EscalatedAt)
        );
        Assert.Equal(["beyond"], up.Fired().Select(f => f.Rule));
        Assert.Empty(
            workflow
                .Decide(workflow.InProgress(), new EscalateTicket("the customer appeals") { By = Agent }, Friday + Minutes(20))
                .EnsureAccepted()
                .Fired()
        );
    }
}
