using NodaTime;
using SupportWorkflow.Closing;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Links;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Solved, confirmed, rated, closed, audited, archived, taken up again; and the priority of a refused solution.</summary>
public sealed class ClosingTests
{
    private static readonly ResolutionRecord Solved = new(ResolutionResult.Resolved, "Driver rolled back.");

    private static Ticket Resolved => InProgress().Then(Friday, new ResolveTicket(Solved) { By = Engineer });

    private static Ticket Closed => Resolved.Then(Friday, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent });

    [Fact]
    [Trait("Requirement", "CLO-1")]
    public void Closing_lists_everything_that_is_missing_at_once_in_both_languages()
    {
        var strict = With(
            """
            { "closing": { "record": ["description", "intake", "category", "diagnosis", "contact", "result", "measures", "cause",
              "precautions", "source", "resources", "rating", "audit"] } }
            """
        );
        var resolved = Walk(
            strict,
            strict.Open(Opening() with { Device = null }, Friday).Ticket,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new ResolveTicket(Solved) { By = Engineer },
            new SetFields([new("description", Conditions.FactValue.Missing)]) { By = Agent }
        );
        var no = strict.Decide(resolved, new CloseTicket { By = Agent }, Friday).Rejection!;
        Assert.Equal("lifecycle.guard-does-not-hold", no.Code);
        Assert.EndsWith(
            "Missing: device or system; description; the category; an entry in the work log; a contact with the requester; the cause; the precautions; "
                + "where the solution came from; the resources used; the rating; a passed audit; the requester's confirmation.",
            no.Reason.English
        );
        Assert.Contains("缺少：", no.Reason.Chinese);
        Assert.Contains("客户的确认", no.Reason.Chinese);

        var complete = Walk(
            strict,
            strict.Open(Opening() with { Category = new("software-system") }, Friday).Ticket,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new RecordContact { By = Engineer },
            new LogWork("Compared versions.") { By = Engineer },
            new ResolveTicket(
                Solved with
                {
                    Cause = "An update.",
                    Precautions = "Pinned.",
                    Source = ResolutionSource.Knowledge,
                    Article = "KB-7",
                    Resources = ["2 h", "one licence"],
                }
            )
            {
                By = Engineer,
            },
            new ConfirmResolution { By = Customer },
            new RateTicket(5) { By = Customer },
            new AuditTicket(true) { By = Lead },
            new CloseTicket { By = Agent }
        );
        Assert.Equal("closed", complete.State.Name);
    }

    [Fact]
    [Trait("Requirement", "CLO-1")]
    public void A_confirmation_that_never_comes_is_replaced_by_the_leads_written_reason()
    {
        Assert.Equal("lifecycle.guard-does-not-hold", Code(Resolved, new CloseTicket { By = Lead }));
        Assert.Equal("lifecycle.guard-does-not-hold", Code(Resolved, new CloseTicket("Never answered.") { By = Agent }));
        var closed = CallCenter
            .Decide(Resolved, new CloseTicket("Three calls and two mails stayed unanswered.") { By = Lead }, Friday)
            .EnsureAccepted();
        Assert.Equal("Three calls and two mails stayed unanswered.", Assert.IsType<TicketClosed>(closed.Events[^1]).Reason);
        Assert.Null(closed.Ticket.Resolution!.ConfirmedAt);
    }

    [Fact]
    [Trait("Requirement", "CLO-2")]
    public void Nothing_is_archived_before_its_audit_has_passed()
    {
        var no = CallCenter.Decide(Closed, new ArchiveTicket { By = Lead }, Friday).Rejection!;
        Assert.EndsWith("Missing: a passed audit.", no.Reason.English);
        var failed = Closed.Then(Friday, new AuditTicket(false, "The cause is missing.") { By = Lead });
        Assert.Equal("lifecycle.guard-does-not-hold", Code(failed, new ArchiveTicket { By = Lead }));
        Assert.NotNull(failed.Then(Friday, new AuditTicket(true) { By = Lead }, new ArchiveTicket { By = Lead }).Closing.ArchivedAt);
        Assert.Equal("lifecycle.role-not-granted", Code(Closed, new AuditTicket(true) { By = Agent }));
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void Who_may_reopen_is_the_profiles_and_a_ticket_nobody_had_goes_back_to_verification()
    {
        Assert.Equal("lifecycle.role-not-granted", Code(Closed, new ReopenTicket("mine") { By = Engineer }));
        Assert.Equal("in-progress", Closed.Then(Friday, new ReopenTicket("It fails again.") { By = Customer }).State.Name);
        var cancelled = Open().Then(Friday, new CancelTicket("It works again.") { By = Customer });
        Assert.Equal("to-verify", cancelled.Then(Friday, new ReopenTicket("No, it does not.") { By = Customer }).State.Name);
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void After_the_window_a_new_ticket_goes_on_from_the_old_one_and_both_are_linked()
    {
        var (old, later) = (Closed, Friday + Duration.FromDays(8));
        Assert.Contains(
            "Open a new one and link it",
            CallCenter.Decide(old, new ReopenTicket("again") { By = Customer }, later).Rejection!.Reason.English
        );
        var opened = CallCenter.Open(Opening() with { Id = new("t-2"), Continues = old.Id }, later).EnsureAccepted();
        Assert.Equal([new LinkRecord(old.Id, "continues")], opened.Ticket.Links);
        Assert.Equal("link.to-itself", CallCenter.Open(Opening() with { Continues = old.Id }, later).Rejection?.Code);
        var followUp = Assert.Single(opened.FollowUps);
        Assert.Equal(old.Id, followUp.Ticket);
        Assert.Equal(
            [new LinkRecord(new("t-2"), "continued-by")],
            CallCenter.Decide(old, followUp.Command, later).EnsureAccepted().Ticket.Links
        );
    }

    [Fact]
    [Trait("Requirement", "PRI-6")]
    public void A_refused_solution_raises_the_priority_where_the_profile_says_so_and_never_above_the_top()
    {
        var raising = With("""{ "priority": { "onRefused": { "raise": 1 } } }""");
        var resolved = Walk(
            raising,
            raising.Open(Opening(), Friday).Ticket,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new ResolveTicket(Solved) { By = Engineer }
        );
        var refused = raising.Decide(resolved, new RefuseResolution("It still fails.") { By = Customer }, Friday).EnsureAccepted();
        var raised = refused.Events.OfType<TicketPrioritised>().Single();
        Assert.Equal(("P1", "system:priority-policy", refused.Events[0].Version), (raised.Priority.Code.Code, raised.By, raised.Cause));
        Assert.Equal("raised from P2 to P1 because the resolution was refused", raised.Priority.Because[^1].English);
        Assert.Equal("in-progress", refused.Ticket.State.Name);
        var again = Walk(
            raising,
            refused.Ticket,
            new ResolveTicket(Solved) { By = Engineer },
            new RefuseResolution("And again.") { By = Customer }
        );
        Assert.Equal("P1", again.Priority!.Code.Code);
        Assert.Equal("P2", Resolved.Then(Friday, new RefuseResolution("No.") { By = Customer }).Priority!.Code.Code);
    }

    [Fact]
    [Trait("Requirement", "PRI-6")]
    public void A_widened_impact_runs_the_policy_again_and_the_same_impact_is_refused()
    {
        var widened = Open().Then(Friday, new PrioritiseTicket { By = Agent, Impact = "production-unusable" });
        Assert.Equal(("P1", "production-unusable"), (widened.Priority!.Code.Code, widened.Intake.Impact));
        Assert.Equal("priority.unchanged", Code(widened, new PrioritiseTicket { By = Agent, Impact = "production-unusable" }));
        Assert.Equal("intake.invalid", Code(widened, new PrioritiseTicket { By = Agent, Impact = "moonfall" }));
    }

    [Fact]
    [Trait("Requirement", "PRI-3")]
    public void The_requester_chooses_a_priority_and_support_overrides_it_with_a_reason()
    {
        var choosing = With(
            """
            { "priority": { "rows": [{ "if": { "fact": "chosen-priority", "is": "P1" }, "priority": "P1", "because": { "en": "chosen",
              "zh-CN": "客户选择" } }] } }
            """
        );
        var opened = choosing.Open(Opening("training") with { ChosenPriority = new("P1") }, Friday).Ticket;
        Assert.Equal(("P1", "P1"), (opened.Priority!.Code.Code, opened.Intake.ChosenPriority!.Value.Code));
        Assert.Equal(
            "priority.no-reason",
            choosing.Decide(opened, new PrioritiseTicket { By = Agent, Priority = new("P4") }, Friday).Rejection?.Code
        );
        var lowered = choosing
            .Decide(opened, new PrioritiseTicket("A training is not urgent.") { By = Agent, Priority = new("P4") }, Friday)
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(("P4", true), (lowered.Priority!.Code.Code, lowered.Priority.IsSetByHand));
        Assert.Equal(
            "lifecycle.role-not-granted",
            choosing.Decide(opened, new PrioritiseTicket("mine") { By = Customer, Priority = new("P2") }, Friday).Rejection?.Code
        );
    }

    [Fact]
    [Trait("Requirement", "PRI-4")]
    public void A_vip_is_one_level_higher_and_never_above_the_top() =>
        Assert.Equal(
            ["P2", "P1", "P1"],
            new[] { Open("usage-question", "vip"), Open("user-blocked", "vip"), Open("core-data-lost", "vip") }.Select(t =>
                t.Priority!.Code.Code
            )
        );

    [Fact]
    [Trait("Requirement", "PRI-8")]
    public void Category_priority_and_limits_are_written_on_the_ticket()
    {
        var ticket = CallCenter.Open(Opening() with { Category = new("software-system") }, Friday).Ticket;
        Assert.Equal(("software-system", "P2"), (ticket.Category!.Value.Path, ticket.Priority!.Code.Code));
        Assert.Equal(Friday + Minutes(240), CallCenter.Read(ticket, "resolution", Friday).DueAt);
    }

    [Theory]
    [Trait("Requirement", "RES-1")]
    [InlineData(ResolutionResult.Unresolved)]
    [InlineData(ResolutionResult.ToBeFollowedUp)]
    public void What_stays_unsolved_or_is_watched_further_is_a_result_with_its_measures(ResolutionResult result)
    {
        var record = new ResolutionRecord(result, "Restarted; the vendor looks into it.")
        {
            Cause = "unknown",
            Source = ResolutionSource.Vendor,
            Precautions = "Watch it.",
        };
        var tried = InProgress().Then(Friday, new ResolveTicket(record) { By = Engineer });
        Assert.Equal((record, StateKind.Working), (tried.Resolution, tried.State.Kind));
        Assert.Equal("resolve.no-measures", Code(InProgress(), new ResolveTicket(record with { Measures = "" }) { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "HND-13")]
    public void The_origin_of_a_solution_and_the_resources_used_are_recorded()
    {
        var record = Solved with { Source = ResolutionSource.Knowledge, Article = "KB-7", Resources = ["2 h", "one cable"] };
        Assert.Equal(
            record with
            {
                ResolvedAt = Friday,
            },
            InProgress().Then(Friday, new ResolveTicket(record) { By = Engineer }).Resolution
        );
    }

    [Fact]
    [Trait("Requirement", "RES-3")]
    public void A_refusal_needs_a_reason_and_only_what_is_done_can_be_refused()
    {
        Assert.Equal("refuse.no-reason", Code(Resolved, new RefuseResolution("") { By = Customer }));
        Assert.Equal("lifecycle.not-from-state", Code(InProgress(), new RefuseResolution("Not yet.") { By = Customer }));
    }

    [Fact]
    [Trait("Requirement", "RES-4")]
    public void Named_grades_are_a_scale_with_texts()
    {
        var graded = With(
            """
            { "closing": { "grades": {
                "very-satisfied": { "en": "Very satisfied", "zh-CN": "非常满意" }, "satisfied": { "en": "Satisfied", "zh-CN": "满意" },
                "fair": { "en": "Fair", "zh-CN": "一般" }, "dissatisfied": { "en": "Not satisfied", "zh-CN": "不满意" } }, "lowestScore": null,
                  "highestScore": null } }
            """
        );
        var done = Walk(
            graded,
            graded.Open(Opening(), Friday).Ticket,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new ResolveTicket(Solved) { By = Engineer }
        );
        RatingRecord? Rate(RateTicket rate) => graded.Decide(done, rate, Friday).EnsureAccepted().Ticket.Closing.Rating;
        Assert.Equal(
            new RatingRecord(4, Friday, "快") { Grade = "very-satisfied" },
            Rate(new RateTicket(0, "快") { By = Customer, Grade = "very-satisfied" })
        );
        Assert.Equal(new RatingRecord(1, Friday) { Grade = "dissatisfied" }, Rate(new RateTicket(1) { By = Customer }));
        string? No(RateTicket rate) => graded.Decide(done, rate, Friday).Rejection?.Code;
        Assert.Equal("rate.unknown-grade", No(new RateTicket(0) { By = Customer, Grade = "great" }));
        Assert.Equal("rate.two-answers", No(new RateTicket(2) { By = Customer, Grade = "very-satisfied" }));
        Assert.Equal("rate.off-scale", No(new RateTicket(5) { By = Customer }));
        Assert.Equal("rate.no-grades", Code(Resolved, new RateTicket(0) { By = Customer, Grade = "satisfied" }));
    }

    [Fact]
    [Trait("Requirement", "RES-4")]
    public void Two_grades_are_satisfied_or_not()
    {
        var two = With(
            """
            { "closing": { "grades": { "satisfied": { "en": "Satisfied", "zh-CN": "满意" }, "not-satisfied": { "en": "Not satisfied",
              "zh-CN": "不满意" } }, "lowestScore": null, "highestScore": null } }
            """
        );
        var done = Walk(
            two,
            two.Open(Opening(), Friday).Ticket,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new ResolveTicket(Solved) { By = Engineer }
        );
        Assert.Equal(2, Walk(two, done, new RateTicket(0) { By = Customer, Grade = "satisfied" }).Closing.Rating!.Score);
        Assert.Equal(1, Walk(two, done, new RateTicket(0) { By = Customer, Grade = "not-satisfied" }).Closing.Rating!.Score);
    }

    [Fact]
    [Trait("Requirement", "CLO-4")]
    public void A_ticket_is_withdrawn_with_a_reason_and_the_record_stays()
    {
        Assert.Equal("cancel.no-reason", Code(Open(), new CancelTicket("") { By = Customer }));
        var cancelled = Open().Then(Friday, new CancelTicket("It works again.") { By = Customer });
        Assert.Equal(("cancelled", Friday), (cancelled.State.Name, cancelled.Closing.EndedAt));
        Assert.Equal("lifecycle.not-from-state", Code(cancelled, new LogWork("x") { By = Engineer }));
    }

    [Fact]
    [Trait("Requirement", "CLS-6")]
    public void A_ticket_has_one_category_and_a_profile_may_demand_it()
    {
        var demanding = With("""{ "closing": { "record": ["category"] } }""");
        var done = Walk(
            demanding,
            demanding.Open(Opening(), Friday).Ticket,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new ResolveTicket(Solved) { By = Engineer },
            new ConfirmResolution { By = Customer }
        );
        Assert.EndsWith("Missing: the category.", demanding.Decide(done, new CloseTicket { By = Agent }, Friday).Rejection!.Reason.English);
        var classified = Walk(
            demanding,
            done,
            new ClassifyTicket(new("hardware-fault")) { By = Agent },
            new ClassifyTicket(new("software-system"), "The driver.") { By = Agent }
        );
        Assert.Equal("software-system", classified.Category!.Value.Path);
        Assert.Equal("closed", Walk(demanding, classified, new CloseTicket { By = Agent }).State.Name);
    }

    private static Ticket Walk(TicketWorkflow workflow, Ticket ticket, params TicketCommand[] commands) =>
        commands.Aggregate(ticket, (t, c) => workflow.Decide(t, c, Friday).EnsureAccepted().Ticket);

    private static string? Code(Ticket ticket, TicketCommand command) => CallCenter.Decide(ticket, command, Friday).Rejection?.Code;
}
