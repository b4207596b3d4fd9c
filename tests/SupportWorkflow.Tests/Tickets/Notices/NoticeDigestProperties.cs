using FsCheck;
using FsCheck.Fluent;
using Properties;
using SupportWorkflow.Assignments;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets.Notices;

/// <summary>Random outboxes and rosters, against what the page says in plain loops.</summary>
[Properties(Arbitrary = [typeof(NoticeDigestProperties)])]
public sealed class NoticeDigestProperties
{
    private static readonly NoticeRecipient[] Recipients =
    [
        NoticeRecipient.To(new AgentId("a")),
        NoticeRecipient.To(new AgentId("b")),
        NoticeRecipient.To(Role.Lead),
        NoticeRecipient.To(Role.Engineer),
        NoticeRecipient.To(new TeamId("x")),
        NoticeRecipient.ToRequester("a"),
    ];

    private static readonly AgentOnDuty[] People =
    [
        new(new("a"), [new("x")], [Role.Engineer]),
        new(new("b"), default, [Role.Engineer, Role.Lead]),
        new(new("c"), [new("x")], [Role.Lead]),
    ];

    private static readonly Gen<Notice> Notices =
        from ticket in Gen.Choose(0, 4)
        from recipient in Gen.Choose(0, Recipients.Length - 1)
        from severity in Gen.Choose(0, 2)
        from merge in Gen.Choose(0, 2)
        from rank in Gen.Choose(-1, 2)
        from waits in Gen.Choose(-2, 3)
        from name in Gen.Choose(0, 3)
        select Unique(
            NoticeDigestTests.Make(
                $"t-{ticket}",
                Recipients[recipient],
                severity switch
                {
                    0 => 0,
                    1 => 80,
                    _ => 100,
                },
                merge switch
                {
                    0 => null,
                    1 => "*",
                    _ => $"t-{ticket}",
                },
                rank < 0 ? null : rank,
                waits < -1 ? null : Friday + Minutes(waits),
                $"n{name}"
            ),
            (severity, merge, rank, waits)
        );

    public static Arbitrary<World> Worlds { get; } =
        Arb.From(
            from pending in Notices.ArrayOf()
            from people in Gen.Shuffle(People)
            from count in Gen.Choose(-1, People.Length)
            select new World(pending, count < 0 ? null : new RosterSnapshot(Friday, [.. people.Take(count)])),
            world => world.Pending.Select((_, i) => world with { Pending = [.. world.Pending[..i], .. world.Pending[(i + 1)..]] })
        );

    [Property(Cases = 500)]
    public Property Every_notice_is_in_exactly_one_message_or_still_waiting(World world)
    {
        var digest = NoticeDigest.Merge(world.Pending, world.Roster, Friday);
        var told = digest.Ready.SelectMany(m => m.Notices).Concat(digest.Waiting).Select(n => n.Key).Order(StringComparer.Ordinal);
        return told.SequenceEqual(world.Pending.Select(n => n.Key).Distinct().Order(StringComparer.Ordinal))
            .Label("lost or doubled")
            .And(digest.Waiting.All(n => n.NotBefore > Friday).Label("waits without a reason"))
            .And(digest.Ready.All(m => m.Notices.All(n => n.NotBefore is null || n.NotBefore <= Friday)).Label("told too early"))
            .And((digest.NextAt == world.Pending.Select(n => n.NotBefore).Where(t => t > Friday).Min()).Label("the next instant"));
    }

    [Property(Cases = 500)]
    public Property A_message_is_one_persons_and_one_merge_keys_and_no_two_could_be_one(World world)
    {
        var ready = NoticeDigest.Merge(world.Pending, world.Roster, Friday).Ready;
        var kinds = ready.Select(m => (m.Recipient, m.Notices[0].MergeKey)).Where(k => k.MergeKey is not null).ToList();
        return ready
            .All(m => m.Notices.All(n => Expected(n.Recipient, world.Roster) == m.Recipient && n.MergeKey == m.Notices[0].MergeKey))
            .Label("the wrong person")
            .And(ready.All(m => m.Notices[0].MergeKey is not null || m.Notices.Count == 1).Label("merged without a key"))
            .And((kinds.Distinct().Count() == kinds.Count).Label("two that could be one"))
            .And(ready.All(m => m.Remark is null == (m.Recipient.Role is null && m.Recipient.Team is null)).Label("the remark"));
    }

    [Property(Cases = 500)]
    public Property The_most_severe_comes_first_in_a_message_and_among_messages(World world)
    {
        var ready = NoticeDigest.Merge(world.Pending, world.Roster, Friday).Ready;
        return ready.All(m => Falls(m.Notices)).Label("in a message").And(Falls(ready.Select(m => m.Notices[0])).Label("among messages"));
    }

    [Property(Cases = 500)]
    public bool The_order_of_the_outbox_does_not_matter(World world)
    {
        var (one, other) = (
            NoticeDigest.Merge(world.Pending, world.Roster, Friday),
            NoticeDigest.Merge(world.Pending.Reverse(), world.Roster, Friday)
        );
        return one.Ready == other.Ready
            && one.Waiting == other.Waiting
            && one.Ready.Select(m => m.Text).SequenceEqual(other.Ready.Select(m => m.Text));
    }

    /// <summary>A key belongs to one notice, so whatever differs makes another.</summary>
    private static Notice Unique(Notice n, object difference) =>
        new(
            $"{n.Key}/{difference}",
            n.Ticket,
            n.Recipient,
            n.Template,
            n.Severity,
            n.At,
            default,
            n.Text,
            n.PriorityRank,
            n.NotBefore,
            n.MergeKey
        );

    private static NoticeRecipient Expected(NoticeRecipient recipient, RosterSnapshot? roster)
    {
        var able = (roster?.Agents ?? [])
            .Where(a => recipient.Role is { } role ? a.Roles.Contains(role) : recipient.Team is { } team && a.Teams.Contains(team))
            .ToList();
        return able.Count == 0 ? recipient : NoticeRecipient.To(able[0].Agent);
    }

    private static bool Falls(IEnumerable<Notice> notices)
    {
        var ranks = notices.Select(n => (-n.Severity * 10) + (n.PriorityRank ?? 9)).ToList();
        return ranks.SequenceEqual(ranks.Order());
    }

    /// <summary>An outbox and who is there.</summary>
    public sealed record World(Notice[] Pending, RosterSnapshot? Roster)
    {
        public override string ToString() =>
            $"{Pending.Length} notices: {string.Join(", ", Pending.Select(n => n.Key))}; on duty: {(Roster is null ? "unknown" : string.Join(", ", Roster.Agents.Select(a => a.Agent)))}";
    }
}
