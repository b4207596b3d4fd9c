using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Commits;

/// <summary>
/// Commands a second: a ticket is loaded with the command id, decided, committed. Each writer leads tickets of its own from the opening to
/// the end, so that nobody loses a race; what would have to leave stays in the outbox.
/// </summary>
internal static class CommitRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var (rounds, seconds) = (options.Number("rounds", 5), options.Seconds("seconds", 2));
        var peers = new List<(string Name, ICommitPeer Peer, ServerTime? Server)>();
        if (options.Wants("only", "postgresql"))
            await AddPostgreSqlAsync("PostgreSQL", "bench_commits", c => new StorePeer(HostedStore.PostgreSql(c))).ConfigureAwait(false);
        // The host's own source of connections, each of which is reset when it is given back.
        if (options.Text("only", "").Contains("host-source", StringComparison.Ordinal))
            await AddPostgreSqlAsync("PostgreSQL, host's source", "bench_commits_host", c => new StorePeer(
                    HostedStore.PostgreSql(NpgsqlDataSource.Create(c))
                ))
                .ConfigureAwait(false);
        if (options.Wants("only", "postgresql-ef"))
            await AddPostgreSqlAsync("PostgreSQL, EF alone", "bench_commits_ef", EfPeer.PostgreSql).ConfigureAwait(false);
        if (options.Wants("only", "sqlite"))
            peers.Add(("SQLite", new StorePeer(HostedStore.Sqlite(await Databases.SqliteAsync().ConfigureAwait(false))), null));
        if (options.Wants("only", "sqlite-ef"))
            peers.Add(("SQLite, EF alone", EfPeer.Sqlite(await Databases.SqliteAsync().ConfigureAwait(false)), null));

        var writers = options.Numbers("writers", "1,8,32");
        var all = peers.SelectMany(p => writers.Select(w => (p.Name, w))).ToDictionary(k => k, _ => new Slices());
        foreach (var (_, peer, server) in peers)
            await SliceAsync(peer, server, 8, Math.Min(2, seconds)).ConfigureAwait(false);
        for (var round = 0; round < rounds; round++)
            foreach (var count in writers)
            foreach (var (name, peer, server) in peers)
                all[(name, count)].Add(await SliceAsync(peer, server, count, seconds).ConfigureAwait(false));

        Console.WriteLine($"Commands: load with command id, decide, commit; medians of {rounds} slices of {seconds} s, by turns");
        var table = new Table("store", "writers", "/s", "best", "p50 ms", "p99 ms", "KiB", "client us", "server us");
        foreach (var count in writers)
        foreach (var (name, _, _) in peers)
            if (all[(name, count)] is var s)
                table.Add(name, count, s.Rate, s.Best, s.Milliseconds(0.5), s.Milliseconds(0.99), s.KiB, s.Client, s.Server);
        table.Print();
        foreach (var (_, peer, _) in peers)
            await peer.DisposeAsync().ConfigureAwait(false);

        async Task AddPostgreSqlAsync(string name, string database, Func<string, ICommitPeer> make)
        {
            var connection = await Databases.PostgreSqlAsync(database).ConfigureAwait(false);
            peers.Add((name, make(connection), await Databases.TimeOfAsync(connection).ConfigureAwait(false)));
        }
    }

    private static Task<Slice> SliceAsync(ICommitPeer peer, ServerTime? server, int writers, double seconds) =>
        Slice.MeasureAsync(server, async times =>
        {
            var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
            var done = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(peer, until, times))))
                .ConfigureAwait(false);
            return done.Sum();
        });

    private static async Task<long> WriteAsync(ICommitPeer peer, long until, ConcurrentBag<double> times)
    {
        for (var done = 0L; ; )
        {
            var id = Guid.NewGuid().ToString("N");
            for (var step = 0; step < TicketLife.Steps; step++)
            {
                var began = Stopwatch.GetTimestamp();
                if (began > until)
                    return done;
                var now = step;
                await peer.HandleAsync(id, TicketLife.CommandId(id, step), t => TicketLife.Decide(t, id, "TS" + id, now))
                    .ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                done++;
            }
        }
    }
}
