using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>What a store has not got done: silence is a fault, so every store can be asked. Thread-safe.</summary>
public interface IStoreBacklog
{
    /// <summary>The figures at an instant.</summary>
    Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default);

    /// <summary>Work that failed at least once and is not done, parked work first, then in the order of keys.</summary>
    Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default);

    /// <summary>The same, after work that was given before.</summary>
    /// <param name="after">The last work of the part before.</param>
    /// <param name="atMost">The most of it; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <remarks>Here: all of it is read. A database reads the part.</remarks>
    async Task<IReadOnlyList<StuckWork>> StuckAsync(StuckWork after, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        var all = await StuckAsync(int.MaxValue, cancellationToken).ConfigureAwait(false);
        return [.. all.Where(w => w.CompareTo(after) > 0).Take(atMost)];
    }

    /// <summary>Forgets the failed attempts of work: it is ready at once. Work that is not stuck any more is nothing.</summary>
    Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default);
}
