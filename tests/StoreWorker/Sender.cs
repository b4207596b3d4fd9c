using System.Diagnostics;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Stores;

/// <summary>Delivers the outbox: each entry is on the disk of whoever gets it before it is taken out.</summary>
internal sealed class Sender(WorkerOptions options, IOutbox outbox, IStoreBacklog backlog, WorkerLog log)
{
    private const int AtMost = 40;

    /// <summary>How long whoever gets the entries takes to say so: mostly a sender is killed while it waits for that.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(10);

    public async Task RunAsync(CancellationToken stop)
    {
        var now = Instant.FromDateTimeOffset(options.Now);
        while (!stop.IsCancellationRequested)
            try
            {
                var began = Stopwatch.GetTimestamp();
                var entries = await outbox.ReadAsync(now, AtMost, CancellationToken.None).ConfigureAwait(false);
                if (entries.Count == 0)
                {
                    if (options.Drains && (await backlog.MeasureAsync(now, CancellationToken.None).ConfigureAwait(false)).Unsent == 0)
                        return;
                    await Task.Delay(10, CancellationToken.None).ConfigureAwait(false);
                    continue;
                }
                foreach (var e in entries)
                    log.Write(
                        WorkerLog.Delivered,
                        e.Key,
                        e.Ticket,
                        e.Version,
                        e.ReadyAt.ToUnixTimeTicks(),
                        began,
                        Stopwatch.GetTimestamp()
                    );
                log.Flush();
                await Task.Delay(Answer, CancellationToken.None).ConfigureAwait(false);
                var keys = entries.Select(e => e.Key).ToList();
                await outbox.DoneAsync(keys, CancellationToken.None).ConfigureAwait(false);
                log.Write([WorkerLog.Done, Stopwatch.GetTimestamp(), .. keys]);
            }
#pragma warning disable CA1031 // A sender goes on: what is not taken out is read again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.Failed(e);
                await Task.Delay(Random.Shared.Next(10, 60), CancellationToken.None).ConfigureAwait(false);
            }
    }
}
