using NodaTime;
using SupportWorkflow.Links;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Conditions.Condition;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>What rules do (ESC-3), each with the event that says so, its cause, and a case in which there is nothing to do.</summary>
[Trait("Requirement", "ESC-3")]
public sealed class ActionTests
{
    [Theory]
    [InlineData("usage-question", 1, "P2")]
    [InlineData("usage-question", 9, "P1")]
    [InlineData("production-unusable", 1, null)]
    public void Raises_the_priority_at_most_to_the_top(string impact, int levels, string? after)
    {
        var decision = Logged(RuleAction.RaisePriority(levels), impact);

        var raised = decision.Events.AsEnumerable().OfType<TicketPrioritised>().SingleOrDefault();
        Assert.Equal(after, raised?.Priority.Code.Code);
        AssertFollows(decision, raised, after is null ? "raise-priority: priority.unchanged" : null);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(2, 2)]
    public void Takes_it_up_to_a_level_and_tells_who_is_responsible(int? level, int reached)
    {
        var decision = Logged(RuleAction.EscalateTo(level));

        var up = Assert.Single(decision.Events.AsEnumerable().OfType<TicketEscalated>());
        Assert.Equal((reached, 0, reached == 1 ? "lead" : "department-head", "rule “r”"), (up.Level, up.Before, up.Responsible, up.Reason));
        AssertFollows(decision, up, null);
    }

    [Fact]
    public void Nothing_goes_up_to_where_it_is_already()
    {
        var workflow = By(Rule("r", Moment.On("work-logged"), null, RuleAction.EscalateTo(1)));
        var ticket = workflow.Do(workflow.InProgress(), Friday, new EscalateTicket("stuck") { By = Engineer });

        var decision = workflow.Decide(ticket, new LogWork("x") { By = Engineer }, Friday + Minutes(1));

        AssertFollows(decision, null, "escalate: escalate.not-higher");
    }

    [Fact]
    public void Gives_it_to_a_group()
    {
        var decision = Logged(RuleAction.AssignTo(new("network")));

        var assigned = Assert.Single(decision.Events.AsEnumerable().OfType<TicketAssigned>());
        Assert.Equal((new TeamId("network"), "dispatched"), (assigned.Assignment.Team, assigned.To));
        AssertFollows(decision, assigned, null);
    }

    [Fact]
    public void Fires_a_trigger_of_the_profile_where_the_lifecycle_allows_it()
    {
        var workflow = By(Rule("r", Moment.On("work-logged"), null, RuleAction.Fire("verify")));
        var early = workflow.Decide(workflow.Opened().Ticket, new LogWork("x") { By = Agent }, Friday);
        Assert.Equal("to-dispatch", early.Ticket.State.Name);
        AssertFollows(early, early.Events.AsEnumerable().OfType<TriggerFired>().Single(), null);

        AssertFollows(
            workflow.Decide(workflow.InProgress(), new LogWork("x") { By = Engineer }, Friday),
            null,
            "fire:verify: lifecycle.not-from-state"
        );
    }

