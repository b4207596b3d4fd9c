namespace SupportWorkflow.Desk;

/// <summary>Takes persons out of what a store keeps. A store may be without. Thread-safe.</summary>
public interface ITicketErasure
{
    /// <summary>Tickets that name an account, those in the archive too, in the order of their ids: as requester, agent or watcher, or as
    /// whoever did something.</summary>
    /// <param name="account">The account.</param>
    /// <param name="after">The id after which they begin; <c>default</c>: with the first.</param>
    /// <param name="atMost">The most ids; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<TicketId>> NamingAsync(string account, TicketId after, int atMost, CancellationToken cancellationToken = default);

    /// <summary>What of a ticket has not left, parked entries included.</summary>
    Task<IReadOnlyList<OutboxEntry>> UnsentAsync(TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts other texts in the place of what is kept of a ticket, as one unit, if it is still at the version they were made of. Entries
    /// that have left meanwhile stay gone; errors kept with the ticket's work are emptied, because they may quote it.
    /// </summary>
    Task<CommitResult> EraseAsync(ErasureCommit erasure, CancellationToken cancellationToken = default);
}
