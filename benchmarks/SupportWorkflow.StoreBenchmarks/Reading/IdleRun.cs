using System.Diagnostics;
using Microsoft.Data.Sqlite;
using NodaTime;
using SupportWorkflow.StoreBenchmarks.Due;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Reading;

/// <summary>A poll that finds nothing due over a million wake-ups ahead.</summary>
internal static class IdleRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var polls = options.Number("polls", 2_000);
        var table = new Table("store", "wake-ups", "p50 ms", "p99 ms");
        if (options.Wants("only", "postgresql"))
        {
            var hosted = HostedStore.PostgreSql(await Million.MakeAsync("bench_open", Million.Count).ConfigureAwait(false));
            await using (hosted.ConfigureAwait(false))
                await PollAsync("PostgreSQL", hosted, Million.Count).ConfigureAwait(false);
        }
        if (options.Wants("only", "sqlite"))
        {
            var connection = await Databases.SqliteAsync().ConfigureAwait(false);
            var hosted = HostedStore.Sqlite(connection);
            await using (hosted.ConfigureAwait(false))
            {
                await DueTickets.OpenAsync(hosted.Store, 0, 1).ConfigureAwait(false);
                await FillAsync(connection).ConfigureAwait(false);
                await PollAsync("SQLite", hosted, Million.Count + 1).ConfigureAwait(false);
            }
            Directory.Delete(Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)!, recursive: true);
        }
        table.Print();

        async Task PollAsync(string name, HostedStore hosted, int count)
        {
            var (times, now) = (new List<double>(), Instant.FromUtc(2024, 1, 1, 0, 0));
            for (var i = -200; i < polls; i++)
            {
                var began = Stopwatch.GetTimestamp();
                var batch = await hosted.Store.FireDueAsync(now, 500, static _ => null).ConfigureAwait(false);
                if (i >= 0)
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (batch is not { Fired: 0, Failed: 0, Left: 0, NextDue: not null })
                    throw new InvalidOperationException($"{batch}");
            }
            var sorted = times.Order().ToArray();
            table.Add(name, count, Slices.Part(sorted, 0.5), Slices.Part(sorted, 0.99));
        }
    }

    /// <summary>Copies the one ticket a million times, each due at a second of its own.</summary>
    private static async Task FillAsync(string connection)
    {
        var open = new SqliteConnection(connection);
        await using (open.ConfigureAwait(false))
        {
            await open.OpenAsync().ConfigureAwait(false);
            var command = open.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = "select group_concat(name) from pragma_table_info('support_tickets')";
                var columns = ((string)(await command.ExecuteScalarAsync().ConfigureAwait(false))!).Split(',');
                var values = columns.Select(c =>
                    c switch
                    {
                        "id" => "'c-' || g.value",
                        "number" => "'CS' || g.value",
                        "next_due" or "wake_up" or "claim_at" =>
                            "strftime('%Y-%m-%d %H:%M:%S', 1900000000 + g.value * 61 % 864000, 'unixepoch')",
                        _ => "t." + c,
                    }
                );
                command.CommandText =
                    $"insert into support_tickets ({string.Join(", ", columns)}) with recursive g(value) as (select 1 union all select value + 1 "
                    + $"from g where value < {Million.Count}) select {string.Join(", ", values)} from g, support_tickets t where t.id = 't-0'";
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }
}
