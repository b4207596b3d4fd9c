using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>What a decision changes in a store. Immutable.</summary>
/// <param name="ExpectedVersion">The version it was decided on; 0 for a new ticket.</param>
/// <param name="Decision">An accepted decision with at least one event: the ticket afterwards, its events, its wake-up.</param>
/// <param name="CommandId">The key of the command that caused it, unique within the desk; null: none.</param>
public sealed record TicketCommit(int ExpectedVersion, Decision Decision, string? CommandId = null)
{
    /// <summary>What has to leave the desk because of it, in the order in which it is to leave.</summary>
    public ValueList<OutboxEntry> Outbox { get; } = OutboxEntry.Of(Decision);

    /// <summary>When the first of them may leave; null: nothing leaves.</summary>
    public Instant? Ready => Outbox.Count == 0 ? null : Outbox.Min(e => e.ReadyAt);

    /// <summary>What lists show of the ticket afterwards.</summary>
    public TicketSummary Summary => field ??= TicketSummary.Of(Decision.Ticket, Decision.NextDue);

    /// <summary>When the ticket is due by itself, rounded up to what the store can keep; null: never.</summary>
    /// <param name="resolution">The store's smallest step; positive.</param>
    /// <remarks>Rounded down, a ticket would be claimed before anything is due, decided in vain, and claimed again at once.</remarks>
    public Instant? WakeUp(Duration resolution)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(resolution, Duration.Zero);
        if (Decision.WakeUp is not { } at)
            return null;
        var over = (at - Instant.FromUnixTimeTicks(0)).ToInt128Nanoseconds() % resolution.ToInt128Nanoseconds();
        if (over < 0)
            over += resolution.ToInt128Nanoseconds();
        return over == 0 ? at : at + resolution - Duration.FromNanoseconds((long)over);
    }
}
