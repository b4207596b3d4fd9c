using NodaTime;
using SupportWorkflow.Assignments;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets.Notices;

public sealed class NoticeDigestTests
{
    private static readonly NoticeRecipient Li = NoticeRecipient.To(new AgentId("li.wei"));
    private static readonly NoticeRecipient Leads = NoticeRecipient.To(Role.Lead);

    private static readonly RosterSnapshot Roster = new(
        Friday,
        [
            new(new("li.wei"), [new("software")], [Role.Engineer]),
            new(new("zhao.min"), default, [Role.Lead]),
            new(new("qian.yu"), [new("software")], [Role.Lead]),
        ]
    );

    [Fact]
    public void One_notice_is_one_message_with_its_own_text_and_key()
    {
        var notice = Make("t-1", Li);
        var digest = NoticeDigest.Merge([notice], Roster, Friday);
        var message = Assert.Single(digest.Ready);
        Assert.Equal(
            (Li, notice.Key, "t-1 normal", "t-1 普通"),
            (message.Recipient, message.Key, message.Text.English, message.Text.Chinese)
        );
        Assert.Null(message.Remark);
        Assert.Empty(digest.Waiting);
        Assert.Null(digest.NextAt);
    }

    [Fact]
    public void Equal_merge_keys_of_one_recipient_become_one_message_the_most_severe_first()
    {
        Notice[] pending =
        [
            Make("t-1", Li, merge: "*"),
            Make("t-2", Li, 80, merge: "*", rank: 1),
            Make("t-3", Li, 100, merge: "*", rank: 2),
            Make("t-4", Li, 100, merge: "*", rank: 0),
            Make("t-5", Li, 100, merge: "*"),
            Make("t-6", Li),
            Make("t-7", Leads, merge: "*"),
        ];
        var ready = NoticeDigest.Merge(pending, Roster, Friday).Ready;
        Assert.Equal(["t-4 t-3 t-5 t-2 t-1", "t-6", "t-7"], ready.Select(m => string.Join(' ', m.Notices.Select(n => n.Ticket))));
        Assert.Equal(
            """
            5 notices on 5 tickets: 3 overdue, 1 at risk, 1 other.
            • t-4 breach
            • t-3 breach
            • t-5 breach
            • t-2 warning
            • t-1 normal
            """.ReplaceLineEndings("\n"),
            ready[0].Text.English
        );
        Assert.StartsWith(
            "共 5 条通知，涉及 5 个工单：超时 3 条、预警 1 条、其他 1 条。\n• t-4 超时\n",
            ready[0].Text.Chinese,
            StringComparison.Ordinal
        );
        Assert.Equal((100, 3), (ready[0].Severity, ready[0].Breaches));
    }

    [Fact]
    public void A_role_or_team_is_the_first_on_duty_in_the_rosters_order_and_merges_with_what_is_for_that_person()
    {
        Notice[] pending =
        [
            Make("t-1", Leads, merge: "*"),
            Make("t-2", NoticeRecipient.To(new TeamId("software")), merge: "*"),
            Make("t-3", Li, merge: "*"),
        ];
        var ready = NoticeDigest.Merge(pending, Roster, Friday).Ready;
        Assert.Equal(
            ["agent:zhao.min t-1", "agent:li.wei t-2 t-3"],
            ready.Select(m => $"{m.Recipient} {string.Join(' ', m.Notices.Select(n => n.Ticket))}")
        );
    }

    [Fact]
    public void Nobody_on_duty_stays_for_the_role_and_says_so()
    {
        var nobody = Assert.Single(NoticeDigest.Merge([Make("t-1", Leads)], new(Friday, default), Friday).Ready);
        Assert.Equal((Leads, "t-1 normal\nNobody is on duty for the role lead."), (nobody.Recipient, nobody.Text.English));
        Assert.Equal("t-1 普通\n角色 lead 目前无人值班。", nobody.Text.Chinese);
        var unknown = Assert.Single(NoticeDigest.Merge([Make("t-1", NoticeRecipient.To(new TeamId("network")))], null, Friday).Ready);
        Assert.Equal("Who is on duty for the team network is not known.", unknown.Remark!.English);
        Assert.Equal("t-1 普通\n尚不清楚小组 network 由谁值班。", unknown.Text.Chinese);
    }

    [Fact]
    public void What_may_not_be_sent_yet_waits_and_says_until_when()
    {
        var (nine, ten) = (Friday + Minutes(60), Friday + Minutes(120));
        Notice[] pending =
        [
            Make("t-1", Li, notBefore: ten, merge: "*"),
            Make("t-2", Li, merge: "*"),
            Make("t-3", Li, notBefore: nine, merge: "*"),
        ];
        var before = NoticeDigest.Merge(pending, Roster, nine - Duration.Epsilon);
        Assert.Equal(["t-2"], Assert.Single(before.Ready).Notices.Select(n => n.Ticket.Value));
        Assert.Equal(["t-3", "t-1"], before.Waiting.Select(n => n.Ticket.Value));
        Assert.Equal(nine, before.NextAt);
        var at = NoticeDigest.Merge(pending, Roster, nine);
        Assert.Equal(["t-2", "t-3"], Assert.Single(at.Ready).Notices.Select(n => n.Ticket.Value));
        Assert.Equal(ten, at.NextAt);
    }

