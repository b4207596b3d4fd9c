using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>
/// Due work a second on PostgreSQL: tickets of which a clock reaches a point, each with its events, what has to leave, and its
/// next wake-up.
/// Nodes are stores with connections of their own in this process.
/// </summary>
internal static class DueRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var (rounds, count) = (options.Number("rounds", 3), options.Number("tickets", 24_000));
        var (batches, nodes) = (options.Numbers("batches", "20,200,1000"), options.Numbers("nodes", "1,2,4"));
        var tickets = await DueTickets.MakeAsync("bench_due", count).ConfigureAwait(false);
        await using (tickets.ConfigureAwait(false))
        {
            var server = await Databases.TimeOfAsync(tickets.Connection).ConfigureAwait(false);
            var peers = new List<(string Name, Func<IDuePeer> Make)>();
            if (options.Wants("only", "postgresql"))
                peers.Add(("PostgreSQL", () => new StoreDue(HostedStore.PostgreSql(tickets.Connection))));
            if (options.Wants("only", "postgresql-ef"))
                peers.Add(("PostgreSQL, EF alone", () => new EfDue(tickets.Connection)));
            var keys = peers
                .SelectMany(p => batches.SelectMany(b => nodes.Where(n => n == 1 || b == 200).Select(n => (p.Name, b, n))))
                .ToList();
            var all = keys.ToDictionary(k => k, _ => new Slices());
            var each = (Events: 0.0, Entries: 0.0);
            for (var round = -1; round < rounds; round++)
                foreach (var key in keys)
                {
                    await tickets.LayAsync().ConfigureAwait(false);
                    var made = Enumerable.Range(0, key.n).Select(_ => peers.First(p => p.Name == key.Name).Make()).ToArray();
                    var slice = await SliceAsync(made, server, tickets.Now, key.b).ConfigureAwait(false);
                    if (slice.Operations != count)
                        throw new InvalidOperationException($"{key}: {slice.Operations} of {count} were done.");
                    each = await tickets.WrittenAsync(count).ConfigureAwait(false);
                    foreach (var peer in made)
                        await peer.DisposeAsync().ConfigureAwait(false);
                    Console.Error.WriteLine($"{key}: {slice.Rate:0}/s");
                    // The first round is for the compiler.
                    if (round >= 0)
                        all[key].Add(slice);
                }
            Console.WriteLine(
                $"Due work: {count} tickets, of each {each.Events:0.0} events and {each.Entries:0.0} entries of the outbox; medians of {rounds}, by turns"
            );
            var table = new Table("store", "batch", "nodes", "/s", "best", "p50 ms", "p99 ms", "KiB", "client us", "server us");
            foreach (var key in keys)
                if (all[key] is var s)
                    table.Add(key.Name, key.b, key.n, s.Rate, s.Best, s.Milliseconds(0.5), s.Milliseconds(0.99), s.KiB, s.Client, s.Server);
            table.Print();
        }
    }

    private static Task<Slice> SliceAsync(IDuePeer[] nodes, ServerTime? server, Instant now, int batch) =>
        Slice.MeasureAsync(server, async times =>
        {
            var done = await Task.WhenAll(nodes.Select(n => Task.Run(() => FireAsync(n, now, batch, times)))).ConfigureAwait(false);
            return done.Sum();
        });

    private static async Task<long> FireAsync(IDuePeer node, Instant now, int batch, ConcurrentBag<double> times)
    {
        for (var all = 0L; ; )
        {
            var began = Stopwatch.GetTimestamp();
            var done = await node.FireAsync(now, batch).ConfigureAwait(false);
            if (done == 0)
                return all;
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            all += done;
        }
    }
}
