using NodaTime;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Assignments;

/// <summary>The policy gives a ticket to somebody: by order, by rule, and again when it is given back or not answered.</summary>
public sealed class AssignByPolicyTests
{
    private static readonly TicketWorkflow Platform = BuiltInProfiles.OnlinePlatform.Compile();
    private static readonly Actor Administrator = new("admin", new Role("administrator"));
    private static readonly AssignTicket Order = new() { By = Lead, ByPolicy = true };

    private static Ticket Queued => Open().Then(Friday, new FireTrigger("verify") { By = Agent });

    [Fact]
    [Trait("Requirement", "ASG-1")]
    [Trait("Requirement", "ASG-7")]
    public void By_order_the_ticket_goes_to_whom_the_policy_chooses_and_the_event_says_who_was_passed_over()
    {
        var decision = CallCenter.Decide(Queued, Order with { Given = Roster(("li.wei", 2), ("sun.lei", 1), ("wu", -1)) }, Friday);
        var e = Assert.IsType<TicketAssigned>(decision.EnsureAccepted().Events[0]);

        Assert.Equal(("sun.lei", "software"), (e.Assignment.Agent?.Value, e.Assignment.Team?.Value));
        Assert.Equal(("dispatched", "teams"), (decision.Ticket.State.Name, e.Policy));
        Assert.Equal([new(new("li.wei"), PassOverReason.NotTheirTurn), new PassedOver(new("wu"), PassOverReason.Away)], e.PassedOver);
        var told = CallCenter.Tell(e);
        Assert.Equal(
            "Assigned to sun.lei, software (everything else goes to software engineers). Passed over: li.wei: not their turn; wu: away → Dispatched",
            told.English
        );
        Assert.Contains("未选人员：li.wei：未轮到；wu：不在岗", told.Chinese, StringComparison.Ordinal);
        Assert.Equal(OutsideNeeds.Roster, CallCenter.Needs(Queued, Order) & OutsideNeeds.Roster);
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void The_requester_sees_who_has_it_and_not_who_was_passed_over()
    {
        var opened = CallCenter.Open(Opening(), Friday).EnsureAccepted();
        var decision = CallCenter.Decide(opened.Ticket, Order with { Given = Roster(("li.wei", 2), ("sun.lei", 1)) }, Friday);
        var seen = CallCenter.View(decision.Ticket, decision.Events, Customer)!.Events.OfType<TicketAssigned>().Single();
        Assert.Equal(("sun.lei", 0, null, null), (seen.Assignment.Agent?.Value, seen.PassedOver.Count, seen.Policy, seen.Because));
    }

    [Fact]
    [Trait("Requirement", "ASG-4")]
    public void Where_nobody_can_take_it_the_ticket_waits_in_the_groups_queue_and_in_its_state()
    {
        var nobody = Order with { Given = Roster(("li.wei", -1)) };
        var decision = CallCenter.Decide(Queued, nobody, Friday).EnsureAccepted();
        Assert.Equal(
            ("to-dispatch", "software", null),
            (decision.Ticket.State.Name, decision.Ticket.Assignment?.Team?.Value, decision.Ticket.Assignment?.Agent)
        );
        Assert.Equal(1, decision.Ticket.State.Number - Queued.State.Number + 1);
        Assert.StartsWith("Waits for somebody of software", CallCenter.Tell(decision.Events[0]).English, StringComparison.Ordinal);
        // Once more it is told why not.
        var again = CallCenter.Decide(decision.Ticket, nobody, Friday).Rejection!;
        Assert.Equal(("assign.nobody-free", "Nobody can take the ticket: away: 1."), (again.Code, again.Reason.English));
        Assert.Equal("无人可以接单：不在岗：1。", again.Reason.Chinese);
        Assert.Equal(
            "li.wei",
            CallCenter.Decide(decision.Ticket, Order with { Given = Roster(("li.wei", 0)) }, Friday).Ticket.Assignment?.Agent?.Value
        );
        // A ticket in a queue is nobody's: an answer sends it back to be looked at, not to work.
        var asked = decision.Ticket.Then(Friday, new AskRequester("Which printer?") { By = Agent });
        Assert.Equal("to-verify", asked.Then(Friday, new RecordReply("The blue one.") { By = Customer }).State.Name);
    }

    [Fact]
    [Trait("Requirement", "ASG-1")]
    public void Without_a_roster_it_waits_for_the_roster_and_a_name_beside_the_policy_is_a_mistake()
    {
        var waits = CallCenter.Decide(Queued, Order, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("to-dispatch", "software", null), (waits.State.Name, waits.Assignment?.Team?.Value, waits.Assignment?.Agent));
        Assert.Equal("assign.waits-for-roster", CallCenter.Decide(waits, Order, Friday).Rejection?.Code);
        Assert.Equal("assign.policy-and-name", CallCenter.Decide(Queued, Order with { Agent = new("li.wei") }, Friday).Rejection?.Code);
        Assert.Equal(
            "assign.unknown-team",
            CallCenter.Decide(Queued, new AssignTicket(new("sales")) { By = Lead }, Friday).Rejection?.Code
        );
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void Who_gave_it_back_is_not_asked_again_and_who_did_not_acknowledge_is_offered_on()
    {
        var roster = Roster(("li.wei", 0), ("sun.lei", 1), ("wu", 2));
        var first = CallCenter.Decide(Queued, Order with { Given = roster }, Friday).EnsureAccepted().Ticket;
        Assert.Equal("li.wei", first.Assignment?.Agent?.Value);
        var declined = first.Then(Friday, new DeclineTicket("I do not know this system.") { By = Engineer });
        var second = CallCenter.Decide(declined, Order with { Given = roster }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("sun.lei", "li.wei"), (second.Assignment?.Agent?.Value, string.Join(',', second.Declined)));
        // Not acknowledged: offered on, without a reason of the lead's own.
        var third = CallCenter.Decide(second, Order with { Given = roster }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("wu", "li.wei,sun.lei"), (third.Assignment?.Agent?.Value, string.Join(',', third.Declined)));
        var nobody = CallCenter.Decide(third, Order with { Given = roster }, Friday).Rejection;
        Assert.Equal("Nobody can take the ticket: has it already: 1, has given it back: 2.", nobody?.Reason.English);
        // By hand a lead may still give it to anybody.
        Assert.Equal(
            "li.wei",
            third
                .Then(Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead, Reason = "I have talked to her." })
                .Assignment?.Agent?.Value
        );
    }

    [Fact]
    [Trait("Requirement", "ASG-3")]
    [Trait("Requirement", "ASG-1")]
    public void The_online_platform_assigns_by_itself_what_is_complete()
    {
        var opened = Platform
            .Open(Request("hardware-problem") with { Given = On(("he", "hardware"), ("li", "software")) }, Friday)
            .EnsureAccepted();
        Assert.Equal(("in-progress", "he"), (opened.Ticket.State.Name, opened.Ticket.Assignment?.Agent?.Value));
        Assert.Equal(OutsideNeeds.Roster, Platform.Needs(null, Request("hardware-problem")) & OutsideNeeds.Roster);
        var fired = opened.Events.OfType<RuleFired>().Single(f => f.Rule == "assign");
        Assert.Equal(fired.Version, opened.Events.OfType<TicketAssigned>().Single().Cause);

        // What lacks details is not torn out of waiting; the answer that completes it is followed by the assignment.
        var incomplete = Platform
            .Open(Request("network-anomaly") with { Description = "", Given = On(("wu", "network")) }, Friday)
            .EnsureAccepted();
        Assert.Equal(("awaiting-information", null), (incomplete.Ticket.State.Name, incomplete.Ticket.Assignment));
        var reply = new RecordReply("The Wi-Fi is gone since nine.")
        {
            By = Customer,
            Fields = [new("description", Conditions.FactValue.Of("Wi-Fi in room 7 is gone since nine, all laptops."))],
            Given = On(("wu", "network")),
        };
        var complete = Platform.Decide(incomplete.Ticket, reply, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("in-progress", "wu"), (complete.State.Name, complete.Assignment?.Agent?.Value));
    }

    [Fact]
    [Trait("Requirement", "ASG-8")]
    public void Without_a_roster_the_platform_lets_tickets_wait_for_the_administrator()
    {
        var opened = Platform.Open(Request("software-fault"), Friday).EnsureAccepted();
        Assert.Equal(("to-assign", null), (opened.Ticket.State.Name, opened.Ticket.Assignment));
        Assert.DoesNotContain(opened.Events, e => e is RuleFired { Rule: "assign" });
        var placed = Platform.Decide(opened.Ticket, new AssignTicket(new("software"), new("li")) { By = Administrator }, Friday);
        Assert.Equal("in-progress", placed.EnsureAccepted().Ticket.State.Name);
    }

    [Fact]
    [Trait("Requirement", "ASG-3")]
    public void A_rule_that_does_more_than_assign_does_the_rest_without_a_roster()
    {
        var workflow = With(
            """
            { "rules": [{ "name": "urgent", "when": { "on": ["ticket-opened"] }, "then": [{ "escalateTo": 1 }, { "assign": true }] }] }
            """
        );
        var opened = workflow.Open(Opening(), Friday).EnsureAccepted();
        Assert.Equal((1, null), (opened.Ticket.Escalation.Level, opened.Ticket.Assignment?.Agent));
        var known = workflow.Open(Opening() with { Given = Roster(("li.wei", 0)) }, Friday).EnsureAccepted();
        Assert.Equal((1, "li.wei"), (known.Ticket.Escalation.Level, known.Ticket.Assignment?.Agent?.Value));
    }

    [Fact]
    [Trait("Requirement", "ASG-3")]
    public void A_rule_of_time_tries_again_when_somebody_comes()
    {
        var workflow = With(
            """
            {
              "rules": [{
                "name": "give-out",
                "when": { "in": "to-dispatch", "for": "PT5M" },
                "if": { "fact": "has-assignee", "is": false },
                "then": [{ "assign": true }]
              }]
            }
            """
        );
        var ticket = workflow.Decide(workflow.Open(Opening(), Friday).Ticket, new FireTrigger("verify") { By = Agent }, Friday).Ticket;
        var five = Friday.Plus(Duration.FromMinutes(5));
        Assert.Equal(five, ticket.WakeUp);
        // Nobody knows who is there: it waits in the queue of its group, and is woken up no more.
        var waits = workflow.Advance(ticket, five).Ticket;
        Assert.Equal((null, "software"), (waits.Assignment?.Agent, waits.Assignment?.Team?.Value));
        Assert.NotEqual(five, waits.WakeUp);
        Assert.Empty(workflow.Advance(waits, five, Roster(("li.wei", -1))).Events);
        Assert.Empty(workflow.Advance(waits, five.Plus(Duration.FromMinutes(1)), Roster(("li.wei", -1))).Events);
        var later = five.Plus(Duration.FromMinutes(2));
        var given = workflow.Advance(waits, later, Roster(("li.wei", 0)));
        Assert.Equal("li.wei", given.Ticket.Assignment?.Agent?.Value);
        Assert.Equal("dispatched", given.Ticket.State.Name);
        Assert.Empty(workflow.Advance(given.Ticket, later, Roster(("sun.lei", 0))).Events);
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void Ten_minutes_without_an_answer_and_the_next_one_is_offered_it()
    {
        // A's rule: acknowledge within 10 minutes, or it is escalated and offered on.
        var workflow = With(
            """
            {
              "rules": [{
                "name": "offer-on",
                "text": { "en": "not acknowledged within 10 minutes", "zh-CN": "10 分钟未确认" },
                "when": { "since": "ticket-assigned", "for": "PT10M" },
                "if": { "fact": "acknowledged", "is": false },
                "then": [{ "assign": true }]
              }]
            }
            """
        );
        var roster = Roster(("li.wei", 0), ("sun.lei", 1), ("wu", 2));
        var ticket = workflow.Open(Opening(), Friday).Ticket;
        ticket = workflow.Decide(ticket, Order with { Given = roster }, Friday).EnsureAccepted().Ticket;
        var ten = Friday.Plus(Duration.FromMinutes(10));
        Assert.Equal(ten, ticket.WakeUp);
        Assert.True(workflow.Needs(ticket, null).HasFlag(OutsideNeeds.Roster));
        ticket = workflow.Advance(ticket, ten, roster).Ticket;
        Assert.Equal("sun.lei", ticket.Assignment?.Agent?.Value);
        ticket = workflow.Decide(ticket, new AcknowledgeTicket { By = new("sun.lei", Role.Engineer) }, ten).EnsureAccepted().Ticket;
        Assert.Empty(workflow.Advance(ticket, ten.Plus(Duration.FromMinutes(30)), roster).Events.OfType<TicketAssigned>());
    }

    [Fact]
    [Trait("Requirement", "ASG-1")]
    public void An_own_policy_chooses_and_falls_back_on_the_profile_and_is_pinned()
    {
        var own = BuiltInProfiles.CallCenter.Compile(p => p.Assignment(new ToTheAccountManager()));
        var vip = own.Open(Opening(tier: "vip"), Friday).Ticket;
        var chen = Order with { Given = Roster(("chen.jie", 9), ("li.wei", 0)) };
        var e = own.Decide(vip, chen, Friday).EnsureAccepted().Events.OfType<TicketAssigned>().Single();
        Assert.Equal(("chen.jie", nameof(ToTheAccountManager)), (e.Assignment.Agent?.Value, e.Policy));
        Assert.Equal("li.wei", own.Decide(own.Open(Opening(), Friday).Ticket, chen, Friday).Ticket.Assignment?.Agent?.Value);
        Assert.Contains(
            "\"assignment\":\"ToTheAccountManager@1\"",
            own.ToJson()!.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        // One who is off duty is refused, whoever chose.
        var off = BuiltInProfiles.CallCenter.Compile(p => p.Assignment(new AlwaysChen()));
        Assert.Equal(
            "assign.off-duty",
            off.Decide(off.Open(Opening(), Friday).Ticket, Order with { Given = Roster(("li.wei", 0)) }, Friday).Rejection?.Code
        );
    }

    private sealed class ToTheAccountManager : IAssignmentPolicy
    {
        public AssignmentResult Choose(AssignmentInput input) =>
            input.Tier == "vip" && input.Roster?.IsOnDuty(new("chen.jie")) == true ? new() { Agent = new("chen.jie") } : input.ByProfile();
    }

    private sealed class AlwaysChen : IAssignmentPolicy
    {
        public AssignmentResult Choose(AssignmentInput input) => new() { Agent = new("chen.jie") };
    }

    /// <summary>People of all three groups with so many tickets in hand; a negative number: away.</summary>
    private static OutsideFacts Roster(params (string Id, int Open)[] people) =>
        new()
        {
            AsOf = Friday,
            Roster = new(
                Friday,
                [
                    .. people
                        .Where(p => p.Open >= 0)
                        .Select(p => new AgentOnDuty(new(p.Id), [new("software"), new("hardware"), new("network")], OpenTickets: p.Open)),
                ]
            )
            {
                Away = [.. people.Where(p => p.Open < 0).Select(p => new AgentAway(new(p.Id)))],
            },
        };

    private static OutsideFacts On(params (string Id, string Team)[] people) =>
        new() { AsOf = Friday, Roster = new(Friday, [.. people.Select(p => new AgentOnDuty(new(p.Id), [new(p.Team)]))]) };

    private static OpenTicket Request(string category) =>
        new(new("t-1"), new("OP001"), "Cannot work")
        {
            By = Customer,
            Category = new CategoryPath(category),
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            ChosenPriority = new("high"),
            Description = "Since this morning, every time, on both laptops of the office.",
            Device = "Laptop",
            Channel = "platform",
            Fields = [new("occurred", Conditions.FactValue.Of("2024-10-11T08:00:00Z"))],
        };
}
