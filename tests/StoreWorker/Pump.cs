using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Stores;

/// <summary>Does what is due, batch after batch.</summary>
internal sealed class Pump(WorkerOptions options, IDeskWork work, WorkerLog log)
{
    private const int AtMost = 20;

    public async Task RunAsync(CancellationToken stop)
    {
        var now = Instant.FromDateTimeOffset(options.Now);
        while (!stop.IsCancellationRequested)
            try
            {
                var batch = await work.FireDueAsync(AtMost, CancellationToken.None).ConfigureAwait(false);
                if (batch.Fired + batch.Failed > 0)
                    log.Write(WorkerLog.Fired, batch.Fired, batch.Failed);
                else if (options.Drains && (batch.NextDue is not { } next || next > now))
                    return;
                else
                    await Task.Delay(10, CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A pump goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.Failed(e);
                await Task.Delay(Random.Shared.Next(10, 60), CancellationToken.None).ConfigureAwait(false);
            }
    }
}
