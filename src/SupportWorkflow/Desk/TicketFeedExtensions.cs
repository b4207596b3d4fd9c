using System.Runtime.CompilerServices;

namespace SupportWorkflow.Desk;

/// <summary>Follows a feed.</summary>
public static class TicketFeedExtensions
{
    /// <summary>
    /// Pages of a feed as they come, without end. Keep <see cref="FeedPage.Next"/> together with what you made of a page: then a restart
    /// goes on where you were, and nothing is missed or done twice.
    /// </summary>
    /// <param name="feed">The feed.</param>
    /// <param name="after">Where to begin; null: at the beginning.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="pause">How long to wait where there is nothing more; more than zero.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static IAsyncEnumerable<FeedPage> SubscribeAsync(
        this ITicketFeed feed,
        string? after,
        TimeProvider clock,
        TimeSpan pause,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pause, TimeSpan.Zero);
        return Pages(feed, after, clock, pause, cancellationToken);
    }

    private static async IAsyncEnumerable<FeedPage> Pages(
        ITicketFeed feed,
        string? after,
        TimeProvider clock,
        TimeSpan pause,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var page = await feed.FollowAsync(after, 1_000, cancellationToken).ConfigureAwait(false);
            after = page.Next;
            if (page.Events.Count > 0)
                yield return page;
            else
                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
