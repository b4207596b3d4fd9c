using static SupportWorkflow.Desks;

namespace SupportWorkflow.Assignments;

/// <summary>From one support line to the next with a hand-over package that the receiver accepts.</summary>
[Trait("Requirement", "ASG-11")]
[Trait("Requirement", "ESC-14")]
public sealed class TransferTests
{
    private static readonly TicketWorkflow Workflow = With(
        """
        {
          "teams": {
            "first": { "name": { "en": "First line", "zh-CN": "一线" }, "line": 1 },
            "second": { "name": { "en": "Second line", "zh-CN": "二线" }, "line": 2 },
            "peers": { "name": { "en": "Peers", "zh-CN": "同线" }, "line": 1 }
          },
          "assignment": { "handOver": true }
        }
        """
    );
    private static readonly Actor Second = new("he.yan", Role.Engineer);
    private static readonly OfferTransfer Offer = new(new("second"), "The driver crashes on wake-up.", "Reinstalled it; other port.")
    {
        By = Engineer,
        Promised = "A call before noon.",
    };

    private static Ticket OnFirst =>
        Does(
            Does(Workflow.Open(Opening(), Friday).Ticket, new AssignTicket(new("first"), new("li.wei")) { By = Lead }),
            new StartWork { By = Engineer }
        );

    [Fact]
    public void Whoever_has_it_keeps_it_until_the_package_is_accepted()
    {
        var offered = Does(OnFirst, Offer);
        Assert.Equal(
            ("li.wei", "second", "in-progress"),
            (offered.Assignment?.Agent?.Value, offered.Transfer?.Team.Value, offered.State.Name)
        );
        Assert.Equal(("A call before noon.", "li.wei"), (offered.Transfer!.Promised, offered.Transfer.By));
        // The promises that are open go with it: those whose clocks run.
        Assert.Equal(["response", "resolution"], offered.Transfer.Open.Select(p => p.Objective));

        var taken = Does(offered, new AcceptTransfer { By = Second });
        Assert.Equal(("he.yan", "second", null), (taken.Assignment?.Agent?.Value, taken.Assignment?.Team?.Value, taken.Transfer));
        Assert.Equal(Friday, taken.Assignment?.AcknowledgedAt);
    }

    [Fact]
    public void A_refused_package_stays_where_it_is_and_may_be_offered_again()
    {
        var offered = Does(OnFirst, Offer);
        Assert.Equal("transfer.no-reason", Code(offered, new RefuseTransfer(" ") { By = Second }));
        var refused = Does(offered, new RefuseTransfer("Which driver version?") { By = Second });
        Assert.Equal(("li.wei", null), (refused.Assignment?.Agent?.Value, refused.Transfer));
        Assert.NotNull(Does(refused, Offer with { Tried = "Driver 4.2 and 4.3." }).Transfer);
    }

    [Fact]
    public void Every_no_says_why()
    {
        var offered = Does(OnFirst, Offer);
        Assert.Equal("transfer.open", Code(offered, Offer));
        Assert.Equal("transfer.own", Code(offered, new AcceptTransfer { By = Engineer }));
        Assert.Equal("transfer.own", Code(offered, new RefuseTransfer("No.") { By = Engineer }));
        Assert.Equal("transfer.none", Code(OnFirst, new AcceptTransfer { By = Second }));
        Assert.Equal("transfer.incomplete", Code(OnFirst, Offer with { Tried = " " }));
        Assert.Equal("transfer.incomplete", Code(OnFirst, Offer with { Diagnosis = "" }));
        Assert.Equal("transfer.same-team", Code(OnFirst, Offer with { Team = new("first") }));
        Assert.Equal("assign.unknown-team", Code(OnFirst, Offer with { Team = new("third") }));
        Assert.Equal("lifecycle.role-not-granted", Code(OnFirst, Offer with { By = Agent }));
        var named = Does(OnFirst, Offer with { Agent = new("he.yan") });
        Assert.Equal("transfer.for-another", Code(named, new AcceptTransfer { By = new("wu", Role.Engineer) }));
        Assert.Null(Code(named, new AcceptTransfer { By = Second }));
        OutsideFacts On(string id, string team) => new() { AsOf = Friday, Roster = new(Friday, [new(new(id), [new(team)])]) };
        Assert.Equal("assign.off-duty", Code(offered, new AcceptTransfer { By = Second, Given = On("wu", "second") }));
        Assert.Equal("transfer.not-of-the-team", Code(offered, new AcceptTransfer { By = Second, Given = On("he.yan", "first") }));
        Assert.Null(Code(offered, new AcceptTransfer { By = Second, Given = On("he.yan", "second") }));
    }

    [Fact]
    public void Where_the_profile_demands_it_no_ticket_changes_its_line_without_a_package()
    {
        Assert.Equal("assign.needs-hand-over", Code(OnFirst, new AssignTicket(new("second")) { By = Lead, Reason = "Too hard." }));
        Assert.Null(Code(OnFirst, new AssignTicket(new("peers")) { By = Lead, Reason = "Too many." }));
        var free = CallCenter.Decide(
            Open().Then(Friday, new AssignTicket(new("software")) { By = Lead }),
            new AssignTicket(new("hardware")) { By = Lead, Reason = "x" },
            Friday
        );
        Assert.True(free.IsAccepted);
    }

    [Fact]
    public void Any_other_change_of_hands_ends_the_offer()
    {
        var offered = Does(OnFirst, Offer);
        Assert.Null(Does(offered, new AssignTicket(new("peers"), new("wu")) { By = Lead, Reason = "x" }).Transfer);
        Assert.Null(Does(offered, new ReturnToQueue("x") { By = Engineer }).Transfer);
    }

    [Fact]
    public void The_requester_sees_who_took_over_and_no_diagnosis()
    {
        var offered = Workflow.Decide(OnFirst, Offer, Friday).EnsureAccepted();
        var accepted = Workflow.Decide(offered.Ticket, new AcceptTransfer { By = Second }, Friday).EnsureAccepted();
        var view = Workflow.View(offered.Ticket, [.. offered.Events, .. accepted.Events], Customer)!;
        Assert.Null(view.Ticket.Transfer);
        Assert.Equal(["transfer-accepted"], view.Events.Select(e => e.Name));
    }

    private static Ticket Does(Ticket ticket, TicketCommand command) => Workflow.Decide(ticket, command, Friday).EnsureAccepted().Ticket;

    private static string? Code(Ticket ticket, TicketCommand command) => Workflow.Decide(ticket, command, Friday).Rejection?.Code;
}
