using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// Where tickets are kept. A commit is one unit: ticket, events, wake-up, outbox rows and command id, all of it or nothing. Thread-safe,
/// and shared by as many processes as the store says.
/// The store conformance suite of <c>SupportWorkflow.Testing</c> checks every promise made here.
/// </summary>
public interface ITicketStore
{
    /// <summary>The ticket as it was committed last, and what came of a command id when it was committed before.</summary>
    /// <param name="ticket">The ticket; <c>default</c>: none is meant, only the command id is asked for.</param>
    /// <param name="commandId">The command id; null: none.</param>
    /// <param name="cancellationToken">Stops the call; nothing is kept.</param>
    /// <exception cref="TicketFormatException">What is kept is not a ticket, or a newer version of the library wrote it.</exception>
    Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default);

    /// <summary>Keeps a decision, if its command id is new and the ticket is still at the version it was decided on.</summary>
    /// <returns>Not kept: nothing of it is visible to anybody, and the command id stays free.</returns>
    /// <remarks>An exception says nothing about whether the commit happened. Trying again with the same command id is safe.</remarks>
    Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Keeps several decisions in one call, each a unit of its own and in this order: one that is not kept harms no other. For
    /// imports, and for several commands on one ticket that were decided one after the other.</summary>
    /// <returns>What became of each.</returns>
    /// <remarks>Here: one after the other. A database does it in one trip.</remarks>
    async Task<IReadOnlyList<CommitResult>> CommitAllAsync(
        IReadOnlyList<TicketCommit> commits,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(commits);
        var results = new CommitResult[commits.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = await CommitAsync(commits[i], cancellationToken).ConfigureAwait(false);
        return results;
    }

    /// <summary>
    /// Claims tickets whose wake-up is not later than an instant, the earliest first, and for each decides and commits in one transaction:
    /// no two callers decide the same wake-up, and a caller that dies leaves it due. A store that locks what it claims cuts a batch short
    /// after a fifth of a second, so that nobody waits long; the rest stays due. A ticket that a newer version of the library wrote is not
    /// claimed: another node can decide it.
    /// </summary>
    /// <param name="now">What is due by then. Wake-ups are kept rounded up to the store's resolution, never down.</param>
    /// <param name="atMost">The most tickets to claim; at least 1.</param>
    /// <param name="decide">
    /// The pure decision. It may be called while the store holds locks and does not call the store. Null leaves the ticket as it is, still
    /// due. An exception leaves this ticket as it is, harms no other of the batch, and counts as an attempt: the ticket is tried again at
    /// <see cref="StuckWork.RetryAfter"/>, and after <see cref="StuckWork.MostAttempts"/> attempts it is parked until it
    /// is released or changes.
    /// </param>
    /// <param name="cancellationToken">Stops before the next ticket; what was committed stays.</param>
    Task<DueBatch> FireDueAsync(Instant now, int atMost, Func<Ticket, Decision?> decide, CancellationToken cancellationToken = default);
}
