using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>What a store has not got done: silence is a fault, so every store can be asked. Thread-safe.</summary>
public interface IStoreBacklog
{
    /// <summary>The figures at an instant.</summary>
    Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default);

    /// <summary>Work that failed at least once and is not done, parked work first.</summary>
    Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default);

    /// <summary>Forgets the failed attempts of work: it is ready at once. Work that is not stuck any more is nothing.</summary>
    Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default);
}
