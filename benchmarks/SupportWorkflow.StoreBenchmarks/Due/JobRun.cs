using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>
/// What is due in schedulers of others: of each item one row of history is written and the item is done with, which is less than a ticket
/// does. Scheduling is not counted, only from the moment when all are due until the last is gone.
/// </summary>
internal static class JobRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var (rounds, count) = (options.Number("rounds", 3), options.Number("items", 3_000));
        var connection = await Databases.PostgreSqlAsync("bench_jobs").ConfigureAwait(false);
        await PeerHistory.MakeAsync(connection).ConfigureAwait(false);
        var server = await Databases.TimeOfAsync(connection).ConfigureAwait(false);
        var keys = options
            .Numbers("batches", "20,200,1000")
            .SelectMany(b => new[] { (Name: "quartz", Batch: b), (Name: "wolverine", Batch: b) })
            .Where(k => options.Wants("only", k.Name))
            .ToList();
        var all = keys.ToDictionary(k => k, _ => new Slices());
        for (var round = -1; round < rounds; round++)
            foreach (var key in keys)
            {
                IJobPeer peer = key.Name == "quartz" ? new QuartzPeer(connection, key.Batch) : new WolverinePeer(connection, key.Batch);
                await using (peer.ConfigureAwait(false))
                {
                    await peer.ScheduleAsync(count).ConfigureAwait(false);
                    await PeerHistory.ClearAsync().ConfigureAwait(false);
                    var slice = await Slice
                        .MeasureAsync(server, async _ =>
                        {
                            await peer.RunAsync(count).ConfigureAwait(false);
                            return count;
                        })
                        .ConfigureAwait(false);
                    // The first round is for the compiler.
                    if (round >= 0)
                        all[key].Add(slice);
                    Console.Error.WriteLine($"{key.Name}, batch {key.Batch}: {slice.Rate:0}/s");
                }
            }
        Console.WriteLine($"Jobs of others: {count} items, one row of history each; medians of {rounds}, by turns, one node");
        var table = new Table("scheduler", "batch", "/s", "best", "KiB", "client us", "server us");
        foreach (var key in keys)
            if (all[key] is var s)
                table.Add(key.Name, key.Batch, s.Rate, s.Best, s.KiB, s.Client, s.Server);
        table.Print();
    }
}
