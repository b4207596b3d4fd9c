using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// Keeps the tables of a store small. Nothing of it happens by itself: a job of the host says how old is old. A store may be without.
/// Thread-safe.
/// </summary>
public interface ITicketRetention
{
    /// <summary>
    /// Moves tickets with their events out of the tables that are read all day: those at their end that changed last before an instant,
    /// with nothing due and nothing unsent. They are still found by id and by number, and come back by themselves when a command changes
    /// them; lists, counts and the feed leave them out.
    /// </summary>
    /// <param name="changedBefore">The instant.</param>
    /// <param name="atMost">The most tickets of this call; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were moved; fewer than asked for: there are no more.</returns>
    Task<int> ArchiveAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default);

    /// <summary>Deletes tickets of the archive that changed last before an instant, with everything that was kept of them.</summary>
    /// <inheritdoc cref="ArchiveAsync"/>
    /// <returns>How many were deleted; fewer than asked for: there are no more.</returns>
    Task<int> PurgeAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default);

    /// <summary>Forgets command ids that were committed before an instant: a command sent again after that is decided anew.</summary>
    /// <param name="committedBefore">The instant; 30 days ago leaves every client time enough.</param>
    /// <param name="atMost">The most ids of this call; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were forgotten; fewer than asked for: there are no more.</returns>
    Task<int> ForgetCommandsAsync(Instant committedBefore, int atMost, CancellationToken cancellationToken = default);
}
