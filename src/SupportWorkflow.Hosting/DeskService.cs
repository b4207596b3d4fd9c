using Microsoft.Extensions.Hosting;

namespace SupportWorkflow.Hosting;

/// <summary>Runs pump and dispatcher of one desk while the host runs.
/// Stopping wakes the sleepers and waits for the steps under way.</summary>
internal sealed class DeskService(DuePump pump, OutboxDispatcher dispatcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(pump.RunAsync(stoppingToken), dispatcher.RunAsync(stoppingToken));
}
