using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>
/// What somebody wants done with a ticket. The hierarchy is closed: a profile's own commands are <see cref="FireTrigger"/>. In JSON, the
/// stable name of its type tells which it is; what the host found out for it is not written.
/// </summary>
public abstract partial record TicketCommand
{
    /// <summary>Who gives it.</summary>
    public required Actor By { get; init; }

    /// <summary>The host's key of this command, kept on the events it causes; null: none.</summary>
    public string? CommandId { get; init; }

    /// <summary>When it really happened; null: when it is decided. Never later than that.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? OccurredAt { get; init; }

    /// <summary>The ticket whose decision asked for this as a follow-up; null: it is nobody's.</summary>
    public TicketId? FollowUpOf { get; init; }

    /// <summary>What the host found out for this command; null: nothing, so outside facts are unknown.</summary>
    [JsonIgnore]
    public OutsideFacts? Given { get; init; }

    /// <summary>Whether a machine sent it for a person, such as an out-of-office mail: it moves no ticket.</summary>
    internal virtual bool IsMachineMail => false;

    /// <summary>Whether a decision of this library ordered it for another ticket. It says nothing of what is wanted: two that
    /// differ in it alone are equal.</summary>
    [JsonIgnore]
    internal bool IsFollowUp
    {
        get => _origin.IsFollowUp;
        init => _origin = new(value);
    }

    private readonly Origin _origin;

    /// <summary>The id of the ticket it opens, if the host has made one; null: it opens none.</summary>
    internal virtual string? Opens => null;

    /// <summary>Looks through its texts; who gives it and its own id are looked at for every command.</summary>
    internal virtual void Look(ref TextCheck texts) { }

    /// <summary>The reason written with the command; null: it takes none. It also closes the hierarchy.</summary>
    internal abstract string? WrittenReason { get; }

    private readonly struct Origin(bool isFollowUp) : IEquatable<Origin>
    {
        public bool IsFollowUp { get; } = isFollowUp;

        public bool Equals(Origin other) => true;

        public override bool Equals(object? obj) => obj is Origin;

        public override int GetHashCode() => 0;
    }
}
