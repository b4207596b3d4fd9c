using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Notices;

namespace SupportWorkflow;

/// <summary>
/// What to send now of everything that waits in an outbox: notices of many tickets become one message for each person and merge key, the
/// most severe first. Every notice is in exactly one message or still waiting. Pure: the same notices in any order give the same messages.
/// </summary>
/// <example><code>
/// NoticeDigest digest = NoticeDigest.Merge(pending, roster, now);
/// foreach (DigestMessage message in digest.Ready.AsEnumerable()) await Send(message);
/// </code></example>
public sealed class NoticeDigest
{
    private NoticeDigest(ValueList<DigestMessage> ready, ValueList<Notice> waiting) => (Ready, Waiting) = (ready, waiting);

    /// <summary>What to send now, the most severe first.</summary>
    public ValueList<DigestMessage> Ready { get; }

    /// <summary>What must not be sent yet, the earliest first.</summary>
    public ValueList<Notice> Waiting { get; }

    /// <summary>When the first of <see cref="Waiting"/> may be sent; null: nothing waits.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? NextAt => Waiting.Count == 0 ? null : Waiting[0].NotBefore;

    /// <summary>Merges what waits.</summary>
    /// <param name="pending">The notices not sent yet; one that comes twice, by its key, counts once.</param>
    /// <param name="roster">
    /// Who is on duty. A notice for a role or team goes to the first on duty, in the roster's order, who plays or belongs to it. Nobody, or
    /// no roster (null): the message stays for the role or team and says so.
    /// </param>
    /// <param name="at">Now: what is not to be sent before a later instant waits.</param>
    /// <param name="channels">The channels each recipient chose, such as <c>sms</c>; who is not listed gets
    /// <see cref="DigestMessage.Platform"/> (ROL-5).</param>
    public static NoticeDigest Merge(
        IEnumerable<Notice> pending,
        RosterSnapshot? roster,
        Instant at,
        IReadOnlyDictionary<NoticeRecipient, ValueList<string>>? channels = null
    )
    {
        ArgumentNullException.ThrowIfNull(pending);
        var all = pending.DistinctBy(n => n.Key, StringComparer.Ordinal).Order(MostSevereFirst.Order).ToList();
        var ready = all.Where(n => !(n.NotBefore > at))
            .GroupBy(n => (Recipient: OnDuty(n.Recipient, roster), n.MergeKey, Alone: n.MergeKey is null ? n.Key : null))
            .Select(g => new DigestMessage(g.Key.Recipient, [.. g], Channels(g.Key.Recipient, channels), Remark(g.Key.Recipient, roster)));
        return new([.. ready], [.. all.Where(n => n.NotBefore > at).OrderBy(n => n.NotBefore)]);
    }

    private static NoticeRecipient OnDuty(NoticeRecipient recipient, RosterSnapshot? roster)
    {
        if (roster is null)
            return recipient;
        foreach (var agent in roster.Agents)
            if ((recipient.Role is { } role && agent.Roles.Contains(role)) || (recipient.Team is { } team && agent.Teams.Contains(team)))
                return NoticeRecipient.To(agent.Agent);
        return recipient;
    }

    private static ValueList<string> Channels(
        NoticeRecipient recipient,
        IReadOnlyDictionary<NoticeRecipient, ValueList<string>>? channels
    ) => channels?.TryGetValue(recipient, out var chosen) == true && chosen.Count > 0 ? chosen : [DigestMessage.Platform];

    private static LocalText? Remark(NoticeRecipient recipient, RosterSnapshot? roster)
    {
        var whom = recipient switch
        {
            { Role: { } role } => NoticeTexts.Table.Say("digest.role", role),
            { Team: { } team } => NoticeTexts.Table.Say("digest.team", team),
            _ => null,
        };
        return whom is null ? null : NoticeTexts.Table.Say(roster is null ? "digest.no-roster" : "digest.nobody", whom);
    }

    /// <summary>Severity, then priority, then age; the key makes the order total.</summary>
    private sealed class MostSevereFirst : IComparer<Notice>
    {
        public static readonly MostSevereFirst Order = new();

        public int Compare(Notice? x, Notice? y)
        {
            var by = y!.Severity.CompareTo(x!.Severity);
            if (by == 0)
                by = (x.PriorityRank ?? int.MaxValue).CompareTo(y.PriorityRank ?? int.MaxValue);
            if (by == 0)
                by = x.At.CompareTo(y.At);
            return by == 0 ? string.CompareOrdinal(x.Key, y.Key) : by;
        }
    }
}
