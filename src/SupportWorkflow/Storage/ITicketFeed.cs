namespace SupportWorkflow.Desk;

/// <summary>
/// Every event of a desk, one after the other, for projections and reports. A store may be without. Thread-safe.
/// </summary>
public interface ITicketFeed
{
    /// <summary>
    /// Events after a position: each comes once on the way from page to page, those of one ticket in the order of their versions, and none
    /// is passed over, though commits become visible in another order than they began. Events of tickets in the archive are not among them.
    /// </summary>
    /// <param name="after"><see cref="FeedPage.Next"/> of the page before; null: from the beginning.</param>
    /// <param name="atMost">The most events; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FormatException">The position is not one of this store's.</exception>
    Task<FeedPage> FollowAsync(string? after, int atMost, CancellationToken cancellationToken = default);
}
