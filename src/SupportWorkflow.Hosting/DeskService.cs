using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportWorkflow.Hosting;

/// <summary>Runs pump, dispatcher and schedules of one desk while the host runs. Stopping wakes the sleepers and waits for the steps
/// under way, but not for longer than <see cref="DeskHostingOptions.StopPatience"/>.</summary>
internal sealed partial class DeskService(
    DuePump pump,
    OutboxDispatcher dispatcher,
    ScheduleLoop schedules,
    DeskHostingOptions options,
    TimeProvider clock,
    ILogger<DeskService> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Each on a thread of its own: code of the host may hang before it first awaits anything.
        var steps = Task.WhenAll(
            Task.Run(() => pump.RunAsync(stoppingToken), CancellationToken.None),
            Task.Run(() => dispatcher.RunAsync(stoppingToken), CancellationToken.None),
            Task.Run(() => schedules.RunAsync(stoppingToken), CancellationToken.None)
        );
        await Task.WhenAny(steps, Task.Delay(Timeout.Infinite, stoppingToken)).ConfigureAwait(false);
        try
        {
            await steps.WaitAsync(options.StopPatience, clock, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Abandoned(logger, options.StopPatience);
        }
    }

    [LoggerMessage(
        EventId = 24,
        Level = LogLevel.Error,
        Message = "A step of the desk was not done {Patience} after the host was stopped; what it has not committed is done again later"
    )]
    private static partial void Abandoned(ILogger logger, TimeSpan patience);
}
