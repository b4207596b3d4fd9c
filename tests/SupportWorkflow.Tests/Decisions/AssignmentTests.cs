using SupportWorkflow.Assignments;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Who gets a ticket, who loses it and why; who may do anything at all.</summary>
public sealed class AssignmentTests
{
    private static Ticket Assigned => Open().Then(Friday, new AssignTicket(new("software"), new("li.wei")) { By = Lead });

    [Fact]
    [Trait("Requirement", "ASG-3")]
    public void Taking_a_ticket_from_somebody_needs_a_reason_and_giving_it_to_one_of_the_group_does_not()
    {
        Assert.Equal("assign.no-reason", Code(Assigned, new AssignTicket(Agent: new("sun.li")) { By = Lead }));
        Assert.Equal("assign.no-reason", Code(Assigned, new AssignTicket(new("hardware")) { By = Lead }));
        var e = CallCenter
            .Decide(Assigned, new AssignTicket(Agent: new("sun.li")) { By = Lead, Reason = "Li is ill." }, Friday)
            .EnsureAccepted()
            .Events[0];
        Assert.Equal("Li is ill.", Assert.IsType<TicketAssigned>(e).Reason);
        var group = Open().Then(Friday, new AssignTicket(new("software")) { By = Lead });
        Assert.Null(Code(group, new AssignTicket(new("software"), new("li.wei")) { By = Lead }));
        Assert.Equal("assign.no-reason", Code(group, new AssignTicket(new("hardware")) { By = Lead }));
    }

    [Fact]
    [Trait("Requirement", "ASG-3")]
    public void A_ticket_goes_back_to_the_groups_queue_from_work_and_from_waiting()
    {
        var working = Assigned.Then(Friday, new StartWork { By = Engineer });
        foreach (var from in new[] { Assigned, working, working.Then(Friday, new AskRequester("?") { By = Engineer }) })
        {
            Assert.Equal("return.no-reason", Code(from, new ReturnToQueue(" ") { By = Engineer }));
            var back = from.Then(Friday, new ReturnToQueue("Needs somebody with network rights.") { By = Engineer });
            Assert.Equal(("to-dispatch", "software", null), (back.State.Name, back.Assignment?.Team?.Value, back.Assignment?.Agent));
        }
        Assert.Equal("lifecycle.role-not-granted", Code(working, new ReturnToQueue("x") { By = Customer }));
    }

    [Fact]
    [Trait("Requirement", "ASG-4")]
    public void Nobody_off_duty_is_assigned_or_claims()
    {
        var roster = new OutsideFacts { AsOf = Friday, Roster = new RosterSnapshot(Friday, [new(new("sun.li"))]) };
        Assert.Equal("assign.off-duty", Code(Open(), new AssignTicket(Agent: new("li.wei")) { By = Lead, Given = roster }));
        Assert.Null(Code(Open(), new AssignTicket(Agent: new("sun.li")) { By = Lead, Given = roster }));
        var queued = Open().Then(Friday, new FireTrigger("verify") { By = Agent });
        Assert.Equal("assign.off-duty", Code(queued, new ClaimTicket { By = Engineer, Given = roster }));
        Assert.Null(Code(queued, new ClaimTicket { By = new Actor("sun.li", Role.Engineer), Given = roster }));
        Assert.Equal(OutsideNeeds.Roster, CallCenter.Needs(queued, new ClaimTicket { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "ASG-8")]
    public void Whether_a_ticket_is_assigned_is_a_fact_and_a_lead_places_it()
    {
        Assert.Null(Open().Assignment);
        Assert.Equal("software", Assigned.Assignment!.Team!.Value.Value);
        Assert.Equal("lifecycle.role-not-granted", Code(Open(), new AssignTicket(new("software")) { By = Agent }));
    }

    [Fact]
    [Trait("Requirement", "HND-1")]
    public void A_log_entry_says_what_it_is_and_who_may_read_it()
    {
        var decision = CallCenter
            .Decide(InProgress(), new LogWork("Next: compare drivers.") { By = Engineer, Topic = "plan" }, Friday)
            .EnsureAccepted();
        Assert.Equal(new WorkLogged("Next: compare drivers.", false, "plan") with { }, Unstamped((WorkLogged)decision.Events[0]));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void A_disabled_account_is_refused_whatever_it_orders()
    {
        var nobody = new Actor("wang.fang", Role.Agent, Role.Lead, Role.Engineer, Role.Requester) { IsEnabled = false };
        foreach (
            var command in new TicketCommand[]
            {
                new SetFields([new("device", Conditions.FactValue.Of("x"))]) { By = nobody },
                new AssignTicket(new("software")) { By = nobody },
                new ReturnToQueue("x") { By = nobody },
                new RecordReply("x") { By = nobody },
                new CancelTicket("x") { By = nobody },
                new LogWork("x") { By = nobody },
            }
        )
            Assert.Equal("actor.disabled", Code(Assigned, command));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void A_requester_answers_and_completes_only_the_own_ticket()
    {
        var stranger = new Actor("zhou@other.cn", Role.Requester);
        Assert.Equal("actor.not-own-ticket", Code(Open(), new SetFields([new("device", Conditions.FactValue.Of("x"))]) { By = stranger }));
        Assert.Equal("actor.not-own-ticket", Code(Open(), new RecordReply("x") { By = stranger }));
        Assert.Null(Code(Open(), new RecordReply("x") { By = Customer }));
    }

    [Fact]
    [Trait("Requirement", "ROL-1")]
    public void The_profile_says_who_may_what_and_a_refusal_names_the_roles()
    {
        var no = CallCenter.Decide(Assigned, new ReturnToQueue("x") { By = Agent }, Friday).Rejection!;
        Assert.Contains("granted to: lead, engineer; this actor plays: agent", no.Reason.English);
    }

    [Fact]
    [Trait("Requirement", "ROL-3")]
    public void Role_names_are_the_profiles()
    {
        var roles = CallCenter.Lifecycle.RoleNames.Order(StringComparer.Ordinal);
        Assert.Equal(["agent", "department-head", "developer", "engineer", "executive", "lead", "requester", "tester"], roles);
    }

    private static WorkLogged Unstamped(WorkLogged e) => new(e.Text, e.VisibleToRequester, e.Topic);

    private static string? Code(Ticket ticket, TicketCommand command) => CallCenter.Decide(ticket, command, Friday).Rejection?.Code;
}
