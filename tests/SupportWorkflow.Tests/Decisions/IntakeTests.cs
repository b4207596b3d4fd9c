using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>How requests come in: what is missing is asked for, what is vague is flagged, what is wrong is refused.</summary>
public sealed class IntakeTests
{
    private static OpenTicket Bare =>
        new(new("t-1"), new("TS202410110001"), "ERP cannot print invoices")
        {
            By = Customer,
            Channel = "phone",
            Impact = "user-blocked",
        };

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void A_request_that_says_next_to_nothing_is_registered_and_asked_back_in_both_languages()
    {
        var opened = CallCenter.Open(Bare, Friday).EnsureAccepted();
        var asked = opened.Events.OfType<DetailsMissing>().Single();
        Assert.Equal(["contact-name", "contact-means", "tier", "occurred", "device", "description"], asked.Missing.Select(m => m.Field));
        var questions = CallCenter.Questions(opened.Ticket);
        Assert.Equal(asked.Missing.Select(m => m.Field), questions.Select(q => q.Field));
        Assert.All(questions, q => Assert.NotNull(q.Question.Chinese));
        Assert.All(questions, q => Assert.NotNull(q.Why!.Chinese));
        Assert.Equal(("system:intake", 1, "awaiting-information"), (asked.By, asked.Cause, asked.To));
        Assert.Equal(asked.Missing, opened.Ticket.Intake.Missing);
        Assert.Equal(WaitingOn.Requester, opened.Ticket.State.WaitsOn);
    }

