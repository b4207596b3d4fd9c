namespace SupportWorkflow.Desk;

/// <summary>
/// What a desk does by itself, one step at a time: <c>SupportWorkflow.Hosting</c> calls it in time, or a host of yours does. Thread-safe.
/// </summary>
public interface IDeskWork
{
    /// <summary>Rings when a wake-up of this desk was committed in this process.</summary>
    WakeUpSignal DueSignal { get; }

    /// <summary>Rings when this desk committed outbox entries in this process.</summary>
    WakeUpSignal OutboxSignal { get; }

    /// <summary>Decides and commits a batch of what is due by now.</summary>
    /// <param name="atMost">The most tickets to claim; at least 1.</param>
    /// <param name="cancellationToken">Stops the call; what was committed stays.</param>
    Task<DueBatch> FireDueAsync(int atMost, CancellationToken cancellationToken = default);
}
