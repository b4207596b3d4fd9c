using NodaTime;

namespace SupportWorkflow;

/// <summary>An order to a ticket. The hierarchy is closed: a profile's own orders are <see cref="FireTrigger"/>.</summary>
public abstract record TicketCommand
{
    /// <summary>Who orders it.</summary>
    public required Actor By { get; init; }

    /// <summary>The host's key of this order, kept on the events it causes; null: none.</summary>
    public string? CommandId { get; init; }

    /// <summary>When it really happened; null: when it is decided. Never later than that.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>What the host found out for this order; null: nothing, so outside facts are unknown.</summary>
    public OutsideFacts? Given { get; init; }

    /// <summary>The reason written with the order; null: this order takes none.</summary>
    internal virtual string? WrittenReason => null;

    /// <summary>The one trigger of the lifecycle this order fires; it also closes the hierarchy.</summary>
    internal abstract string TriggerName { get; }
}
