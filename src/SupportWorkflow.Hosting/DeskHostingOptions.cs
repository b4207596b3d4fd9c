using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>How a desk runs in its host. Checked when the host starts.</summary>
public sealed class DeskHostingOptions
{
    /// <summary>The most tickets of one batch of due work. Default: 500. 1 to 10,000.</summary>
    public int DueBatch { get; set; } = 500;

    /// <summary>The most outbox entries of one batch, and so the most that are delivered again after a crash.
    /// Default: 100. 1 to 10,000.</summary>
    public int OutboxBatch { get; set; } = 100;

    /// <summary>
    /// The longest sleep before the store is asked again: how late work that another process committed, or a clock that jumped, is noticed
    /// at most. Work of this process is noticed at once. Default: 15 s. 100 ms to an hour.
    /// </summary>
    public TimeSpan LongestSleep { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The longest sleep before the outbox is asked again. Of several processes one delivers what all of them commit, so this is how late
    /// the others' entries leave at most; a question that finds nothing costs a tenth of a millisecond. Default: 1 s. 100 ms to an hour.
    /// </summary>
    public TimeSpan LongestOutboxSleep { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest pause before a step that failed as a whole, because the store is away, is tried again; the pauses before it are 1 s,
    /// 2 s, 4 s and so on, and it is tried as long as the host runs. Default: 30 s. 1 s to an hour. Single tickets and entries that fail
    /// have the store's pauses (<see cref="StuckWork.RetryAfter"/>).
    /// </summary>
    public TimeSpan LongestRetryPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether notices leave the outbox without being sent. Default: no; a desk without <c>SendNoticesWith</c> then does not start, because
    /// what nobody sends would only grow. Ignored where a sender is registered.
    /// </summary>
    public bool WithoutNotices { get; set; }

    /// <summary>How late due work may be before the health check fails. Default: 5 min. More than zero.</summary>
    public TimeSpan DueAlarm { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How old an outbox entry that could have left may be before the health check fails.
    /// Default: 15 min. More than zero.</summary>
    public TimeSpan OutboxAlarm { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long one message may take to be sent before its entries count as failed, are shown as such and tried again later: a sender that
    /// hangs holds up nobody for longer. Default: 100 s. 1 s to an hour. Ignored where no sender is registered.
    /// </summary>
    public TimeSpan SendPatience { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a stopping host waits for the steps under way; a policy, a store or a sender that hangs does not hold it up for longer.
    /// Default: 20 s. More than zero, at most an hour. What was not committed or confirmed by then is done again by the next process.
    /// </summary>
    public TimeSpan StopPatience { get; set; } = TimeSpan.FromSeconds(20);
}