    [Fact]
    [Trait("Requirement", "SLA-13")]
    public void Asking_back_by_itself_is_no_response_and_the_resolution_clock_stands_still_meanwhile()
    {
        var ticket = CallCenter.Open(Bare, Friday).Ticket;
        Assert.Null(ticket.Handling.FirstContactAt);
        Assert.Equal(ServiceLevels.ClockPhase.Running, CallCenter.Read(ticket, "response", Friday).Phase);
        Assert.Equal(ServiceLevels.ClockPhase.Paused, CallCenter.Read(ticket, "resolution", Friday).Phase);
    }

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void The_answer_that_completes_the_record_ends_the_waiting_and_a_part_of_it_does_not()
    {
        var opened = CallCenter
            .Open(Bare with { By = Agent, OnBehalfOf = Customer.Id, ContactName = "Chen", ContactMeans = "1380", Tier = "normal" }, Friday)
            .Ticket;
        var half = CallCenter
            .Decide(opened, new SetFields([new("device", FactValue.Of("ERP 4.2"))]) { By = Customer }, Friday + Minutes(1))
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(["occurred", "description"], half.Intake.Missing.Select(m => m.Field));
        Assert.Equal("awaiting-information", half.State.Name);
        var whole = CallCenter
            .Decide(
                half,
                new SetFields([new("occurred", FactValue.Of("2024-10-11T08:00:00Z")), new("description", FactValue.Of("E-17"))])
                {
                    By = Agent,
                },
                Friday + Minutes(2)
            )
            .EnsureAccepted();
        Assert.Empty(whole.Ticket.Intake.Missing);
        var resumed = Assert.IsType<WorkResumed>(whole.Events[1]);
        Assert.Equal(("to-verify", "system:intake", whole.Events[0].Version), (resumed.To, resumed.By, resumed.Cause));
    }

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void An_answer_may_carry_the_details_and_goes_back_to_whoever_verifies()
    {
        var opened = CallCenter
            .Open(
                Bare with
                {
                    By = Agent,
                    OnBehalfOf = Customer.Id,
                    ContactName = "Chen",
                    ContactMeans = "1380",
                    Tier = "normal",
                    Description = "E-17",
                },
                Friday
            )
            .Ticket;
        var answered = opened.Then(
            Friday + Minutes(1),
            new RecordReply("It is the ERP.")
            {
                By = Customer,
                Fields = [new("device", FactValue.Of("ERP 4.2")), new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))],
            }
        );
        Assert.Equal(("to-verify", 0), (answered.State.Name, answered.Intake.Missing.Count));
        var halfAnswered = opened.Then(
            Friday + Minutes(1),
            new RecordReply("It is the ERP.") { By = Customer, Fields = [new("device", FactValue.Of("ERP 4.2"))] }
        );
        Assert.Equal("to-verify", halfAnswered.State.Name);
        var no = CallCenter.Decide(halfAnswered, new FireTrigger("verify") { By = Agent }, Friday + Minutes(2)).Rejection!;
        Assert.Equal("lifecycle.guard-does-not-hold", no.Code);
        Assert.EndsWith("Missing: Time of occurrence.", no.Reason.English);
        Assert.EndsWith("缺少：发生时间。", no.Reason.Chinese);
        Assert.Equal(
            "intake.invalid",
            CallCenter
                .Decide(opened, new RecordReply("!") { By = Customer, Fields = [new("colour", FactValue.Of("red"))] }, Friday)
                .Rejection?.Code
        );
    }

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void What_is_taken_away_again_is_listed_but_nobody_is_asked_by_the_machine()
    {
        var cleared = CallCenter
            .Decide(Open(), new SetFields([new("device", FactValue.Missing)], "wrong device") { By = Agent }, Friday)
            .EnsureAccepted();
        Assert.Equal(["device"], cleared.Ticket.Intake.Missing.Select(m => m.Field));
        Assert.Equal("to-verify", cleared.Ticket.State.Name);
        Assert.Null(cleared.Events.OfType<DetailsMissing>().Single().To);
    }

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void Where_the_lifecycle_has_no_way_to_ask_the_ticket_only_lists_what_is_missing()
    {
        var silent = With("""{ "lifecycle": { "transitions": "without:ask" } }""");
        var opened = silent.Open(Bare, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("to-verify", 6), (opened.State.Name, opened.Intake.Missing.Count));
    }

    [Fact]
    [Trait("Requirement", "INT-3")]
    public void A_field_may_be_required_with_a_question_made_from_its_name_and_the_category_too()
    {
        var workflow = With(
            """
            {
              "fields": { "site": { "type": "text", "name": { "en": "Site", "zh-CN": "地点" }, "required": true,
                "why": { "en": "We go there.", "zh-CN": "需上门。" } } },
              "intake": { "required": { "category": { "question": { "en": "Hardware or software?", "zh-CN": "硬件还是软件？" },
                "why": { "en": "To route it.", "zh-CN": "便于分派。" } } } }
            }
            """
        );
        var opened = workflow.Open(Opening(), Friday).Ticket;
        Assert.Equal(
            [("category", "Hardware or software?", "To route it."), ("site", "Please tell us: Site.", "We go there.")],
            workflow.Questions(opened).Select(m => (m.Field, m.Question.English, m.Why!.English))
        );
        var classified = workflow.Decide(opened, new ClassifyTicket(new("hardware-fault")) { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(["site"], classified.Intake.Missing.Select(m => m.Field));
    }

    [Theory]
    [Trait("Requirement", "INT-5")]
    [InlineData("系统不好用", "系统不好用", "subject")]
    [InlineData("It DOESN'T WORK since noon", "doesn't work", "subject")]
    public void Vague_words_are_flagged_with_a_clarifying_question_and_the_reply_answers_it(string subject, string phrase, string field)
    {
        var opened = CallCenter.Open(Opening() with { Subject = subject }, Friday).Ticket;
        var flagged = Assert.Single(opened.Intake.Missing);
        Assert.Equal((field, phrase, "awaiting-information"), (flagged.Field, flagged.Phrase, opened.State.Name));
        var question = Assert.Single(CallCenter.Questions(opened));
        Assert.Contains("screenshot", question.Question.English);
        Assert.Contains("截图", question.Question.Chinese);
        var answered = opened.Then(Friday + Minutes(1), new RecordReply("The button 'print' does nothing.") { By = Customer });
        Assert.Equal(("to-verify", 0), (answered.State.Name, answered.Intake.Missing.Count));
        Assert.Empty(CallCenter.Open(Opening() with { Subject = "E-17 when printing" }, Friday).Ticket.Intake.Missing);
    }

    [Fact]
    [Trait("Requirement", "INT-9")]
    public void Attachments_are_checked_by_size_and_type_and_a_refusal_says_which_and_why()
    {
        AttachmentRecord[] good = [new("a.log", 10_485_760), new("PHOTO.JPG", 1), new("b.c.pdf", 0, "blob-1")];
        var opened = CallCenter.Open(Opening() with { Attachments = [.. good] }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(good, opened.Intake.Attachments);
        var bad = Opening() with { Attachments = [new("a.log", 10_485_761), new("run.exe", 5), new("noend", 5), new("", 5)] };
        var no = CallCenter.Open(bad, Friday).Rejection!;
        Assert.Equal("intake.invalid", no.Code);
        Assert.Contains("'a.log' has 10485761 bytes; at most 10485760", no.Reason.English);
        Assert.Contains("'run.exe' is not of a type that is taken (jpg, jpeg, png, pdf, log)", no.Reason.English);
        Assert.Contains("'noend' is not of a type", no.Reason.English);
        Assert.Contains("has no name", no.Reason.English);
        Assert.Contains("附件“a.log”为 10485761 字节", no.Reason.Chinese);
    }

    [Fact]
    [Trait("Requirement", "INT-9")]
    public void A_reply_and_a_log_entry_may_bring_files_too()
    {
        var ticket = InProgress()
            .Then(
                Friday,
                new LogWork("Dump taken.") { By = Engineer, Attachments = [new("dump.log", 5)] },
                new RecordReply("Photo.") { By = Customer, Attachments = [new("screen.png", 6)] }
            );
        Assert.Equal(["dump.log", "screen.png"], ticket.Intake.Attachments.Select(a => a.Name));
        Assert.Equal(
            "intake.invalid",
            CallCenter.Decide(ticket, new LogWork("x") { By = Engineer, Attachments = [new("x.zip", 5)] }, Friday).Rejection?.Code
        );
    }

    [Fact]
    [Trait("Requirement", "INT-1")]
    public void Words_that_the_profile_does_not_have_are_refused_all_at_once()
    {
        var no = CallCenter
            .Open(
                Opening() with
                {
                    Channel = "pigeon",
                    Kind = "riddle",
                    Category = new("plumbing"),
                    ChosenPriority = new("P9"),
                    AffectedUsers = -2,
                },
                Friday
            )
            .Rejection!;
        Assert.Equal("intake.invalid", no.Code);
        Assert.All(["'pigeon'", "'riddle'", "'plumbing'", "'P9'", "'-2'"], word => Assert.Contains(word, no.Reason.English));
    }

    [Fact]
    [Trait("Requirement", "INT-1")]
    public void A_ticket_passed_on_to_us_says_from_which_department()
    {
        var passed = Opening() with { Channel = "transfer" };
        Assert.Equal(["transferred-from"], CallCenter.Open(passed, Friday).Ticket.Intake.Missing.Select(m => m.Field));
        var told = CallCenter.Open(passed with { TransferredFrom = "客户服务部" }, Friday).Ticket;
        Assert.Equal(("客户服务部", 0), (told.Intake.TransferredFrom, told.Intake.Missing.Count));
    }

    [Fact]
    [Trait("Requirement", "INT-7")]
    public void A_record_is_of_a_kind_and_conditions_may_ask_for_it()
    {
        var workflow = With(
            """
            { "priority": { "rows": [{ "if": { "fact": "kind", "is": "complaint" }, "priority": "P1", "because": { "en": "a complaint",
              "zh-CN": "投诉" } }] } }
            """
        );
        Assert.Equal("P1", workflow.Open(Opening("training") with { Kind = "complaint" }, Friday).Ticket.Priority!.Code.Code);
        Assert.Equal("P4", workflow.Open(Opening("training") with { Kind = "incident" }, Friday).Ticket.Priority!.Code.Code);
        Assert.Equal(
            ["incident", "service-request", "problem", "preventive", "complaint", "feature-request"],
            CallCenter.Intake.Find("kind")!.Choices.Select(c => c.Value)
        );
    }

    [Fact]
    [Trait("Requirement", "INT-8")]
    public void A_business_scenario_stands_beside_the_category() =>
        Assert.Equal(
            ("test-fault", "hardware-fault"),
            CallCenter.Open(Opening(scenario: "test-fault") with { Category = new("hardware-fault") }, Friday).Ticket is var t
                ? (t.Intake.Scenario, t.Category!.Value.Path)
                : default
        );

    [Fact]
    [Trait("Requirement", "INT-10")]
    public void A_report_that_threatens_the_business_is_a_fact_from_the_first_event_on()
    {
        var workflow = With(
            """
            { "objectives": { "response": { "targets": [{ "if": { "fact": "urgent-report", "is": true }, "within": "PT5M" },
              { "within": "PT30M" }] } } }
            """
        );
        var urgent = workflow.Open(Opening() with { UrgentReport = true }, Friday);
        Assert.True(Assert.IsType<TicketOpened>(urgent.Events[0]).Intake.UrgentReport);
        Assert.Equal(Friday + Minutes(5), workflow.Read(urgent.Ticket, "response", Friday).DueAt);
        Assert.Equal(
            Friday + Minutes(30),
            workflow.Read(workflow.Open(Opening() with { UrgentReport = false }, Friday).Ticket, "response", Friday).DueAt
        );
    }

    [Fact]
    [Trait("Requirement", "INT-11")]
    public void Request_contact_and_solution_are_shown_to_the_second_in_the_profiles_zone()
    {
        var ticket = InProgress()
            .Then(Friday + Duration.FromSeconds(61), new RecordContact { By = Engineer })
            .Then(
                Friday + Duration.FromSeconds(3600),
                new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "done")) { By = Engineer }
            );
        var told = CallCenter.Explain(ticket, Friday + Duration.FromHours(2));
        Assert.Equal(
            ["Requested 2024-10-11 16:30:00", "First contact 2024-10-11 16:31:01", "Solved 2024-10-11 17:30:00"],
            told.Times.Select(t => t.English)
        );
        Assert.Equal(
            ["请求时间 2024-10-11 16:30:00", "首次联系时间 2024-10-11 16:31:01", "解决时间 2024-10-11 17:30:00"],
            told.Times.Select(t => t.Chinese)
        );
        Assert.Single(CallCenter.Explain(Open(), Friday).Times);
    }

    [Fact]
    [Trait("Requirement", "INT-13")]
    public void Who_asks_comes_from_the_account_and_a_requester_cannot_be_somebody_else()
    {
        Assert.Equal(Customer.Id, CallCenter.Open(Opening(), Friday).Ticket.Intake.Requester);
        Assert.Equal(
            "open.somebody-else",
            CallCenter.Open(Opening() with { By = Customer, Tier = null, OnBehalfOf = "boss@acme.cn" }, Friday).Rejection?.Code
        );
        var byAgent = CallCenter
            .Open(Opening() with { By = Agent, OnBehalfOf = "boss@acme.cn", RequesterKind = "enterprise" }, Friday)
            .Ticket;
        Assert.Equal(("boss@acme.cn", "enterprise"), (byAgent.Intake.Requester, byAgent.Intake.RequesterKind));
    }

    [Fact]
    [Trait("Requirement", "INT-15")]
    public void The_agents_number_and_an_upset_caller_are_recorded()
    {
        var intake = CallCenter
            .Open(Opening() with { By = Agent, OnBehalfOf = Customer.Id, AgentNumber = "A-07", CallerUpset = true }, Friday)
            .Ticket.Intake;
        Assert.Equal(("A-07", true), (intake.AgentNumber, intake.CallerUpset));
        Assert.Null(Open().Intake.CallerUpset);
    }

    [Fact]
    [Trait("Requirement", "INT-16")]
    public void A_ticket_has_a_short_title_beside_the_description()
    {
        Assert.Equal(
            ("ERP cannot print invoices", "Printing an invoice ends with the error E-17."),
            (Open().Intake.Subject, Open().Intake.Description)
        );
        Assert.Equal("open.no-subject", CallCenter.Open(Opening() with { Subject = " " }, Friday).Rejection?.Code);
    }

    [Fact]
    [Trait("Requirement", "INT-19")]
    public void A_preventive_ticket_has_no_requester_is_not_asked_back_and_is_confirmed_by_the_lead()
    {
        var alarm = new OpenTicket(new("t-9"), new("TS202410110009"), "Disk at 95 %")
        {
            By = Actor.System("monitoring"),
            Channel = "inspection",
            Kind = "preventive",
            Impact = "improvement",
        };
        var opened = CallCenter.Open(alarm, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("", "to-verify"), (opened.Intake.Requester, opened.State.Name));
        Assert.Equal(["occurred", "device", "description"], opened.Intake.Missing.Select(m => m.Field));
        var inspected = CallCenter
            .Open((alarm with { By = Agent, WithoutRequester = true }).WithDetails(), Friday)
            .Ticket.Then(
                Friday,
                new FireTrigger("verify") { By = Agent },
                new ClaimTicket { By = Engineer },
                new StartWork { By = Engineer },
                new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "Cleaned up.")) { By = Engineer }
            );
        Assert.Equal(
            "lifecycle.guard-does-not-hold",
            CallCenter.Decide(inspected, new ConfirmResolution { By = Agent }, Friday).Rejection?.Code
        );
        Assert.Equal("closed", inspected.Then(Friday, new ConfirmResolution { By = Lead }, new CloseTicket { By = Agent }).State.Name);
        var asked = InProgress().Then(Friday, new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "done")) { By = Engineer });
        Assert.Equal(
            "lifecycle.guard-does-not-hold",
            CallCenter.Decide(asked, new ConfirmResolution { By = Lead }, Friday).Rejection?.Code
        );
    }

    [Fact]
    [Trait("Requirement", "INT-2")]
    public void No_command_changes_the_number()
    {
        var ticket = Open()
            .Then(Friday, new SetFields([new("device", FactValue.Of("x"))]) { By = Agent }, new CancelTicket("wrong") { By = Agent });
        Assert.Equal("TS202410110001", ticket.Number.Value);
        Assert.Equal(
            "intake.invalid",
            CallCenter.Decide(Open(), new SetFields([new("number", FactValue.Of("TS1"))]) { By = Agent }, Friday).Rejection?.Code
        );
    }
}