    [Fact]
    [Trait("Requirement", "ROL-5")]
    public void The_platform_is_everybodys_channel_until_they_choose_another()
    {
        var channels = new Dictionary<NoticeRecipient, ValueList<string>>
        {
            [Li] = ["platform", "sms"],
            [NoticeRecipient.ToRequester("chen")] = [],
        };
        Notice[] pending = [Make("t-1", Li), Make("t-2", Leads), Make("t-3", NoticeRecipient.ToRequester("chen"))];
        Assert.Equal(
            [
                ["platform", "sms"],
                ["platform"],
                ["platform"],
            ],
            NoticeDigest.Merge(pending, Roster, Friday, channels).Ready.Select(m => m.Channels)
        );
    }

    [Fact]
    public void A_repeated_notice_counts_once_and_a_merged_message_has_the_same_key_for_the_same_notices_only()
    {
        Notice a = Make("t-1", Li, merge: "*"),
            b = Make("t-2", Li, merge: "*"),
            c = Make("t-3", Li, merge: "*");
        string Key(params Notice[] pending) => Assert.Single(NoticeDigest.Merge(pending, Roster, Friday).Ready).Key;
        Assert.Equal(Key(a, b), Key(b, a, b));
        Assert.Equal(4, new[] { Key(a), Key(a, b), Key(a, c), Key(a, b, c) }.Distinct().Count());
        Assert.Equal(a.Key, Key(a, a));
    }

    [Fact]
    public void The_same_text_is_told_once_and_long_lists_are_counted()
    {
        Notice[] twice = [Make("t-1", Li, merge: "*", name: "a"), Make("t-1", Leads, merge: "*", name: "a")];
        var both = Assert.Single(NoticeDigest.Merge(twice, new(Friday, [new(new("li.wei"), default, [Role.Lead])]), Friday).Ready);
        Assert.Equal("2 notices on one ticket: 2 other.\n• t-1 normal", both.Text.English);
        Assert.Equal("同一工单的 2 条通知：其他 2 条。\n• t-1 普通", both.Text.Chinese);
        var many = Assert.Single(
            NoticeDigest.Merge(Enumerable.Range(0, 25).Select(i => Make($"t-{i:00}", Li, merge: "*")), Roster, Friday).Ready
        );
        var lines = many.Text.English.Split('\n');
        Assert.Equal((12, "• t-09 normal", "… and 15 more"), (lines.Length, lines[10], lines[11]));
        Assert.EndsWith("\n……另有 15 条", many.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "ESC-6")]
    public void A_storm_of_10_000_overdue_tickets_is_one_message_a_person_with_the_top_priorities_first()
    {
        string[] engineers = ["li.wei", "sun.lei", "zhou.jie"];
        var pending = new List<Notice>();
        for (var i = 0; i < 10_000; i++)
        {
            var opening = Opening(i % 100 == 0 ? "production-unusable" : "user-blocked") with
            {
                Id = new($"t-{i}"),
                Number = new($"TS{i}"),
            };
            var ticket = CallCenter
                .Decide(CallCenter.Open(opening, Friday).Ticket, new AssignTicket(Agent: new(engineers[i % 3])) { By = Lead }, Friday)
                .Ticket;
            pending.AddRange(CallCenter.Advance(ticket, Friday + Duration.FromHours(5)).Notices);
        }
        // Two clocks each, told to the assignee and to the lead.
        Assert.Equal(40_000, pending.Count);
        var digest = NoticeDigest.Merge(pending, Roster, Friday + Duration.FromHours(5));
        Assert.Empty(digest.Waiting);
        Assert.Equal(
            ["agent:li.wei", "agent:sun.lei", "agent:zhao.min", "agent:zhou.jie"],
            digest.Ready.Select(m => m.Recipient.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(40_000, digest.Ready.SelectMany(m => m.Notices).Select(n => n.Key).Distinct().Count());
        var lead = Assert.Single(digest.Ready, m => m.Recipient.Agent?.Value == "zhao.min");
        Assert.StartsWith(
            "20000 notices on 10000 tickets: 20000 overdue.\n• Overdue: ticket TS",
            lead.Text.English,
            StringComparison.Ordinal
        );
        Assert.All(lead.Notices.Take(200), n => Assert.Equal(0, n.PriorityRank));
        Assert.All(lead.Notices.Skip(200), n => Assert.Equal(1, n.PriorityRank));
        Assert.Equal(
            digest.Ready.Select(m => m.Key),
            NoticeDigest.Merge(pending.AsEnumerable().Reverse(), Roster, Friday + Duration.FromHours(5)).Ready.Select(m => m.Key)
        );
    }

    internal static Notice Make(
        string ticket,
        NoticeRecipient recipient,
        int severity = 0,
        string? merge = null,
        int? rank = null,
        Instant? notBefore = null,
        string name = "n"
    )
    {
        var (english, chinese) = severity switch
        {
            100 => ("breach", "超时"),
            80 => ("warning", "预警"),
            _ => ("normal", "普通"),
        };
        var text = new LocalText($"{ticket} {english}", $"{ticket} {chinese}");
        return new($"{ticket}/1/{name}/{recipient}", new(ticket), recipient, name, severity, Friday, default, text, rank, notBefore, merge);
    }
}
