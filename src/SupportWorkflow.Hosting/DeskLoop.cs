using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportWorkflow.Hosting;

/// <summary>
/// A step, again and again: at once while there is more to do, otherwise at the next instant the step names, earlier when the desk rings. A
/// step that throws is logged and tried again after growing pauses;
/// the loop only ends when it is stopped, and never in the middle of a step.
/// </summary>
internal abstract partial class DeskLoop(
    string name,
    HostingTelemetry telemetry,
    DeskHostingOptions options,
    TimeProvider clock,
    ILogger logger
)
{
    private readonly WakeUpSignal _signal = new(clock);

    protected HostingTelemetry Telemetry => telemetry;

    /// <summary>The longest sleep between two steps.</summary>
    protected virtual TimeSpan LongestSleep => options.LongestSleep;

    protected Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = TimeSpan.Zero;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var next = await StepAsync(stopping).ConfigureAwait(false);
                pause = TimeSpan.Zero;
                var longest = Now + Duration.FromTimeSpan(LongestSleep);
                if (next is { } at && at <= Now)
                    continue;
                await _signal.WaitAsync(next is { } due ? Instant.Min(due, longest) : longest, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A loop that ends at the first failure is silence; this one says so and goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                pause = TimeSpan.FromTicks(Math.Clamp(2 * pause.Ticks, TimeSpan.TicksPerSecond, options.LongestRetryPause.Ticks));
                telemetry.Trouble(name);
                Trouble(logger, name, telemetry.Desk, e.GetType().Name, pause);
                await PauseAsync(pause, stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Wakes the loop at an instant, if it would sleep longer.</summary>
    protected void WakeAt(Instant at) => _signal.Announce(at);

    /// <returns>When there is something to do next; null: nobody knows.</returns>
    protected abstract Task<Instant?> StepAsync(CancellationToken stopping);

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, clock, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped while pausing: the loop sees it.
        }
    }

    [LoggerMessage(
        EventId = 20,
        Level = LogLevel.Error,
        Message = "The {Step} step of desk '{Desk}' failed ({Error}); trying again in {Pause}"
    )]
    private static partial void Trouble(ILogger logger, string step, string desk, string error, TimeSpan pause);
}
