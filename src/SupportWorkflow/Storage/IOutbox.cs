using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// What was committed and has to leave the desk: each entry is delivered at least once, with a key by which its receiver can tell a
/// repetition. Thread-safe. Of several processes over the same data one at a time is given entries, the others none: otherwise each would
/// send everything. A process that ends, or dies, makes room for another.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Entries that are ready, in the order in which they became so; those of one ticket that became ready together in the order of their
    /// versions. Reading takes nothing away. An entry that failed holds back the later ones of its ticket until it is done or parked.
    /// </summary>
    /// <param name="now">What is ready by then.</param>
    /// <param name="atMost">The most entries to read; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default);

    /// <summary>Takes out what was delivered. A key that is not there any more is nothing.</summary>
    Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts a failed delivery: the entry is ready again at <see cref="StuckWork.RetryAfter"/>, and parked after
    /// <see cref="StuckWork.MostAttempts"/>. A key that is not there any more is nothing.
    /// </summary>
    /// <param name="key">The entry.</param>
    /// <param name="now">When it failed.</param>
    /// <param name="error">Why, for whoever looks at what is stuck.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default);
}
