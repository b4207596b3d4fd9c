using SupportWorkflow.Reading;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Who may see a ticket, and what of it; who may do what no row grants to a role.</summary>
public sealed class ReadingTests
{
    private static readonly Actor Stranger = new("mallory@other.cn", Role.Requester);

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void Whoever_guessed_the_id_read_somebody_elses_ticket()
    {
        var ticket = InProgress();
        Assert.False(CallCenter.CanRead(ticket, Stranger));
        Assert.Null(CallCenter.View(ticket, [], Stranger));
        Assert.True(CallCenter.CanRead(ticket, Customer));
        Assert.True(CallCenter.CanRead(ticket, Engineer));
        Assert.True(CallCenter.CanRead(ticket, Actor.System("report")));
        Assert.False(CallCenter.CanRead(ticket, new("nobody")));
        // A disabled account sees nothing, not even its own.
        Assert.False(CallCenter.CanRead(ticket, Customer with { IsEnabled = false }));
        Assert.False(CallCenter.CanRead(ticket, Lead with { IsEnabled = false }));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void The_requester_sees_no_internal_note_and_no_work_of_rules()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var logged = CallCenter.Decide(opened.Ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, Friday).EnsureAccepted();
        var inside = CallCenter.Decide(logged.Ticket, new StartWork { By = Engineer }, Friday).EnsureAccepted();
        var noted = CallCenter.Decide(inside.Ticket, new LogWork("the customer is difficult") { By = Engineer }, Friday).EnsureAccepted();
        var told = CallCenter.Decide(
            noted.Ticket,
            new LogWork("We replace the toner.") { By = Engineer, VisibleToRequester = true },
            Friday
        );
        TicketEvent[] events = [.. new[] { opened, logged, inside, noted, told.EnsureAccepted() }.SelectMany(d => d.Events.AsEnumerable())];
        var view = CallCenter.View(told.Ticket, events, Customer)!;
        Assert.Equal("We replace the toner.", Assert.Single(view.Events.AsEnumerable().OfType<WorkLogged>()).Text);
        Assert.DoesNotContain(view.Events, e => e is TargetChosen or RuleFired or ClockPointReached or TicketEscalated);
        Assert.Equal(2, CallCenter.View(told.Ticket, events, Engineer)!.Events.AsEnumerable().OfType<WorkLogged>().Count());
    }

