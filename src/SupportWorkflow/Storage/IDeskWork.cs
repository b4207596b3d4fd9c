using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// What a desk does by itself, one step at a time: <c>SupportWorkflow.Hosting</c> calls it in time, or a host of yours does. Thread-safe.
/// </summary>
public interface IDeskWork
{
    /// <summary>A wake-up was committed through this desk in this process.
    /// Raised on the thread of whoever committed: handlers are quick.</summary>
    event Action<Instant>? WakeUpCommitted;

    /// <summary>Outbox entries were committed through this desk in this process, the earliest ready at an instant.
    /// Raised like the other.</summary>
    event Action<Instant>? OutboxCommitted;

    /// <summary>Decides and commits a batch of what is due by now.</summary>
    /// <param name="atMost">The most tickets to claim; at least 1.</param>
    /// <param name="cancellationToken">Stops the call; what was committed stays.</param>
    Task<DueBatch> FireDueAsync(int atMost, CancellationToken cancellationToken = default);
}
