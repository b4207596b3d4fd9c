using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Fires what is due, in time.</summary>
internal sealed class DuePump(string desk, IDeskWork work, IStoreBacklog? backlog, DeskHostingOptions options, TimeProvider clock, ILogger<DuePump> logger)
    : DeskLoop("due", desk, work.DueSignal, options.LongestSleep, clock, logger)
{
    private readonly Duration _longestSleep = Duration.FromTimeSpan(options.LongestSleep);
    private Instant _measured = Instant.MinValue;

    protected override async Task<Instant?> StepAsync(CancellationToken stopping)
    {
        // Not stopped in the middle: a batch is short, and half a batch would be told twice.
        var batch = await work.FireDueAsync(options.DueBatch, CancellationToken.None).ConfigureAwait(false);
        if (backlog is not null && Now - _measured >= _longestSleep)
        {
            _measured = Now;
            Telemetry.Measure(await backlog.MeasureAsync(Now, stopping).ConfigureAwait(false), Now);
        }
        // What was claimed and neither fired nor failed would be claimed in vain again at once.
        return batch.Fired + batch.Failed > 0 || batch.NextDue > Now ? batch.NextDue : null;
    }
}
