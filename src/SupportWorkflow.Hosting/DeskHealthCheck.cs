using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Fails on silence: due work or outbox entries that get old, a store that does not answer. Parked work degrades.</summary>
internal sealed class DeskHealthCheck(IStoreBacklog store, DeskHostingOptions options, TimeProvider clock) : IHealthCheck
{
    /// <summary>How long the store may take to say what it has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        StoreBacklog backlog;
        int failing;
        try
        {
            // A step that hangs may hold what the store needs to answer.
            (backlog, failing) = await Task.Run(() => AskAsync(now, cancellationToken), cancellationToken)
                .WaitAsync(Patience, clock, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            return new(context.Registration.FailureStatus, $"The store has not answered for {Patience.TotalSeconds:0} s.", e);
        }
        var (due, unsent) = (HostingTelemetry.Age(backlog.OldestDue, now), HostingTelemetry.Age(backlog.OldestUnsent, now));
        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["oldestDueSeconds"] = Math.Round(due.TotalSeconds),
            ["parkedDue"] = backlog.ParkedDue,
            ["oldestUnsentSeconds"] = Math.Round(unsent.TotalSeconds),
            ["unsent"] = backlog.Unsent,
            ["parkedUnsent"] = backlog.ParkedUnsent,
            ["failing"] = failing,
        };
        if (due > Duration.FromTimeSpan(options.DueAlarm))
            return Bad($"Due work is {Seconds(due)} s late; {options.DueAlarm.TotalSeconds:0} s are allowed.");
        if (unsent > Duration.FromTimeSpan(options.OutboxAlarm))
            return Bad($"The outbox is {Seconds(unsent)} s old; {options.OutboxAlarm.TotalSeconds:0} s are allowed.");
        return backlog.ParkedDue + backlog.ParkedUnsent > 0
            ? HealthCheckResult.Degraded(
                $"{backlog.ParkedDue} tickets and {backlog.ParkedUnsent} outbox entries are parked.",
                null,
                figures
            )
            : HealthCheckResult.Healthy("Nothing is late.", figures);

        HealthCheckResult Bad(string what) => new(context.Registration.FailureStatus, what, null, figures);
    }

    /// <summary>What is not done, and how much of it has failed so far, up to a hundred.</summary>
    private async Task<(StoreBacklog Backlog, int Failing)> AskAsync(Instant now, CancellationToken cancellationToken) =>
        (
            await store.MeasureAsync(now, cancellationToken).ConfigureAwait(false),
            (await store.StuckAsync(100, cancellationToken).ConfigureAwait(false)).Count
        );

    private static string Seconds(Duration age) => age.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
