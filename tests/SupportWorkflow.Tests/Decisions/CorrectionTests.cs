using SupportWorkflow.Intake;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>What was written down wrongly is put right: who, why, before and after; and the desk's own words for a ticket.</summary>
public sealed class CorrectionTests
{
    private static readonly Actor Wu = new("wu@acme.cn", Role.Requester);

    [Fact]
    public void Subject_and_requester_could_not_be_corrected_after_opening()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var amended = CallCenter
            .Decide(opened.Ticket, Right(new() { Subject = "ERP prints no invoices", Requester = Wu.Id }), Friday)
            .EnsureAccepted();
        var e = amended.Events.OfType<TicketAmended>().Single();
        Assert.Equal(("ERP prints no invoices", "wu@acme.cn"), (e.After.Subject, e.After.Requester));
        Assert.Equal(("ERP cannot print invoices", "chen@acme.cn"), (e.Before.Subject, e.Before.Requester));
        Assert.Equal(("zhao.min", "misheard", null), (e.By, e.Reason, e.After.Description));
        Assert.Equal("Corrected: subject; requester. Reason: misheard", CallCenter.Tell(e).English);
        Assert.Equal("已更正：标题；提单人。原因：misheard", CallCenter.Tell(e).Chinese);
        Assert.Equal(amended.Ticket, CallCenter.Rebuild([.. opened.Events, .. amended.Events]));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void What_was_the_former_requesters_stayed_theirs()
    {
        var ticket = InProgress().Then(Friday, Right(new() { Requester = Wu.Id }));
        Assert.Equal((true, false), (CallCenter.CanRead(ticket, Wu), CallCenter.CanRead(ticket, Customer)));
        Assert.Equal(
            "actor.not-own-ticket",
            CallCenter.Decide(ticket, new RecordReply("it works") { By = Customer }, Friday).Rejection?.Code
        );
        Assert.True(CallCenter.Decide(ticket, new RecordReply("it works") { By = Wu }, Friday).IsAccepted);
        var asked = CallCenter.Decide(ticket, new AskRequester("Which printer?") { By = Engineer }, Friday).EnsureAccepted();
        Assert.Equal("wu@acme.cn", asked.Notices.First(n => n.Template == "question").Recipient.Requester);
    }

    [Fact]
    public void A_corrected_number_of_users_counts_for_the_priority_and_an_empty_text_takes_away()
    {
        var desk = With(
            """
            { "priority": { "rows": [{ "if": { "fact": "affected-users", "atLeast": 50 }, "priority": "P1", "because": { "en": "many" } }] } }
            """
        );
        var opened = desk.Open(Opening() with { AffectedUsers = 3, Organisation = "Acme" }, Friday).Ticket;
        Assert.Equal("P2", opened.Priority!.Code.Code);
        var amended = desk.Decide(opened, Right(new() { AffectedUsers = 300, Organisation = "" }), Friday).EnsureAccepted().Ticket;
        Assert.Equal(("P1", 300, null), (amended.Priority!.Code.Code, amended.Intake.AffectedUsers, amended.Intake.Organisation));
    }

    [Fact]
    public void What_was_missing_and_is_put_right_is_no_longer_asked_for()
    {
        var opened = CallCenter.Open(Opening() with { ContactMeans = null }, Friday).Ticket;
        Assert.Contains(opened.Intake.Missing.AsEnumerable(), m => m.Field == "contact-means");
        var amended = opened.Then(Friday, Right(new() { ContactMeans = "139" }));
        Assert.Empty(amended.Intake.Missing);
        Assert.NotEqual(Lifecycles.StateKind.Waiting, amended.State.Kind);
    }

    public static TheoryData<string, CorrectionRecord, string> Refused =>
        new()
        {
            {
                "",
                new() { Subject = "x" },
                "amend.no-reason"
            },
            { "why", new(), "amend.nothing" },
            {
                "why",
                new() { Subject = " " },
                "open.no-subject"
            },
            {
                "why",
                new() { Subject = "ERP cannot print invoices" },
                "amend.unchanged"
            },
            {
                "why",
                new() { AffectedUsers = -1 },
                "intake.invalid"
            },
            {
                "why",
                new() { Requester = "" },
                "text.missing"
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_correction_that_corrects_nothing_is_refused(string reason, CorrectionRecord correction, string code) =>
        Assert.Equal(code, CallCenter.Decide(Open(), new AmendTicket(correction, reason) { By = Lead }, Friday).Rejection?.Code);

    [Fact]
    public void A_requester_who_may_correct_gives_the_ticket_to_nobody()
    {
        var desk = With("""{ "lifecycle": { "transitions": [{ "trigger": "amend", "from": ["*"], "roles": ["requester"] }] } }""");
        var ticket = desk.Open(Opening(), Friday).Ticket;
        Assert.True(desk.Decide(ticket, Right(new() { Subject = "x" }) with { By = Customer }, Friday).IsAccepted);
        var given = desk.Decide(ticket, Right(new() { Requester = Wu.Id }) with { By = Customer }, Friday);
        Assert.Equal("amend.not-yours", given.Rejection?.Code);
        Assert.Equal(
            "lifecycle.role-not-granted",
            CallCenter.Decide(Open(), Right(new() { Subject = "x" }) with { By = Customer }, Friday).Rejection?.Code
        );
    }

    [Fact]
    public void Tags_are_put_on_once_and_taken_off()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var tagged = CallCenter.Decide(opened.Ticket, Tag(["printer", "floor-3", "printer"]), Friday).EnsureAccepted();
        Assert.Equal(["printer", "floor-3"], tagged.Ticket.Tags);
        var again = CallCenter.Decide(tagged.Ticket, Tag(["toner"], ["printer", "paper"]), Friday).EnsureAccepted();
        Assert.Equal(["floor-3", "toner"], again.Ticket.Tags);
        Assert.Equal("Tagged: toner; taken off: printer", CallCenter.Tell(again.Events[0]).English);
        Assert.Equal(again.Ticket, CallCenter.Rebuild([.. opened.Events, .. tagged.Events, .. again.Events]));
        Assert.Equal(again.Ticket, TicketJson.ReadTicket(TicketJson.Write(again.Ticket)));
        Assert.Empty(CallCenter.View(again.Ticket, [], Customer)!.Ticket.Tags);
        Assert.Equal("tag.unchanged", CallCenter.Decide(again.Ticket, Tag(["toner"], ["paper"]), Friday).Rejection?.Code);
        Assert.Equal("tag.bad", CallCenter.Decide(again.Ticket, Tag([" toner"]), Friday).Rejection?.Code);
        Assert.Equal("text.missing", CallCenter.Decide(again.Ticket, Tag([""]), Friday).Rejection?.Code);
        var many = Tag([.. Enumerable.Range(0, 99).Select(i => $"t{i}")]);
        Assert.Equal("tag.too-many", CallCenter.Decide(again.Ticket, many, Friday).Rejection?.Code);
    }

    private static TagTicket Tag(ValueList<string> added, ValueList<string> removed = default) =>
        new()
        {
            By = Agent,
            Added = added,
            Removed = removed,
        };

    private static AmendTicket Right(CorrectionRecord correction) => new(correction, "misheard") { By = Lead };
}
