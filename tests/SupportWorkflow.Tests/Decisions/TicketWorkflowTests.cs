using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

public sealed class TicketWorkflowTests
{
    private static readonly ResolutionRecord Solved = new(ResolutionResult.Resolved, "Driver rolled back.") { Cause = "A driver update." };

    [Fact]
    [Trait("Requirement", "P-2")]
    public void A_ticket_walks_from_intake_to_the_end()
    {
        var at = Friday;
        var states = new List<string>();
        var ticket = Open();
        TicketCommand[] commands =
        [
            new FireTrigger("verify") { By = Agent },
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new AskRequester("Which printer?") { By = Engineer },
            new RecordReply("The red one.") { By = Customer },
            new ResolveTicket(Solved) { By = Engineer },
            new ConfirmResolution { By = Customer },
            new CloseTicket { By = Agent },
        ];
        foreach (var command in commands)
        {
            ticket = ticket.Then(at += Minutes(1), command);
            states.Add(ticket.State.Name);
        }
        Assert.Equal(
            [
                "to-dispatch",
                "dispatched",
                "in-progress",
                "awaiting-information",
                "in-progress",
                "awaiting-confirmation",
                "awaiting-confirmation",
                "closed",
            ],
            states
        );
        Assert.Null(ticket.WakeUp);
        Assert.Equal(StateKind.Final, ticket.State.Kind);
    }

    [Fact]
    public void A_refusal_returns_the_very_ticket_and_no_events()
    {
        var ticket = Open();
        var refused = CallCenter.Decide(ticket, new CloseTicket { By = Agent }, Friday + Minutes(60));
        Assert.False(refused.IsAccepted);
        Assert.Same(ticket, refused.Ticket);
        Assert.Empty(refused.Events);
        Assert.Throws<TicketRefusedException>(() => refused.EnsureAccepted());
    }

    [Fact]
    [Trait("Requirement", "ROL-1")]
    public void A_refusal_names_the_rule_the_actual_value_and_what_is_possible_in_both_languages()
    {
        var no = CallCenter.Decide(Open(), new AssignTicket(Agent: new("li.wei")) { By = Engineer }, Friday).Rejection!;
        Assert.Equal("lifecycle.role-not-granted", no.Code);
        Assert.Contains("lead", no.Reason.English);
        Assert.Contains("engineer", no.Reason.English);
        Assert.Contains("待核实", no.Reason.Chinese);
        Assert.Contains("contact", no.PossibleNow);
        Assert.DoesNotContain("assign", no.PossibleNow);
    }