    [Fact]
    public void Tells_roles_in_the_words_of_the_template_once_each()
    {
        var decision = Logged(RuleAction.Notify("at-risk", "role:lead", "assignee"), extra: RuleAction.Notify("at-risk", "role:lead"));

        Assert.Equal(
            [
                ("role:lead", "TS202410110001: The rule fired, due 2024-10-11 16:35."),
                ("agent:li.wei", "TS202410110001: The rule fired, due 2024-10-11 16:35."),
            ],
            decision.Notices.AsEnumerable().Where(n => n.Template == "at-risk").Select(n => (n.Recipient.ToString(), n.Text.English))
        );
        Assert.Equal(
            "TS202410110001：规则，2024-10-11 16:35。",
            decision.Notices.AsEnumerable().First(n => n.Template == "at-risk").Text.In("zh-CN")
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-6")]
    public void Asks_for_the_reason_until_it_is_given_and_then_reports_to_the_superior()
    {
        var workflow = By(
            Rule(
                "overdue",
                Moment.ClockBreached("resolution"),
                null,
                RuleAction.AskReason("at-risk", "assignee"),
                RuleAction.EscalateTo(1)
            ),
            Rule("report", Moment.On("work-logged"), Fact("event.topic").Is("reason"), RuleAction.Notify("at-risk", "responsible"))
        );
        var late = workflow.Advance(workflow.InProgress(), Friday + Minutes(240) + Duration.Epsilon);
        Assert.Equal(("overdue", 1), (late.Ticket.Escalation.ReasonAskedBy, late.Ticket.Escalation.Level));
        Assert.Contains("agent:li.wei", late.Notices.AsEnumerable().Where(n => n.Template == "at-risk").Select(n => $"{n.Recipient}"));

        var other = workflow.Decide(late.Ticket, new LogWork("looked on") { By = Engineer }, Friday + Minutes(241));
        Assert.Equal("overdue", other.Ticket.Escalation.ReasonAskedBy);
        Assert.Empty(other.Fired());

        var given = workflow.Decide(
            other.Ticket,
            new LogWork("the part came late") { By = Engineer, Topic = "reason" },
            Friday + Minutes(242)
        );
        Assert.Null(given.Ticket.Escalation.ReasonAskedBy);
        Assert.Equal(["role:lead"], given.Notices.AsEnumerable().Where(n => n.Template == "at-risk").Select(n => $"{n.Recipient}"));
    }

    [Fact]
    [Trait("Requirement", "HND-5")]
    public void Calls_a_review_and_starts_the_clock_of_the_new_promise()
    {
        var workflow = By(
            Rule(
                "review",
                Moment.Since("ticket-opened", Duration.FromHours(2)),
                null,
                RuleAction.CallReview("at-risk", "role:engineer"),
                RuleAction.StartClock("promise")
            )
        );

        // An hour after it was due somebody wakes the desk up: the promise begins then.
        var decision = workflow.Advance(workflow.InProgress(), Friday + Duration.FromHours(3));

        Assert.True(decision.Ticket.Escalation.ReviewCalled);
        var fired = Assert.Single(decision.Events.AsEnumerable().OfType<RuleFired>());
        Assert.Equal(["call-review", "start-clock:promise"], fired.Did);
        Assert.Equal(Friday + Duration.FromHours(7), workflow.Read(decision.Ticket, "promise", decision.Ticket.ChangedAt).DueAt);
        Assert.Equal(fired.Version, decision.Events.AsEnumerable().OfType<TargetChosen>().Single().Cause);
        Assert.Equal(ClockPhase.NotStarted, workflow.Read(workflow.InProgress(), "promise", Friday).Phase);
    }

    [Fact]
    [Trait("Requirement", "ESC-7")]
    public void Opens_the_green_channel_and_rules_and_notices_may_ask_for_it()
    {
        var workflow = By(
            Rule("urgent", Moment.On("ticket-opened"), Fact("priority").Is("P1"), RuleAction.OpenGreenChannel()),
            Rule(
                "push",
                Moment.On("work-started", "wait-started", "ticket-resolved"),
                Fact("green-channel").Is(true),
                RuleAction.Notify("at-risk", "requester")
            )
        );

        var green = workflow.Decide(
            workflow.Do(workflow.Opened("production-unusable").Ticket, Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }),
            new StartWork { By = Engineer },
            Friday
        );
        Assert.True(green.Ticket.Escalation.GreenChannel);
        Assert.Equal(["push"], green.Fired().Select(f => f.Rule));

        Assert.False(workflow.InProgress().Escalation.GreenChannel);
        Assert.Empty(workflow.InProgress().Escalation.Firings);
    }

    [Fact]
    [Trait("Requirement", "ESC-8")]
    public void Opens_the_major_incident_of_a_batch_and_two_that_open_it_meet()
    {
        var workflow = By(
            Rule(
                "batch",
                Moment.On("ticket-opened"),
                Fact("similar.count").AtLeast(2),
                RuleAction.OpenMajorIncident(7, "category", "device")
            )
        );
        OpenTicket Third(string id) =>
            Opening() with
            {
                Id = new(id),
                Category = new("hardware-fault"),
                Given = new() { AsOf = Friday, Similar = 2 },
            };

        var first = workflow.Open(Third("t-3"), Friday);
        var second = workflow.Open(Third("t-4"), Friday + Minutes(7));

        // Windows of 7 days are counted from Thursday, 1 January 1970: 11 October 2024 is day 20007 = 2858 × 7 + 1, so the window began the
        // day before.
        var id = new TicketId("major/2024-10-10/hardware-fault/ERP 4.2");
        Assert.Equal([new LinkRecord(id, "parent")], first.Ticket.Links);
        Assert.Equal(
            [(id, "OpenTicket", "system:t-3/7/0"), (id, "LinkTicket", "system:t-3/7/1")],
            first.FollowUps.AsEnumerable().Select(f => (f.Ticket, f.Command.GetType().Name, f.Command.CommandId!))
        );
        Assert.Equal(first.Ticket.Links, second.Ticket.Links);

        var major = workflow.Open((OpenTicket)first.FollowUps[0].Command, Friday).EnsureAccepted().Ticket;
        Assert.Empty(
            workflow
                .Open(
                    (OpenTicket)first.FollowUps[0].Command with
                    {
                        Given = new() { AsOf = Friday, Similar = 5 },
                    },
                    Friday
                )
                .FollowUps
        );
        Assert.Equal([new LinkRecord(new("t-3"), "child")], workflow.Do(major, Friday, first.FollowUps[1].Command).Links);
        Assert.Empty(workflow.Open(Third("t-5") with { Given = null }, Friday).FollowUps);
    }

    [Fact]
    public void What_only_the_host_can_do_reaches_it_as_a_notice()
    {
        var decision = Logged(RuleAction.Custom("page-oncall"));

        var notice = decision.Notices.AsEnumerable().Single(n => n.Template == "custom");
        Assert.Equal(
            ("page-oncall", "custom:page-oncall", "t-1/8/custom/0"),
            (notice.Recipient.Custom, notice.Recipient.ToString(), notice.Key)
        );
        Assert.Equal(["custom:page-oncall"], decision.Events.AsEnumerable().OfType<RuleFired>().Single().Did);
        Assert.Equal(notice, TicketJson.ReadNotice(TicketJson.Write(notice)));
    }

    /// <summary>The engineer logs something, five minutes after the opening; the rule does the one thing.</summary>
    private static Decision Logged(RuleAction action, string impact = "user-blocked", RuleAction? extra = null)
    {
        var workflow = By(
            new EscalationRule("r")
            {
                When = Moment.On("work-logged"),
                Then = extra is null ? [action] : [action, extra],
                Text = new("The rule", "规则"),
            } with
            {
                Text = action.TriggerIn(CallCenter.Policies) is null ? new("The rule", "规则") : null,
            }
        );
        return workflow.Decide(workflow.InProgress(impact), new LogWork("looked") { By = Engineer }, Friday + Minutes(5));
    }

    /// <summary>The rule has fired because of the event before it, what it did names it as its cause, and what it did not do is
    /// said.</summary>
    private static void AssertFollows(Decision decision, TicketEvent? what, string? notDone)
    {
        var fired = Assert.Single(decision.Events.AsEnumerable().OfType<RuleFired>());
        Assert.Equal(decision.Events.AsEnumerable().OfType<WorkLogged>().Single().Version, fired.Cause);
        Assert.Equal(notDone is null ? [] : [notDone], fired.NotDone);
        if (what is not null)
            Assert.Equal((fired.Version, "system:r", decision.Ticket.ChangedAt), (what.Cause, what.By, what.OccurredAt));
    }
}
