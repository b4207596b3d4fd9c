using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Fires what is due, in time.</summary>
internal sealed class DuePump : DeskLoop
{
    /// <summary>How long to wait where everything due is held by other processes.</summary>
    private static readonly Duration HeldByOthers = Duration.FromSeconds(1);

    private readonly IDeskWork _work;
    private readonly IStoreBacklog? _backlog;
    private readonly int _atMost;
    private readonly Duration _longestSleep;
    private Instant _measured = Instant.MinValue;

    public DuePump(
        HostingTelemetry telemetry,
        IDeskWork work,
        IStoreBacklog? backlog,
        DeskHostingOptions options,
        TimeProvider clock,
        ILogger<DuePump> logger
    )
        : base("due", telemetry, options, clock, logger)
    {
        (_work, _backlog, _atMost, _longestSleep) = (work, backlog, options.DueBatch, Duration.FromTimeSpan(options.LongestSleep));
        work.WakeUpCommitted += WakeAt;
    }

    protected override async Task<Instant?> StepAsync(CancellationToken stopping)
    {
        // Not stopped in the middle: a batch is short, and half a batch would be told twice.
        var batch = await _work.FireDueAsync(_atMost, CancellationToken.None).ConfigureAwait(false);
        if (_backlog is not null && Now - _measured >= _longestSleep)
        {
            _measured = Now;
            Telemetry.Measure(await _backlog.MeasureAsync(Now, stopping).ConfigureAwait(false), Now);
        }
        if (batch.Fired + batch.Failed > 0 || batch.NextDue is not { } next || next > Now)
            return batch.NextDue;
        // What was claimed and neither fired nor failed would be claimed in vain again at once; what another process holds is soon done, or
        // free because that process died.
        return batch.Left > 0 ? null : Now + HeldByOthers;
    }
}
