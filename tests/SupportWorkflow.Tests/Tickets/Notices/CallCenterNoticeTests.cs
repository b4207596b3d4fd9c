using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Notices;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets.Notices;

/// <summary>Who is told what at the call centre. P2 of Friday 16:30: response due 17:00, resolution due 20:30 (15 and 20 hours UTC less
/// 8).</summary>
public sealed class CallCenterNoticeTests
{
    private static readonly TicketCommand[] Resolved =
    [
        new AssignTicket(Agent: new("li.wei")) { By = Lead },
        new StartWork { By = Engineer },
        new ResolveTicket(new(ResolutionResult.Resolved, "Driver rolled back.")) { By = Engineer },
    ];

    [Fact]
    [Trait("Requirement", "INT-14")]
    public void Receipt_is_confirmed_with_the_number_and_the_estimated_time_of_resolution()
    {
        // A usage question is P3: one business day; Saturday 12 October 2024 is a make-up working day.
        var notice = Assert.Single(CallCenter.Open(Opening("usage-question"), Friday).Notices);
        Assert.Equal(("requester:chen@acme.cn", "t-1/1/receipt/0"), (notice.Recipient.ToString(), notice.Key));
        Assert.Equal(
            "We have received your request TS202410110001: ERP cannot print invoices\nPriority: P3. We expect to resolve it by 2024-10-12 16:30.",
            notice.Text.English
        );
        Assert.Equal(
            "我们已收到您的工单 TS202410110001：ERP cannot print invoices\n优先级：P3，预计于 2024-10-12 16:30 前解决。",
            notice.Text.Chinese
        );
        Assert.Equal("2024-10-12T16:30:00+08:00", notice.Fact("due.resolution").ToString());
    }

