using NodaTime;
using SupportWorkflow.Closing;
using SupportWorkflow.Links;
using SupportWorkflow.Messages;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Every command of the core process, accepted and refused, at the call centre.</summary>
public sealed class CoreCommandTests
{
    private static readonly ResolutionRecord Solved = new(ResolutionResult.Resolved, "Driver rolled back.") { Cause = "A driver update." };

    private static Ticket Closed =>
        InProgress()
            .Then(
                Friday,
                new ResolveTicket(Solved) { By = Engineer },
                new ConfirmResolution { By = Customer },
                new CloseTicket { By = Agent }
            );

    private static string? Code(Ticket ticket, TicketCommand command, Instant? at = null) =>
        CallCenter.Decide(ticket, command, at ?? Friday).Rejection?.Code;

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void What_is_missing_is_asked_for_and_the_answer_completes_it()
    {
        var asked = Open().Then(Friday, new AskRequester("Which printer?") { By = Agent });
        Assert.Equal(("awaiting-information", "Which printer?"), (asked.State.Name, asked.Handling.OpenQuestion));
        var answered = asked.Then(Friday, new RecordReply("The red one.") { By = Customer });
        Assert.Null(answered.Handling.OpenQuestion);
    }

    [Fact]
    [Trait("Requirement", "INT-6")]
    public void What_is_not_ours_is_handed_over_with_reason_and_contact_and_ends_here()
    {
        var handed = Open().Then(Friday, new HandOver("客户服务部", "业务流程咨询", "王经理") { By = Agent });
        Assert.Equal(("transferred", Lifecycles.StateKind.Final), (handed.State.Name, handed.State.Kind));
        Assert.Equal("hand-over.incomplete", Code(Open(), new HandOver("客户服务部", "", "王经理") { By = Agent }));
        Assert.Equal("lifecycle.role-not-granted", Code(Open(), new HandOver("a", "b", "c") { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "CLS-3")]
    public void A_category_is_one_of_the_profiles_and_changing_it_keeps_from_and_why()
    {
        Assert.Equal("classify.unknown-category", Code(Open(), new ClassifyTicket(new("plumbing")) { By = Agent }));
        var first = Open().Then(Friday, new ClassifyTicket(new("hardware-fault")) { By = Agent });
        Assert.Equal("classify.no-reason", Code(first, new ClassifyTicket(new("software-system")) { By = Agent }));
        Assert.Equal("classify.unchanged", Code(first, new ClassifyTicket(new("hardware-fault")) { By = Agent }));
        var second = CallCenter.Decide(first, new ClassifyTicket(new("software-system"), "It is the driver.") { By = Engineer }, Friday);
        var e = Assert.IsType<TicketClassified>(second.Events[0]);
        Assert.Equal(
            ("hardware-fault", "software-system", "It is the driver.", "li.wei"),
            (e.Before!.Value.Path, e.Category.Path, e.Reason, e.By)
        );
    }

    [Fact]
    [Trait("Requirement", "ASG-3")]
    public void An_engineer_claims_what_nobody_has()
    {
        var waiting = Open().Then(Friday, new FireTrigger("verify") { By = Agent });
        var claimed = waiting.Then(Friday, new ClaimTicket { By = Engineer });
        Assert.Equal(("dispatched", "li.wei"), (claimed.State.Name, claimed.Assignment!.Agent!.Value.Value));
        Assert.NotNull(claimed.Assignment.AcknowledgedAt);
        Assert.Equal("lifecycle.role-not-granted", Code(waiting, new ClaimTicket { By = Agent }));
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void Only_the_assignee_acknowledges_and_only_once()
    {
        var assigned = Open().Then(Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Assert.Equal("assignment.not-the-assignee", Code(assigned, new AcknowledgeTicket { By = new Actor("sun.li", Role.Engineer) }));
        var acknowledged = assigned.Then(Friday + Minutes(3), new AcknowledgeTicket { By = Engineer });
        Assert.Equal(Friday + Minutes(3), acknowledged.Assignment!.AcknowledgedAt);
        Assert.Equal("acknowledge.done", Code(acknowledged, new AcknowledgeTicket { By = Engineer }, Friday + Minutes(4)));
        Assert.Equal("assignment.nobody", Code(Open(), new AcknowledgeTicket { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void A_declined_assignment_goes_back_to_the_queue_and_the_team_keeps_it()
    {
        var assigned = Open().Then(Friday, new AssignTicket(new("software"), new("li.wei")) { By = Lead });
        Assert.Equal("decline.no-reason", Code(assigned, new DeclineTicket("") { By = Engineer }));
        var declined = assigned.Then(Friday, new DeclineTicket("On leave from tomorrow.") { By = Engineer });
        Assert.Equal(
            ("to-dispatch", "software", null),
            (declined.State.Name, declined.Assignment?.Team?.Value, declined.Assignment?.Agent)
        );
    }

    [Fact]
    [Trait("Requirement", "ASG-3")]
    public void The_lead_re_assigns_and_the_acknowledgement_begins_anew()
    {
        var acknowledged = Open()
            .Then(Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new AcknowledgeTicket { By = Engineer });
        var reassigned = acknowledged.Then(Friday, new AssignTicket(Agent: new("sun.li")) { By = Lead, Reason = "Li is ill." });
        Assert.Equal(("sun.li", null), (reassigned.Assignment!.Agent!.Value.Value, reassigned.Assignment.AcknowledgedAt));
        Assert.Equal("assign.to-nobody", Code(acknowledged, new AssignTicket { By = Lead }));
    }

    [Fact]
    [Trait("Requirement", "HND-1")]
    public void Work_is_logged_in_real_time_and_an_empty_entry_is_refused()
    {
        var logged = InProgress()
            .Then(
                Friday,
                new LogWork("Compared the driver versions.") { By = Engineer },
                new LogWork("Will roll back.") { By = Engineer, VisibleToRequester = true }
            );
        Assert.Equal(2, logged.Handling.LogEntries);
        Assert.Equal("log.no-text", Code(logged, new LogWork("") { By = Engineer }));
        Assert.Equal("lifecycle.role-not-granted", Code(logged, new LogWork("I did it.") { By = Customer }));
    }

    [Fact]
    [Trait("Requirement", "HND-4")]
    public void A_workaround_is_recorded_apart_from_the_solution()
    {
        var helped = InProgress().Then(Friday, new GiveWorkaround("Use the spare account.") { By = Engineer });
        Assert.Equal(("Use the spare account.", null), (helped.Handling.Workaround, helped.Resolution));
        Assert.Equal("workaround.no-text", Code(helped, new GiveWorkaround("") { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "RES-1")]
    public void A_resolution_says_result_measures_cause_and_precautions()
    {
        var resolved = InProgress().Then(Friday, new ResolveTicket(Solved with { Precautions = "Pinned the version." }) { By = Engineer });
        Assert.Equal(Solved with { Precautions = "Pinned the version.", ResolvedAt = Friday }, resolved.Resolution);
        Assert.Equal("resolve.no-measures", Code(InProgress(), new ResolveTicket(new(ResolutionResult.Resolved, " ")) { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "RES-2")]
    public void Resolved_means_awaiting_confirmation_and_nobody_confirms_twice()
    {
        var confirmed = InProgress().Then(Friday, new ResolveTicket(Solved) { By = Engineer }, new ConfirmResolution { By = Customer });
        Assert.Equal(("awaiting-confirmation", Friday), (confirmed.State.Name, confirmed.Resolution!.ConfirmedAt));
        Assert.Equal("confirm.done", Code(confirmed, new ConfirmResolution { By = Customer }));
        var slipped = Solved with { ConfirmedAt = Friday };
        Assert.Null(InProgress().Then(Friday, new ResolveTicket(slipped) { By = Engineer }).Resolution!.ConfirmedAt);
    }

    [Theory]
    [Trait("Requirement", "RES-4")]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(0, "rate.off-scale")]
    [InlineData(6, "rate.off-scale")]
    public void A_rating_is_on_the_scale(int score, string? code) =>
        Assert.Equal(code, Code(Closed, new RateTicket(score, "fast") { By = Customer }));

    [Fact]
    [Trait("Requirement", "CLO-2")]
    public void The_record_is_audited_and_what_is_missing_is_said()
    {
        Assert.Equal("audit.no-remarks", Code(Closed, new AuditTicket(false) { By = Lead }));
        var audited = Closed.Then(Friday, new AuditTicket(true) { By = Lead });
        Assert.Equal(new AuditRecord(true, "zhao.min", Friday), audited.Closing.Audit);
    }

    [Fact]
    [Trait("Requirement", "CLO-2")]
    public void An_archived_ticket_refuses_everything()
    {
        var archived = Closed.Then(Friday, new AuditTicket(true) { By = Lead }, new ArchiveTicket { By = Lead });
        foreach (
            var command in new TicketCommand[]
            {
                new RateTicket(5) { By = Customer },
                new ReopenTicket("again") { By = Customer },
                new LinkTicket(new("t-2"), "follow-up") { By = Agent },
                new ArchiveTicket { By = Lead },
                new LogWork("x") { By = Engineer },
                new FireTrigger("verify") { By = Actor.System("test") },
            }
        )
            Assert.Equal("ticket.archived", Code(archived, command));
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void A_closed_ticket_is_reopened_within_seven_days_and_at_most_twice()
    {
        Assert.Equal(
            "reopen.too-late",
            Code(Closed, new ReopenTicket("again") { By = Customer }, Friday + Duration.FromDays(7) + Duration.Epsilon)
        );
        Assert.Null(Code(Closed, new ReopenTicket("again") { By = Customer }, Friday + Duration.FromDays(7)));
        Assert.Equal("reopen.no-reason", Code(Closed, new ReopenTicket("") { By = Customer }));
        var ticket = Closed;
        for (var i = 0; i < 2; i++)
            ticket = ticket.Then(
                Friday,
                new ReopenTicket("It fails again.") { By = Customer },
                new ResolveTicket(Solved) { By = Engineer },
                new ConfirmResolution { By = Customer },
                new CloseTicket { By = Agent }
            );
        Assert.Equal(2, ticket.Closing.Reopened);
        Assert.Equal("reopen.too-often", Code(ticket, new ReopenTicket("third") { By = Customer }));
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void A_final_ticket_permits_only_to_reopen_rate_link_audit_archive_and_what_concerns_the_record()
    {
        var possible = CallCenter.Explain(Closed, Friday, Actor.System("test")).PossibleNow;
        string[] always = ["amend", "audit", "link", "rate", "reopen", "tag", "unwatch", "watch"];
        Assert.Equal(always, possible.Order(StringComparer.Ordinal));
        var audited = CallCenter
            .Explain(Closed.Then(Friday, new AuditTicket(true) { By = Lead }), Friday, Actor.System("test"))
            .PossibleNow;
        Assert.Equal(always.Append("archive").Order(StringComparer.Ordinal), audited.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "CLO-4")]
    public void Tickets_are_linked_once_and_never_to_themselves()
    {
        var linked = Open().Then(Friday, new LinkTicket(new("t-2"), "duplicate-of") { By = Agent });
        Assert.Equal([new LinkRecord(new("t-2"), "duplicate-of")], linked.Links);
        Assert.Equal("link.done", Code(linked, new LinkTicket(new("t-2"), "duplicate-of") { By = Agent }));
        Assert.Equal("link.to-itself", Code(linked, new LinkTicket(linked.Id, "duplicate-of") { By = Agent }));
        Assert.Equal("link.incomplete", Code(linked, new LinkTicket(new("t-3"), "") { By = Agent }));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void A_requester_acts_on_their_own_tickets_only()
    {
        var stranger = new Actor("zhou@other.cn", Role.Requester);
        Assert.Equal("actor.not-own-ticket", Code(Open(), new CancelTicket("mine?") { By = stranger }));
        Assert.Null(Code(Open(), new CancelTicket("not needed") { By = Customer }));
        Assert.Equal("lifecycle.role-not-granted", Code(Open(), new AssignTicket(Agent: new("x")) { By = stranger }));
    }

    [Fact]
    [Trait("Requirement", "SLA-13")]
    public void The_first_contact_is_kept_and_further_ones_do_not_move_it()
    {
        var ticket = InProgress()
            .Then(Friday + Minutes(2), new RecordContact { By = Engineer })
            .Then(Friday + Minutes(9), new AskRequester("?") { By = Engineer });
        Assert.Equal(Friday + Minutes(2), ticket.Handling.FirstContactAt);
    }

    [Fact]
    public void Every_command_stands_in_the_table_once_and_its_triggers_cannot_be_fired_by_name()
    {
        var types = typeof(TicketCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TicketCommand)));
        Assert.Equal(
            types.Select(t => t.Name).Order(StringComparer.Ordinal),
            MessageTable.Commands.Select(r => r.Type.Name).Order(StringComparer.Ordinal)
        );
        foreach (var row in MessageTable.Commands.Where(r => r.Type != typeof(FireTrigger)))
        {
            Assert.NotEmpty(row.Triggers);
            Assert.Superset(row.Triggers.ToHashSet(), MessageTable.OwnedTriggers.ToHashSet());
        }
        Assert.Equal(MessageTable.Commands.Sum(r => r.Triggers.Count), MessageTable.OwnedTriggers.Count);
    }
}
