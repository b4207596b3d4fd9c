using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportWorkflow.StoreBenchmarks.Stores;
using Wolverine;
using Wolverine.Postgresql;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>Wolverine with its messages in PostgreSQL: one scheduled message for each item, looked for every 250 ms.</summary>
internal sealed class WolverinePeer(string connection, int batch) : IJobPeer
{
    private IHost? _host;

    public async Task ScheduleAsync(int count)
    {
        _host = Host.CreateDefaultBuilder()
            .ConfigureLogging(l => l.ClearProviders())
            .UseWolverine(o =>
            {
                o.PersistMessagesWithPostgresql(connection, "wolverine");
                o.UseRuntimeCompilation();
                o.Policies.UseDurableLocalQueues();
                o.Durability.Mode = DurabilityMode.Solo;
                o.Durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(250);
                o.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(250);
                o.Durability.RecoveryBatchSize = batch;
                o.Discovery.DisableConventionalDiscovery().IncludeType(typeof(HistoryMessageHandler));
            })
            .Build();
        await _host.StartAsync().ConfigureAwait(false);
        // The handler's code is made when its first message comes.
        await _host.MessageBus().InvokeAsync(new HistoryMessage("first")).ConfigureAwait(false);
        var far = DateTimeOffset.UtcNow.AddDays(1);
        await Parallel
            .ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            {
                var scope = _host.Services.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                    await scope
                        .ServiceProvider.GetRequiredService<IMessageBus>()
                        .ScheduleAsync(new HistoryMessage($"t-{i}"), far)
                        .ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }

    public async Task RunAsync(int count)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using (source.ConfigureAwait(false))
        {
            await Databases
                .RunAsync(source, "update wolverine.wolverine_incoming_envelopes set execution_time = now() where status = 'Scheduled'")
                .ConfigureAwait(false);
            while (PeerHistory.Written < count)
                await Task.Delay(5).ConfigureAwait(false);
            while (
                await Databases
                    .ScalarAsync(source, "select 1 from wolverine.wolverine_incoming_envelopes where status <> 'Handled' limit 1")
                    .ConfigureAwait(false)
                    is not null
            )
                await Task.Delay(5).ConfigureAwait(false);
            await Databases.RunAsync(source, "delete from wolverine.wolverine_incoming_envelopes").ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is null)
            return;
        await _host.StopAsync().ConfigureAwait(false);
        _host.Dispose();
    }
}

/// <summary>An item is due.</summary>
/// <param name="Item">Which.</param>
public sealed record HistoryMessage(string Item);

/// <summary>Writes the row of an item.</summary>
public static class HistoryMessageHandler
{
    public static Task Handle(HistoryMessage message) => PeerHistory.WriteAsync(message.Item);
}