    [Fact]
    [Trait("Requirement", "CLO-1")]
    public void Closing_needs_the_customers_confirmation()
    {
        var resolved = InProgress().Then(Friday, new ResolveTicket(Solved) { By = Engineer });
        Assert.Equal("lifecycle.guard-does-not-hold", CallCenter.Decide(resolved, new CloseTicket { By = Agent }, Friday).Rejection?.Code);
        Assert.Equal("closed", resolved.Then(Friday, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent }).State.Name);
    }

    [Fact]
    [Trait("Requirement", "RES-3")]
    public void A_refused_resolution_goes_back_to_work_and_takes_the_resolution_with_it()
    {
        var refused = InProgress()
            .Then(Friday, new ResolveTicket(Solved) { By = Engineer }, new RefuseResolution("It still fails.") { By = Customer });
        Assert.Equal("in-progress", refused.State.Name);
        Assert.Null(refused.Resolution);
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void A_disabled_account_acts_on_nothing()
    {
        var disabled = Agent with { IsEnabled = false };
        Assert.Equal("actor.disabled", CallCenter.Decide(Open(), new FireTrigger("verify") { By = disabled }, Friday).Rejection?.Code);
        Assert.Equal(
            "actor.disabled",
            CallCenter.Open(Opening() with { By = Customer with { IsEnabled = false } }, Friday).Rejection?.Code
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void Warnings_and_the_breach_are_raised_once_at_their_time_and_the_wake_up_says_when()
    {
        var ticket = Open(); // P2: response 30 min, resolution 4 h
        var points = new List<(string Objective, string Point, Instant Due)>();
        for (var wakes = 0; wakes < 20 && ticket.WakeUp is { } wakeUp; wakes++)
        {
            Assert.Empty(CallCenter.Advance(ticket, wakeUp - Duration.Epsilon).Events);
            var decision = CallCenter.Advance(ticket, wakeUp);
            points.AddRange(decision.Events.AsEnumerable().OfType<ClockPointReached>().Select(e => (e.Objective, e.Point, e.DueAt)));
            ticket = decision.Ticket;
        }
        Assert.Equal(
            [
                ("response", "50%", Friday + Minutes(15)),
                ("response", "80%", Friday + Minutes(24)),
                ("response", "due", Friday + Minutes(30)),
                ("resolution", "50%", Friday + Minutes(120)),
                ("resolution", "80%", Friday + Minutes(192)),
                ("resolution", "due", Friday + Minutes(240)),
            ],
            points
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void What_was_missed_while_nobody_looked_is_raised_late_once_and_with_its_true_due_time()
    {
        var late = CallCenter.Advance(Open(), Friday + Duration.FromDays(3));
        Assert.Equal(6, late.Events.AsEnumerable().OfType<ClockPointReached>().Count());
        Assert.All(late.Events, e => Assert.Equal(Friday + Duration.FromDays(3), e.RecordedAt));
        Assert.Equal(
            Friday + Minutes(30),
            late.Events.AsEnumerable().OfType<ClockPointReached>().Single(e => e is { Objective: "response", Point: "due" }).DueAt
        );
        Assert.Empty(CallCenter.Advance(late.Ticket, Friday + Duration.FromDays(4)).Events.AsEnumerable().OfType<ClockPointReached>());
    }

    [Fact]
    public void A_stop_at_the_due_instant_comes_before_the_breach()
    {
        var met = CallCenter.Decide(InProgress(), new RecordContact { By = Engineer }, Friday + Minutes(30));
        Assert.DoesNotContain(met.Events, e => e is ClockPointReached { Objective: "response", Point: "due" });
        // A breach is raised with the first instant after the due one, and before what happens later.
        var missed = CallCenter.Decide(
            InProgress(),
            new RecordContact { By = Engineer },
            Friday + Minutes(30) + Duration.Epsilon + Duration.Epsilon
        );
        Assert.Contains(missed.Events, e => e is ClockPointReached { Objective: "response", Point: "due" });
    }

    [Fact]
    public void An_ignored_trigger_does_nothing_but_what_is_due_is_still_raised()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Profiles.BuiltInProfiles.Json("call-center"))!;
        json["lifecycle"]!["transitions"]!
            .AsArray()
            .Add(System.Text.Json.Nodes.JsonNode.Parse("""{ "trigger": "nudge", "from": ["*"], "ignored": true }"""));
        var workflow = Profiles.WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Compile();
        var ticket = workflow.Open(Opening(), Friday).Ticket;
        var nudge = new FireTrigger("nudge") { By = Customer };
        Assert.Same(ticket, workflow.Decide(ticket, nudge, Friday + Minutes(14)).Ticket);
        var late = workflow.Decide(ticket, nudge, Friday + Minutes(15));
        Assert.Equal("50%", Assert.IsType<ClockPointReached>(Assert.Single(late.Events)).Point);
        Assert.Equal(Friday + Minutes(24), late.WakeUp);
    }

    [Fact]
    public void A_fact_may_be_dated_back_to_the_opening_and_no_further_and_never_ahead()
    {
        var ticket = Open();
        TicketCommand At(Instant at) => new RecordContact { By = Agent, OccurredAt = at };
        Assert.Equal("time.in-the-future", CallCenter.Decide(ticket, At(Friday + Minutes(2)), Friday + Minutes(1)).Rejection?.Code);
        Assert.Equal("time.before-opening", CallCenter.Decide(ticket, At(Friday - Minutes(1)), Friday + Minutes(1)).Rejection?.Code);
        Assert.True(CallCenter.Decide(ticket, At(Friday), Friday + Minutes(5)).IsAccepted);
        var assigned = ticket.Then(Friday + Minutes(3), new AssignTicket(Agent: new("li.wei")) { By = Lead });
        var contact = CallCenter.Decide(assigned, At(Friday + Minutes(1)), Friday + Minutes(5)).EnsureAccepted().Events[^1];
        Assert.Equal((Friday + Minutes(5), Friday + Minutes(1)), (contact.RecordedAt, contact.OccurredAt));
    }

    [Fact]
    public void A_change_of_state_may_be_dated_back_to_the_latest_one_and_no_further()
    {
        var assigned = Open().Then(Friday + Minutes(3), new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Decision Started(Instant at) => CallCenter.Decide(assigned, new StartWork { By = Engineer, OccurredAt = at }, Friday + Minutes(9));
        Assert.Equal("time.before-state-change", Started(Friday + Minutes(2)).Rejection?.Code);
        Assert.Equal(Friday + Minutes(3), Started(Friday + Minutes(3)).EnsureAccepted().Ticket.State.EnteredAt);
    }

    [Fact]
    public void A_profile_may_limit_how_far_back_things_are_dated()
    {
        var json = System
            .Text.Encoding.UTF8.GetString(Profiles.BuiltInProfiles.Json("call-center"))
            .Replace("\"closing\":", "\"backdating\": { \"limit\": \"PT24H\" }, \"closing\":");
        var strict = Profiles.WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(json)).Compile();
        var ticket = strict.Open(Opening(), Friday).Ticket;
        Decision Contact(Duration back) =>
            strict.Decide(
                ticket,
                new RecordContact { By = Agent, OccurredAt = Friday + Duration.FromDays(3) - back },
                Friday + Duration.FromDays(3)
            );
        Assert.True(Contact(Duration.FromHours(24)).IsAccepted);
        Assert.Equal("time.too-far-back", Contact(Duration.FromHours(24) + Minutes(1)).Rejection?.Code);
        Assert.Equal(
            "time.too-far-back",
            strict.Open(Opening() with { OccurredAt = Friday - Duration.FromHours(25) }, Friday).Rejection?.Code
        );
    }

    [Fact]
    public void A_clock_that_jumped_back_counts_as_the_last_change()
    {
        var decision = CallCenter.Decide(Open(), new FireTrigger("verify") { By = Agent }, Friday - Duration.FromDays(1));
        Assert.Equal(Friday, decision.Events[0].RecordedAt);
    }

    [Fact]
    public void A_trigger_that_belongs_to_a_command_cannot_be_fired_by_name() =>
        Assert.Equal(
            "trigger.owned-by-command",
            CallCenter.Decide(Open(), new FireTrigger("cancel") { By = Customer }, Friday).Rejection?.Code
        );

    [Theory]
    [InlineData("", "1")]
    [InlineData("t-1", "")]
    public void An_empty_id_or_number_is_the_callers_mistake(string id, string number) =>
        Assert.Throws<ArgumentException>(() => CallCenter.Open(new OpenTicket(new(id), new(number), "x") { By = Customer }, Friday));

    [Fact]
    public void A_ticket_of_another_profile_version_is_the_callers_mistake()
    {
        var json = System
            .Text.Encoding.UTF8.GetString(Profiles.BuiltInProfiles.Json("call-center"))
            .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
        var newer = Profiles.WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(json)).Compile();
        Assert.Throws<ArgumentException>(() => newer.Decide(Open(), new StartWork { By = Engineer }, Friday));
    }

    [Fact]
    public void The_explanation_is_the_same_for_the_same_input_and_speaks_both_languages()
    {
        var ticket = Open("user-blocked", "vip");
        var (one, two) = (CallCenter.Explain(ticket, Friday + Minutes(5)), CallCenter.Explain(ticket, Friday + Minutes(5)));
        Assert.Equal(one.ToText(), two.ToText());
        Assert.Contains("Response: due 2024-10-11 16:45:00; 15 min from 2024-10-11 16:30:00, 5 min used, 10 min left", one.ToText());
        Assert.Contains("响应：应于 2024-10-11 16:45:00 前完成；时限 15分钟", one.ToText("zh"));
        Assert.Equal(one.ToText().Split('\n').Length, one.ToText("zh").Split('\n').Length);
    }
}
