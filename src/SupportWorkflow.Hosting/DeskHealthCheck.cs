using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Fails on silence: due work or outbox entries that get old, a store that does not answer. Parked work degrades.</summary>
internal sealed class DeskHealthCheck(IStoreBacklog store, DeskHostingOptions options, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var backlog = await store.MeasureAsync(now, cancellationToken).ConfigureAwait(false);
        var (due, unsent) = (HostingTelemetry.Age(backlog.OldestDue, now), HostingTelemetry.Age(backlog.OldestUnsent, now));
        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["oldestDueSeconds"] = Math.Round(due.TotalSeconds),
            ["parkedDue"] = backlog.ParkedDue,
            ["oldestUnsentSeconds"] = Math.Round(unsent.TotalSeconds),
            ["unsent"] = backlog.Unsent,
            ["parkedUnsent"] = backlog.ParkedUnsent,
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

    private static string Seconds(Duration age) => age.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
