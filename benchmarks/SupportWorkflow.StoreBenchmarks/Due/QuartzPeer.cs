using Npgsql;
using Quartz;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>Quartz with its job store in PostgreSQL: one trigger for each item, all of one job.</summary>
internal sealed class QuartzPeer(string connection, int batch) : IJobPeer
{
    private IScheduler? _scheduler;

    public async Task ScheduleAsync(int count)
    {
        _scheduler = await QuartzSchedulerBuilder
            .Create(q =>
            {
                q.ConfigureScheduler(o =>
                {
                    o.MaxBatchSize = batch;
                    o.BatchTriggerAcquisitionFireAheadTimeWindow = TimeSpan.FromSeconds(1);
                });
                q.UseDefaultThreadPool(Math.Max(32, batch));
                q.UsePersistentStore(s =>
                {
                    s.UsePostgres(connection);
                    s.ProvisionSchema();
                    s.ConfigureStore(o => o.MisfireThreshold = TimeSpan.FromHours(1));
                });
            })
            .BuildScheduler()
            .ConfigureAwait(false);
        await _scheduler.Clear().ConfigureAwait(false);
        var job = JobBuilder.Create<HistoryJob>().WithIdentity("history").StoreDurably().Build();
        foreach (var part in Enumerable.Range(0, count).Chunk(1_000))
            await _scheduler
                .ScheduleJobs(
                    new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>
                    {
                        [job] =
                        [
                            .. part.Select(i =>
                                TriggerBuilder
                                    .Create()
                                    .WithIdentity($"t-{i}")
                                    .ForJob(job)
                                    .UsingJobData("item", $"t-{i}")
                                    .StartAt(DateTimeOffset.UtcNow)
                                    .Build()
                            ),
                        ],
                    },
                    new ScheduleJobOptions { Replace = true }
                )
                .ConfigureAwait(false);
    }

    public async Task RunAsync(int count)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using (source.ConfigureAwait(false))
        {
            await _scheduler!.Start().ConfigureAwait(false);
            while (PeerHistory.Written < count)
                await Task.Delay(5).ConfigureAwait(false);
            while (await Databases.ScalarAsync(source, "select 1 from qrtz_triggers limit 1").ConfigureAwait(false) is not null)
                await Task.Delay(5).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null)
            await _scheduler.Shutdown(true).ConfigureAwait(false);
    }

    private sealed class HistoryJob : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await PeerHistory.WriteAsync(context.MergedJobDataMap.GetString("item")!).ConfigureAwait(false);
    }
}