    [Fact]
    [Trait("Requirement", "INT-14")]
    public void Receipt_is_confirmed_at_night_too() =>
        Assert.Null(Assert.Single(CallCenter.Open(Opening(), Instant.FromUtc(2024, 10, 11, 18, 0)).Notices).NotBefore);

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void The_assignee_is_told_customer_description_priority_and_time_limits()
    {
        var ticket = CallCenter.Open(Opening() with { Description = "Since the update.\nEvery printer." }, Friday).Ticket;
        var notice = One("assigned", CallCenter.Decide(ticket, Resolved[0], Friday));
        Assert.Equal(new AgentId("li.wei"), notice.Recipient.Agent);
        Assert.Equal(
            """
            工单 TS202410110001 已分派给您：ERP cannot print invoices
            客户：Chen Jing，chen@acme.cn
            客户类型：普通客户
            设备或系统：ERP 4.2
            问题描述：Since the update.
            Every printer.
            优先级：P2
            响应时限：2024-10-11 17:00
            解决时限：2024-10-11 20:30
            """.ReplaceLineEndings("\n"),
            notice.Text.In("zh-CN")
        );
        Assert.Contains("Customer tier: Normal\n", notice.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    public void A_ticket_given_to_a_team_is_told_to_the_team() =>
        Assert.Equal(
            new TeamId("software"),
            One("assigned", CallCenter.Decide(Open(), new AssignTicket(new("software")) { By = Lead }, Friday)).Recipient.Team
        );

    [Fact]
    [Trait("Requirement", "HND-20")]
    public void The_requester_is_told_every_change_of_state_and_what_the_log_shows_them()
    {
        var assigned = CallCenter.Decide(Open(), Resolved[0], Friday);
        Assert.Equal("您的工单 TS202410110001（ERP cannot print invoices）状态已更新为：已分派", One("state", assigned).Text.Chinese);
        var again = CallCenter.Decide(assigned.Ticket, new AssignTicket(Agent: new("sun.lei")) { By = Lead }, Friday);
        Assert.DoesNotContain(again.Notices, n => n.Template == "state");
        Assert.Empty(CallCenter.Decide(InProgress(), new LogWork("looked at the driver") { By = Engineer }, Friday).Notices);
        var shown = Assert.Single(
            CallCenter.Decide(InProgress(), new LogWork("the driver it is") { By = Engineer, VisibleToRequester = true }, Friday).Notices
        );
        Assert.Equal("News on your request TS202410110001 (ERP cannot print invoices): the driver it is", shown.Text.English);
    }

    [Fact]
    [Trait("Requirement", "HND-20")]
    public void A_question_goes_to_the_requester_and_the_answer_to_the_assignee()
    {
        var asked = CallCenter.Decide(InProgress(), new AskRequester("哪台打印机？") { By = Engineer }, Friday);
        Assert.Equal(
            "为继续处理您的工单 TS202410110001（ERP cannot print invoices），请您补充以下信息：哪台打印机？",
            Assert.Single(asked.Notices).Text.Chinese
        );
        var answered = Assert.Single(CallCenter.Decide(asked.Ticket, new RecordReply("The red one.") { By = Customer }, Friday).Notices);
        Assert.Equal("agent:li.wei", answered.Recipient.ToString());
        Assert.EndsWith(": The red one.", answered.Text.English, StringComparison.Ordinal);
        Assert.Empty(CallCenter.Decide(asked.Ticket, new RecordReply("by phone") { By = Engineer }, Friday).Notices);
    }

    [Fact]
    [Trait("Requirement", "INT-4")]
    public void What_a_request_lacks_is_asked_for_beside_the_receipt_and_what_is_added_reaches_the_assignee()
    {
        var opened = CallCenter.Open(Opening() with { Device = null, ContactMeans = null }, Friday);
        Assert.Equal(["receipt", "details-missing"], opened.Notices.Select(n => n.Template));
        Assert.Equal("contact-means, device", opened.Notices[1].Fact("questions").ToString());
        Assert.Equal(
            "为处理您的工单 TS202410110001（ERP cannot print invoices），请您补充以下信息：\n请提供您的联系电话或电子邮箱。\n请问是哪台设备或哪个系统，型号或版本是什么？",
            opened.Notices[1].Text.Chinese
        );
        var added = CallCenter.Decide(InProgress(), new SetFields([new("device", FactValue.Of("ERP 4.3"))]) { By = Customer }, Friday);
        Assert.Equal(
            "agent:li.wei: chen@acme.cn has added details to ticket TS202410110001 (ERP cannot print invoices).",
            Assert.Single(added.Notices).ToString()
        );
    }

    [Fact]
    [Trait("Requirement", "RES-2")]
    public void Resolved_asks_the_requester_to_confirm_and_a_refusal_reaches_the_assignee()
    {
        var resolved = CallCenter.Decide(Open().Then(Friday, Resolved[..2]), Resolved[2], Friday);
        var confirm = Assert.Single(resolved.Notices);
        Assert.Equal(
            "您的工单 TS202410110001（ERP cannot print invoices）已处理完毕。处理措施：Driver rolled back.\n请确认问题是否已解决；如仍有问题，请告知我们。",
            confirm.Text.Chinese
        );
        Assert.Equal(Customer.Id, confirm.Recipient.Requester);
        var refused = Assert.Single(
            CallCenter.Decide(resolved.Ticket, new RefuseResolution("Floor 3 still cannot.") { By = Customer }, Friday).Notices
        );
        Assert.Equal(
            "agent:li.wei: The resolution of ticket TS202410110001 (ERP cannot print invoices, P2) is not accepted. Reason: Floor 3 still cannot.\nResolve by: 2024-10-11 20:30",
            refused.ToString()
        );
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void Reopening_is_told_to_assignee_and_lead()
    {
        var closed = Open().Then(Friday, [.. Resolved, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent }]);
        var reopened = CallCenter
            .Decide(closed, new ReopenTicket("Again.") { By = Customer }, Friday)
            .Notices.Where(n => n.Template == "reopened");
        Assert.Equal(["agent:li.wei", "role:lead"], reopened.Select(n => n.Recipient.ToString()));
    }

    [Fact]
    [Trait("Requirement", "INT-6")]
    public void Handing_over_tells_the_requester_where_the_ticket_went()
    {
        var notice = Assert.Single(
            CallCenter.Decide(Open(), new HandOver("客户服务部", "合同问题", "吴敏") { By = Agent }, Friday).Notices
        );
        Assert.Equal(
            "工单 TS202410110001（ERP cannot print invoices）已转交至 客户服务部，对接人：吴敏。原因：合同问题",
            notice.Text.Chinese
        );
    }

    [Fact]
    [Trait("Requirement", "PRI-8")]
    public void A_changed_priority_is_told_with_the_new_limits_and_an_unchanged_one_is_not()
    {
        var ticket = InProgress();
        var notice = Assert.Single(
            CallCenter.Decide(ticket, new PrioritiseTicket("Two floors") { By = Lead, Priority = new("P1") }, Friday + Minutes(5)).Notices,
            n => n.Template == "priority-changed"
        );
        // P1 over the whole cycle: 15 minutes and 2 hours from 16:30.
        Assert.Equal(
            "The priority of ticket TS202410110001 (ERP cannot print invoices) has changed from P2 to P1. Reason: Two floors\nRespond by: 2024-10-11 16:45\nResolve by: 2024-10-11 18:30",
            notice.Text.English
        );
        Assert.Empty(CallCenter.Decide(ticket, new PrioritiseTicket { By = Lead, Impact = "degraded" }, Friday + Minutes(5)).Notices);
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_warning_goes_to_the_assignee_or_to_the_lead_while_nobody_has_the_ticket()
    {
        // Half of 30 minutes: 16:45.
        var warned = Assert.Single(CallCenter.Advance(InProgress(), Friday + Minutes(15)).Notices);
        Assert.Equal((50, "agent:li.wei"), (warned.Severity, warned.Recipient.ToString()));
        Assert.Equal(
            "预警：工单 TS202410110001（ERP cannot print invoices，P2）的“响应”时限已用 50%，截止时间 2024-10-11 17:00，剩余 15分钟。",
            warned.Text.Chinese
        );
        var unassigned = Assert.Single(CallCenter.Advance(Open(), Friday + Minutes(15)).Notices);
        Assert.Equal(("warning-unassigned", "role:lead"), (unassigned.Template, unassigned.Recipient.ToString()));
        Assert.Contains(
            "has used 50% of the time for “Response”. Due 2024-10-11 17:00, 15 min left.",
            unassigned.Text.English,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-6")]
    public void A_breach_goes_to_assignee_and_lead_at_any_hour()
    {
        var ticket = CallCenter.Advance(InProgress(), Friday + Minutes(29)).Ticket;
        var breach = CallCenter.Advance(ticket, Friday + Minutes(30) + Duration.Epsilon).Notices;
        Assert.Equal(["agent:li.wei", "role:lead"], breach.Select(n => n.Recipient.ToString()));
        Assert.All(breach, n => Assert.Equal((100, null, "*", 1), (n.Severity, n.NotBefore, n.MergeKey, n.PriorityRank)));
        Assert.Equal(
            "超时：工单 TS202410110001（ERP cannot print invoices，P2）的“响应”已超时，应于 2024-10-11 17:00 前完成。处理人：li.wei",
            breach[0].Text.Chinese
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void Points_of_one_clock_passed_at_once_collapse_to_the_most_severe()
    {
        // 50 % at 16:45, 80 % at 16:54.
        var both = CallCenter.Advance(InProgress(), Friday + Minutes(25));
        Assert.Equal(["50%", "80%"], both.Events.Cast<ClockPointReached>().Select(e => e.Point));
        Assert.Equal("80%", Assert.Single(both.Notices).Fact("point").ToString());

        var week = CallCenter.Advance(InProgress(), Friday + Duration.FromDays(7));
        Assert.Equal(6, week.Events.AsEnumerable().OfType<ClockPointReached>().Count());
        Assert.Equal(
            ["response agent:li.wei", "response role:lead", "resolution agent:li.wei", "resolution role:lead"],
            week.Notices.Select(n => $"{n.Fact("objective")} {n.Recipient}")
        );
        Assert.All(week.Notices, n => Assert.Equal(100, n.Severity));
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_warning_noticed_together_with_what_keeps_the_promise_is_not_told_and_a_breach_is()
    {
        var warned = CallCenter.Decide(InProgress(), new RecordContact("called") { By = Engineer }, Friday + Minutes(20));
        Assert.Equal(["clock-point-reached", "requester-contacted"], warned.Events.Select(e => e.Name));
        Assert.Empty(warned.Notices);
        var late = CallCenter.Decide(InProgress(), new RecordContact("called") { By = Engineer }, Friday + Minutes(40));
        Assert.Equal(["breach", "breach"], late.Notices.Select(n => n.Template));
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_breach_that_something_learned_late_undoes_is_taken_back()
    {
        var breached = CallCenter.Advance(InProgress(), Friday + Minutes(31)).Ticket;
        var undone = CallCenter.Decide(
            breached,
            new RecordContact("called at once") { By = Engineer, OccurredAt = Friday + Minutes(28) },
            Friday + Minutes(35)
        );
        Assert.Equal(["agent:li.wei", "role:lead"], undone.Notices.Select(n => n.Recipient.ToString()));
        Assert.All(undone.Notices, n => Assert.Equal(0, n.Severity));
        Assert.Equal(
            "超时撤销：工单 TS202410110001（ERP cannot print invoices，P2）的“响应”并未超时（应于 2024-10-11 17:00 前完成）。",
            undone.Notices[0].Text.Chinese
        );
    }

    [Fact]
    [Trait("Requirement", "ROL-5")]
    public void What_is_not_urgent_waits_for_the_recipients_hours()
    {
        // 15:10 UTC is 23:10 in Shanghai: the requester is told at 08:00, the assignee at once.
        var late = CallCenter
            .Decide(
                InProgress(),
                new LogWork("Found it.") { By = Engineer, VisibleToRequester = true },
                Instant.FromUtc(2024, 10, 11, 15, 10)
            )
            .Notices;
        Assert.Equal(Instant.FromUtc(2024, 10, 12, 0, 0), Assert.Single(late, n => n.Template == "progress").NotBefore);
        Assert.All(late.Where(n => n.Recipient.Agent is not null), n => Assert.Null(n.NotBefore));
        var open = CallCenter.Decide(InProgress(), new LogWork("Found it.") { By = Engineer, VisibleToRequester = true }, Friday);
        Assert.Null(Assert.Single(open.Notices).NotBefore);
    }

    /// <summary>The leads' hours are business hours; 1 to 7 October 2024 are holidays, Saturday 12 October is worked.</summary>
    [Theory]
    [InlineData("2024-09-30T11:00:00Z", "2024-10-08T01:00:00Z")] // Monday 19:00 before the holiday: Tuesday after it, 09:00
    [InlineData("2024-10-05T03:00:00Z", "2024-10-08T01:00:00Z")] // within the holiday
    [InlineData("2024-10-11T11:00:00Z", "2024-10-12T01:00:00Z")] // Friday 19:00: the make-up Saturday, 09:00
    [InlineData("2024-10-12T11:00:00Z", "2024-10-14T01:00:00Z")] // Saturday 19:00: Monday
    [InlineData("2024-10-12T01:00:00Z", null)] // at the opening itself
    [InlineData("2024-10-12T10:00:00Z", "2024-10-14T01:00:00Z")] // at the closing instant, which is closed
    public void Quiet_hours_know_holidays_and_make_up_days(string now, string? notBefore)
    {
        var at = NodaTime.Text.InstantPattern.ExtendedIso.Parse(now).Value;
        var ticket = CallCenter
            .Open(Opening(), at - Minutes(10))
            .Ticket.Then(at - Minutes(10), [.. Resolved, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent }]);
        var told = CallCenter.Decide(ticket, new ReopenTicket("Again.") { By = Customer }, at).Notices;
        var lead = Assert.Single(told, n => n.Recipient == NoticeRecipient.To(Role.Lead));
        Assert.Equal(notBefore, lead.NotBefore?.ToString());
        Assert.Null(Assert.Single(told, n => n.Recipient.Agent is not null).NotBefore);
    }

    [Fact]
    public void A_refusal_tells_nobody_anything()
    {
        var refused = CallCenter.Decide(Open(), new StartWork { By = Engineer }, Friday + Duration.FromDays(1));
        Assert.False(refused.IsAccepted);
        Assert.Empty(refused.Notices);
    }

    [Fact]
    public void A_decision_nobody_is_told_about_allocates_nothing_for_notices()
    {
        var parts = ProfileReader.Read(BuiltInProfiles.CallCenter.Document, new())!;
        var notices = new NoticeDecisions(parts.Notices, parts.Policies);
        var before = InProgress();
        foreach (
            var command in new TicketCommand[]
            {
                new RecordContact("called") { By = Engineer },
                new LogWork("not for the customer") { By = Engineer },
            }
        )
        {
            var decision = CallCenter.Decide(before, command, Friday).EnsureAccepted();
            Assert.Empty(notices.Of(decision.Ticket, before, decision.Events, command, null));
            Assert.Equal(0, Tests.Allocated.By(() => notices.Of(decision.Ticket, before, decision.Events, command, null)));
        }
    }

    [Fact]
    public void Every_text_says_something_in_both_languages_and_its_keys_are_unique()
    {
        var (ticket, notices) = (Open(), CallCenter.Open(Opening(), Friday).Notices.ToList());
        TicketCommand[] story =
        [
            new EscalateTicket("stuck") { By = Engineer },
            new FireTrigger("verify") { By = Agent },
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new AnswerEscalation("Ma Jun helps") { By = Lead },
            new SetFields([new("complex", FactValue.Of(true))]) { By = Agent },
            new DeclineTicket("ill") { By = Engineer },
            .. Resolved[..2],
            new SetFields([new("device", FactValue.Of("ERP 4.3"))]) { By = Customer },
            new LogWork("news") { By = Engineer, VisibleToRequester = true },
            Resolved[2],
            new RefuseResolution("no") { By = Customer },
            new GiveWorkaround("paper") { By = Engineer },
            new PrioritiseTicket("more") { By = Lead, Priority = new("P1") },
            new WaitFor(WaitingOn.OtherTeam, "finance looks at the invoice") { By = Engineer },
            new AskRequester("which?") { By = Engineer },
            new RecordReply("that") { By = Customer },
            Resolved[2],
            new RateTicket(2) { By = Customer },
            new ConfirmResolution { By = Customer },
            new CloseTicket { By = Agent },
            new ReopenTicket("again") { By = Customer },
            new CancelTicket("enough") { By = Customer },
        ];
        var at = Friday;
        foreach (var command in story)
        {
            var decision = CallCenter.Decide(ticket, command, at += Minutes(20)).EnsureAccepted();
            ticket = decision.Ticket;
            notices.AddRange(decision.Notices);
        }
        Assert.Equal(notices.Count, notices.Select(n => n.Key).Distinct().Count());
        Assert.All(notices, n => Assert.DoesNotContain('{', n.Text.English + n.Text.Chinese));
        Assert.All(notices, n => Assert.Contains("TS202410110001", n.Text.Chinese, StringComparison.Ordinal));
        string[] told = [.. notices.Select(n => n.Template).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            BuiltInNames()
                .Except(["coordinated", "handed-over", "breach-withdrawn", "details-missing", "please-confirm"])
                .Order(StringComparer.Ordinal),
            told
        );
        Assert.All(notices, n => Assert.Equal(n, TicketJson.ReadNotice(TicketJson.Write(n))));
    }

    private static IEnumerable<string> BuiltInNames() => BuiltInProfiles.CallCenter.Document.Notices.Keys;

    private static Notice One(string template, Decision decision) =>
        Assert.Single(decision.EnsureAccepted().Notices, n => n.Template == template);
}