    [Fact]
    [Trait("Requirement", "ROL-4")]
    public void A_vendor_was_shown_how_to_reach_the_customer()
    {
        var workflow = With(
            """{ "reading": { "engineer": { "tickets": "team", "contactData": false }, "lead": { "tickets": "team" } } }"""
        );
        var opened = workflow.Open(Opening(), Friday);
        var ticket = workflow.Decide(opened.Ticket, new AssignTicket(new("hardware")) { By = Lead }, Friday).EnsureAccepted().Ticket;
        var vendor = Engineer with { Teams = [new("hardware")] };
        Assert.False(workflow.CanRead(ticket, Engineer));
        Assert.True(workflow.CanRead(ticket, vendor));
        var view = workflow.View(ticket, opened.Events, vendor)!;
        Assert.Equal((null, null), (view.Ticket.Intake.ContactName, view.Ticket.Intake.ContactMeans));
        Assert.Null(view.Events.AsEnumerable().OfType<TicketOpened>().Single().Intake.ContactMeans);
        var json = System.Text.Encoding.UTF8.GetString(TicketJson.Write(view.Events.AsEnumerable()));
        Assert.DoesNotContain("Chen Jing", json, StringComparison.Ordinal);
        // The ticket itself is as it was.
        Assert.Equal("chen@acme.cn", ticket.Intake.ContactMeans);
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void What_somebody_may_see_is_data_for_a_query()
    {
        var workflow = With("""{ "reading": { "requester": { "tickets": "organisation" }, "agent": { "tickets": "team" } } }""");
        var both = new Actor("chen@acme.cn", Role.Requester, Role.Agent) { Organisation = "ACME", Teams = [new("desk")] };
        var scope = workflow.ReadScope(both);
        Assert.Equal((ReadableTickets.Team, true), (scope.Tickets, scope.InternalNotes));
        Assert.True(scope.Includes(ReadableTickets.Organisation) && !scope.Includes(ReadableTickets.All));
        var colleague = workflow.Open(Opening() with { OnBehalfOf = "wu@acme.cn", Organisation = "ACME" }, Friday).Ticket;
        Assert.True(workflow.CanRead(colleague, both));
        Assert.False(workflow.CanRead(colleague, new Actor("chen@acme.cn", Role.Requester) { Organisation = "Other" }));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void A_role_or_scope_that_nobody_knows_is_a_listed_problem()
    {
        var problems = Assert
            .Throws<DefinitionException>(() =>
                With("""{ "reading": { "vendour": { "tickets": "all" }, "agent": { "tickets": "everything" } } }""")
            )
            .Problems;
        Assert.Equal(
            [("$.reading.agent.tickets", "reading.unknown-scope"), ("$.reading.vendour", "reading.unknown-role")],
            problems.Select(p => (p.Path, p.Code)).Order()
        );
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void A_row_without_roles_was_open_to_the_requester_of_another_ticket()
    {
        var open = With(
            """{ "lifecycle": { "triggers": { "peek": { "en": "peek", "zh-CN": "查看" } }, "transitions": [{ "trigger": "peek", "from": ["*"] }] } }"""
        );
        var ticket = open.Open(Opening(), Friday).Ticket;
        Assert.Equal("actor.not-own-ticket", open.Decide(ticket, new FireTrigger("peek") { By = Stranger }, Friday).Rejection?.Code);
        Assert.Empty(open.Permitted(ticket, Stranger, Friday).Now.Names);
        Assert.True(open.Decide(ticket, new FireTrigger("peek") { By = Customer }, Friday).IsAccepted);
    }

    [Fact]
    [Trait("Requirement", "INT-13")]
    public void A_requester_made_himself_a_vip_when_opening()
    {
        var self = Opening(tier: "vip") with { By = Customer, OnBehalfOf = null };
        var refused = CallCenter.Open(self, Friday);
        Assert.Equal("intake.invalid", refused.Rejection?.Code);
        Assert.Contains("customer tier (tier) is set by agent, lead only", refused.Rejection!.Reason.English, StringComparison.Ordinal);
        Assert.Contains("tier", refused.Rejection.Reason.Chinese, StringComparison.Ordinal);
        Assert.Equal("P1", CallCenter.Open(Opening(tier: "vip"), Friday).EnsureAccepted().Ticket.Priority!.Code.Code);
    }

    [Fact]
    [Trait("Requirement", "CLO-4")]
    public void Continues_wrote_into_a_strangers_ticket()
    {
        var open = InProgress();
        var over = open.Then(Friday, new CancelTicket("not needed any more") { By = Customer });
        // Theirs and over: both ends know. A stranger's, or one that is open: the other end refuses.
        Assert.True(Other(over, Customer).IsAccepted);
        Assert.Equal("link.not-theirs", Other(over, Stranger).Rejection?.Code);
        Assert.Equal("link.still-open", Other(open, Customer).Rejection?.Code);

        static Decision Other(Ticket earlier, Actor by)
        {
            var request = Opening(tier: null) with { Id = new("t-2"), By = by, Tier = null, OnBehalfOf = null, Continues = earlier.Id };
            var followUp = Assert.Single(CallCenter.Open(request, Friday).EnsureAccepted().FollowUps);
            Assert.Equal((earlier.Id, by.Id), (followUp.Ticket, followUp.Command.By.Id));
            return CallCenter.Decide(earlier, followUp.Command, Friday);
        }
    }
}
