using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Does what the desk's schedules come to, in time.</summary>
internal sealed class ScheduleLoop(
    HostingTelemetry telemetry,
    IDeskWork work,
    DeskHostingOptions options,
    TimeProvider clock,
    ILogger<ScheduleLoop> logger
) : DeskLoop("schedule", telemetry, options, clock, logger)
{
    protected override Task<Instant?> StepAsync(CancellationToken stopping) => work.RunSchedulesAsync(stopping);
}
