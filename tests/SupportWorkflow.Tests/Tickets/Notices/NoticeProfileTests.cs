using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets.Notices;

/// <summary>What a profile may say about notices, and what it is told when it says something else.</summary>
public sealed class NoticeProfileTests
{
    private const string Text = "\"text\": { \"en\": \"{number}\", \"zh-CN\": \"{number}\" }";

    public static TheoryData<string, string, string, string> Broken =>
        new()
        {
            { $$"""{ "a/b": { "on": ["ticket-opened"], "to": ["requester"], {{Text}} } }""", "{}", "$.notices['a/b']", "notice.bad-name" },
            {
                $$"""{ "n": { "on": ["ticket-opend"], "to": ["requester"], {{Text}} } }""",
                "{}",
                "$.notices.n.on[0]",
                "notice.unknown-event"
            },
            { $$"""{ "n": { "on": ["ticket-opened"], "to": [], {{Text}} } }""", "{}", "$.notices.n.to", "notice.no-recipient" },
            {
                $$"""{ "n": { "on": ["ticket-opened"], "to": ["asignee"], {{Text}} } }""",
                "{}",
                "$.notices.n.to[0]",
                "notice.unknown-recipient"
            },
            {
                $$"""{ "n": { "on": ["ticket-opened"], "to": ["requester:chen"], {{Text}} } }""",
                "{}",
                "$.notices.n.to[0]",
                "notice.unknown-recipient"
            },
            {
                $$"""{ "n": { "on": ["ticket-opened"], "to": ["team:"], {{Text}} } }""",
                "{}",
                "$.notices.n.to[0]",
                "notice.unknown-recipient"
            },
            {
                $$"""{ "n": { "on": ["ticket-opened"], "to": ["role:laed"], {{Text}} } }""",
                "{}",
                "$.notices.n.to[0]",
                "notice.unknown-role"
            },
            {
                $$"""{ "n": { "on": ["ticket-opened"], "to": ["requester"], "merge": "tickets", {{Text}} } }""",
                "{}",
                "$.notices.n.merge",
                "notice.unknown-merge"
            },
            {
                """{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "" } } }""",
                "{}",
                "$.notices.n.text.en",
                "notice.no-text"
            },
            {
                """{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "{numbr}" } } }""",
                "{}",
                "$.notices.n.text.en",
                "notice.unknown-place"
            },
            {
                """{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "ok", "zh-CN": "{due.reply}" } } }""",
                "{}",
                "$.notices.n.text.zh-CN",
                "notice.unknown-place"
            },
            {
                """{ "n": { "on": ["ticket-opened", "ticket-cancelled"], "to": ["requester"], "text": { "en": "{reason}" } } }""",
                "{}",
                "$.notices.n.text.en",
                "notice.unknown-place"
            },
            {
                """{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "{number" } } }""",
                "{}",
                "$.notices.n.text.en",
                "notice.open-brace"
            },
            {
                """{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "number}" } } }""",
                "{}",
                "$.notices.n.text.en",
                "notice.open-brace"
            },
            {
                $$"""
                    { "n": { "on": ["ticket-opened"], "if": { "fact": "state", "is": "to-verify", "for": "PT1H" }, "to": ["requester"],
                      {{Text}} } }
                    """,
                "{}",
                "$.notices.n.if",
                "condition.no-time-here"
            },
            {
                $$"""{ "n": { "on": ["ticket-opened"], "if": { "fact": "event.point", "is": "70%" }, "to": ["requester"], {{Text}} } }""",
                "{}",
                "$.notices.n.if.is",
                "condition.unknown-value"
            },
            { "{}", """{ "role:lead": "buisness" }""", "$.noticeHours['role:lead']", "notice.unknown-calendar" },
            { "{}", """{ "everybody": "business" }""", "$.noticeHours.everybody", "notice.unknown-recipient" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_notice_names_path_and_problem(string notices, string hours, string path, string code)
    {
        var problem = Assert.Single(Assert.Throws<DefinitionException>(() => NoticeProfiles.With(notices, hours)).Problems);
        Assert.Equal((path, code), (problem.Path, problem.Code));
        Assert.True(problem.Line > 1);
    }

    [Fact]
    public void An_unknown_place_lists_the_known_ones_and_proposes_the_closest()
    {
        var problem = Assert.Single(
            Assert
                .Throws<DefinitionException>(() =>
                    NoticeProfiles.With("""{ "n": { "on": ["requester-asked"], "to": ["requester"], "text": { "en": "{questoin}" } } }""")
                )
                .Problems
        );
        Assert.Equal("question", problem.Suggestion);
        Assert.Superset(
            new HashSet<string> { "number", "due.resolution", "limit.response", "question" },
            problem.Allowed.Split(", ").ToHashSet()
        );
        Assert.DoesNotContain("measures", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_are_written_twice_and_what_nobody_knows_is_a_dash()
    {
        var workflow = NoticeProfiles
            .With(
                """{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "{{{organisation}}} {limit.resolution}" } } }"""
            )
            .Compile();
        var notice = Assert.Single(workflow.Open(Opening(), Friday).Notices);
        Assert.Equal("{–} 4 h", notice.Text.English);
        Assert.Equal("{–} 4 h", notice.Text.In("zh-CN"));
        Assert.True(notice.Fact("organisation").IsMissing);
        Assert.Equal("PT4H", notice.Fact("limit.resolution").ToString());
    }

    [Fact]
    public void A_name_in_the_ticket_is_not_taken_for_a_place()
    {
        var workflow = NoticeProfiles
            .With("""{ "n": { "on": ["ticket-opened"], "to": ["requester"], "text": { "en": "{subject}" } } }""")
            .Compile();
        Assert.Equal("{number} {", Assert.Single(workflow.Open(Opening() with { Subject = "{number} {" }, Friday).Notices).Text.English);
    }

    [Fact]
    public void An_event_of_a_policy_counts_like_any_other()
    {
        var workflow = NoticeProfiles
            .With(
                """
                { "n": { "on": ["ticket-classified"], "to": ["team:network"], "text": { "en": "{category} by {by}" } } }
                """
            )
            .Compile();
        var opened = workflow.Open(
            Opening() with
            {
                Given = new() { AsOf = Friday, Classification = new(new("network-connection")) },
            },
            Friday
        );
        Assert.Equal("team:network: Network connection by system:classification", Assert.Single(opened.Notices).ToString());
    }

    [Fact]
    public void Everybody_is_told_once_and_nobody_is_nobody()
    {
        var workflow = NoticeProfiles
            .With(
                """
                { "n": { "on": ["ticket-assigned", "ticket-opened"], "to": ["assignee", "assignee-team", "agent:li.wei", "agent:sun.lei"],
                  "text": { "en": "{at}" } } }
                """
            )
            .Compile();
        var opened = workflow.Open(Opening(), Friday);
        Assert.Equal(["agent:li.wei", "agent:sun.lei"], opened.Notices.Select(n => n.Recipient.ToString()));
        var assigned = workflow.Decide(opened.Ticket, new AssignTicket(new("software"), new("li.wei")) { By = Lead }, Friday).Notices;
        Assert.Equal(["agent:li.wei", "team:software", "agent:sun.lei"], assigned.Select(n => n.Recipient.ToString()));
        Assert.Equal(["0", "1", "3"], assigned.Select(n => n.Key.Split('/')[^1]));
    }

    [Fact]
    public void Hours_of_one_person_go_before_those_of_their_part()
    {
        var workflow = NoticeProfiles
            .With(
                """{ "n": { "on": ["ticket-assigned"], "to": ["assignee"], "text": { "en": "{number}" } } }""",
                """{ "assignee": "business", "agent:li.wei": "waking-hours" }"""
            )
            .Compile();
        var evening = Friday + Minutes(150); // 19:00
        var ticket = workflow.Open(Opening(), Friday).Ticket;
        Assert.Null(
            Assert.Single(workflow.Decide(ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, evening).Notices).NotBefore
        );
        Assert.NotNull(
            Assert.Single(workflow.Decide(ticket, new AssignTicket(Agent: new("sun.lei")) { By = Lead }, evening).Notices).NotBefore
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void Who_hears_only_of_warnings_hears_the_most_severe_of_them_beside_a_breach_told_to_others()
    {
        var workflow = NoticeProfiles
            .With(
                """
                {
                  "early": { "on": ["clock-point-reached"], "if": { "fact": "event.point", "is": "50%" }, "to": ["team:watch", "role:lead"],
                    "text": { "en": "{objective} {point}" } },
                  "late": { "on": ["clock-point-reached"], "if": { "fact": "event.point", "is": "80%" }, "to": ["team:watch"],
                    "text": { "en": "{objective} {point}" } },
                  "over": { "on": ["clock-point-reached"], "if": { "fact": "event.point", "is": "due" }, "to": ["role:lead"],
                    "text": { "en": "{objective} {point}" } },
                  "over-too": { "on": ["clock-point-reached"], "if": { "fact": "event.objective", "is": "response" }, "to": ["role:lead"],
                    "text": { "en": "also {point}" } }
                }
                """
            )
            .Compile();
        var notices = workflow.Advance(workflow.Open(Opening(), Friday).Ticket, Friday + Minutes(60)).Notices;
        Assert.Equal(
            ["team:watch: Response 80%", "role:lead: Response 100%, overdue", "role:lead: also 100%, overdue"],
            notices.Select(n => n.ToString())
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_thousand_points_at_once_are_one_notice_a_clock()
    {
        // 25 clocks with 40 warnings each are the 1,000 steps of one call; their breaches are left for the next.
        var workflow = NoticeProfiles.OfManyPoints(25);
        var warned = workflow.Advance(workflow.Open(Opening(), Friday).Ticket, Friday + Minutes(200));
        Assert.Equal(1000, warned.Events.Count);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"o{i} 40"), warned.Notices.Select(n => $"{n.Fact("objective")} {n.Severity}"));
        var breached = workflow.Advance(warned.Ticket, Friday + Minutes(200)).Notices;
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"o{i} 100"), breached.Select(n => $"{n.Fact("objective")} {n.Severity}"));
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_warning_some_time_before_is_as_severe_as_the_share_that_is_used_then()
    {
        // 25 of 100 minutes left: 75 % used; it lies between the warnings at 40 % and the breach.
        var workflow = NoticeProfiles.OfManyPoints(1, "PT25M before");
        var notice = Assert.Single(workflow.Advance(workflow.Open(Opening(), Friday).Ticket, Friday + Minutes(80)).Notices);
        Assert.Equal((75, "PT25M before", "PT20M"), (notice.Severity, notice.Fact("point").ToString(), notice.Fact("left").ToString()));
        Assert.Equal("O 25 min before it is due", notice.Text.English);
    }

    [Fact]
    public void A_message_of_a_machine_got_a_receipt_and_two_machines_answered_each_other()
    {
        var workflow = NoticeProfiles
            .With(
                """
                { "n": { "on": ["reply-recorded"], "to": ["requester", "role:lead"],
                  "text": { "en": "Thank you.", "zh-CN": "谢谢。" } } }
                """
            )
            .Compile();
        var ticket = workflow.Open(Opening(), Friday).Ticket;
        Assert.Equal(["requester:chen@acme.cn", "role:lead"], Told(false));
        Assert.Equal(["role:lead"], Told(true));

        IEnumerable<string> Told(bool isAutomatic) =>
            workflow
                .Decide(ticket, new RecordReply("I am away.") { By = Customer, IsAutomatic = isAutomatic }, Friday)
                .EnsureAccepted()
                .Notices.Select(n => n.Recipient.ToString());
    }

    [Fact]
    public void What_the_command_said_may_be_asked()
    {
        var workflow = NoticeProfiles
            .With(
                """
                { "n": { "on": ["outcome-recorded"], "if": { "fact": "command.result", "is": "unresolved" }, "to": ["role:lead"],
                  "text": { "en": "{result}", "zh-CN": "{result}" } } }
                """
            )
            .Compile();
        var ticket = workflow.Open(Opening(), Friday).Ticket;
        Assert.Empty(workflow.Decide(ticket, new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Agent }, Friday).Notices);
        Assert.Equal(
            "未解决",
            Assert
                .Single(
                    workflow.Decide(ticket, new ResolveTicket(new(ResolutionResult.Unresolved, "tried")) { By = Agent }, Friday).Notices
                )
                .Text.Chinese
        );
    }

    [Fact]
    public void More_than_64_notices_are_all_asked()
    {
        var many = string.Join(
            ",",
            Enumerable
                .Range(0, 130)
                .Select(i =>
                    $$"""
                        "n{{i}}": { "on": ["ticket-opened"], "if": { "fact": "priority", "is": "{{(
                            i % 2 == 0 ? "P2" : "P1"
                        )}}" }, "to": ["requester"], "text": { "en": "{number}" } }
                        """
                )
        );
        var notices = NoticeProfiles.With("{" + many + "}").Compile().Open(Opening(), Friday).Notices;
        Assert.Equal(Enumerable.Range(0, 65).Select(i => $"n{2 * i}"), notices.Select(n => n.Template));
    }
}
