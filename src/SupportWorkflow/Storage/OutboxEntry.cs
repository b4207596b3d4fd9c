using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>One thing that has to leave the desk because of a commit. Immutable.</summary>
/// <param name="Key">By which the receiver tells a repetition; unique within the desk.</param>
/// <param name="Ticket">The ticket it comes from.</param>
/// <param name="Version">The ticket's version after the commit.</param>
/// <param name="Place">Its place among the entries of the commit, from 0.</param>
/// <param name="ReadyAt">When it may leave: the commit's instant, or later.</param>
public sealed record OutboxEntry(
    string Key,
    TicketId Ticket,
    int Version,
    int Place,
    [property: JsonConverter(typeof(InstantConverter))] Instant ReadyAt
)
{
    /// <summary>The command for another ticket; null: it is a notice.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>What somebody is to be told; null: it is a follow-up.</summary>
    public Notice? Notice { get; init; }

    /// <summary>How many deliveries have failed so far. Kept beside the entry, not in its JSON.</summary>
    [JsonIgnore]
    public int Attempts { get; init; }

    /// <summary>The entry without what it says of a person, and without anything that somebody wrote. Key and order stay.</summary>
    public OutboxEntry Redact(Redaction redaction)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        return OutboxRedaction.Without(this, redaction);
    }

    /// <summary>What a decision sends out: follow-ups, then notices; empty when it is refused.</summary>
    public static ValueList<OutboxEntry> Of(Decision decision)
    {
        if (decision.FollowUps.Count + decision.Notices.Count == 0)
            return default;
        var (ticket, place) = (decision.Ticket, 0);
        var entries = new OutboxEntry[decision.FollowUps.Count + decision.Notices.Count];
        foreach (var followUp in decision.FollowUps)
            entries[place] = new(followUp.Command.CommandId!, ticket.Id, ticket.Version, place++, ticket.ChangedAt) { FollowUp = followUp };
        foreach (var notice in decision.Notices)
            entries[place] = new(
                notice.Key,
                ticket.Id,
                ticket.Version,
                place++,
                Instant.Max(notice.NotBefore ?? notice.At, ticket.ChangedAt)
            )
            {
                Notice = notice,
            };
        return new(entries);
    }

    /// <summary>The entry as JSON, for a store that keeps text.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, OutboxJson.Readable.OutboxEntry);

    /// <summary>An entry from JSON.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static OutboxEntry FromJson(ReadOnlySpan<byte> utf8) => TicketJson.Read(utf8, OutboxJson.Default.OutboxEntry, "an outbox entry");
}
