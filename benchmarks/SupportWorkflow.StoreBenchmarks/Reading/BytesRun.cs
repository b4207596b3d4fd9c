using Microsoft.Data.Sqlite;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Reading;

/// <summary>Bytes of a ticket in tables and indexes, vacuumed: the opening and the first commands of a life.</summary>
internal static class BytesRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var (tickets, commands) = (options.Number("tickets", 5_000), options.Number("commands", 5));
        var connection = await Databases.PostgreSqlAsync("bench_bytes").ConfigureAwait(false);
        var hosted = HostedStore.PostgreSql(connection);
        var events = 0;
        await using (hosted.ConfigureAwait(false))
            events = await FillAsync(hosted.Store, tickets, commands).ConfigureAwait(false);
        Console.WriteLine($"{tickets} tickets, of each {commands} commands and {events} events; bytes of a ticket");
        var source = NpgsqlDataSource.Create(connection);
        await using (source.ConfigureAwait(false))
        {
            await Databases
                .RunAsync(source, "vacuum full analyze support.tickets, support.ticket_events, support.commands, support.outbox")
                .ConfigureAwait(false);
            await PrintAsync(
                    source.CreateCommand(
                        """
                        select t.relname || coalesce(' / ' || i.relname, ''), case when i.oid is null then pg_table_size(t.oid) else
                          pg_relation_size(i.oid) end from pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'support'
                        left join lateral (select null::oid as oid, null::name as relname union all select c.oid, c.relname from pg_index x
                          join pg_class c on c.oid = x.indexrelid where x.indrelid = t.oid) i on true
                        where t.relkind = 'r' and t.relname in ('tickets', 'ticket_events', 'commands', 'outbox')
                        order by t.relname, i.relname nulls first
                        """
                    ),
                    "PostgreSQL",
                    tickets
                )
                .ConfigureAwait(false);
        }

        connection = await Databases.SqliteAsync().ConfigureAwait(false);
        hosted = HostedStore.Sqlite(connection);
        await using (hosted.ConfigureAwait(false))
            await FillAsync(hosted.Store, tickets, commands).ConfigureAwait(false);
        var open = new SqliteConnection(connection);
        await using (open.ConfigureAwait(false))
        {
            await open.OpenAsync().ConfigureAwait(false);
            var vacuum = open.CreateCommand();
            await using (vacuum.ConfigureAwait(false))
            {
                vacuum.CommandText = "vacuum";
                await vacuum.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
            var sizes = open.CreateCommand();
            sizes.CommandText = "select name, sum(pgsize) from dbstat group by name having sum(pgsize) > 65536 order by name";
            try
            {
                await PrintAsync(sizes, "SQLite", tickets).ConfigureAwait(false);
            }
            catch (SqliteException)
            {
                // This build of SQLite does not tell tables apart.
                sizes.CommandText = "select 'whole file', page_count * page_size from pragma_page_count(), pragma_page_size()";
                await PrintAsync(sizes, "SQLite", tickets).ConfigureAwait(false);
            }
        }
        Directory.Delete(Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)!, recursive: true);
    }

    private static async Task<int> FillAsync(ITicketStore store, int tickets, int commands)
    {
        var events = 0;
        foreach (var part in Enumerable.Range(0, tickets).Chunk(100))
        {
            var now = new Ticket?[part.Length];
            for (var step = 0; step < commands; step++)
            {
                var commits = part.Select(
                        (number, i) =>
                            new TicketCommit(
                                now[i]?.Version ?? 0,
                                TicketLife.Decide(now[i], $"ticket-{number:00000000}", $"TS{number:00000000}", step),
                                Guid.CreateVersion7().ToString()
                            )
                    )
                    .ToList();
                await store.CommitAllAsync(commits).ConfigureAwait(false);
                for (var i = 0; i < part.Length; i++)
                    now[i] = commits[i].Decision.Ticket;
            }
            events = now[0]!.Version;
        }
        return events;
    }

    private static async Task PrintAsync(System.Data.Common.DbCommand command, string store, int tickets)
    {
        var (table, sum) = (new Table(store, "bytes"), 0.0);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    var bytes = reader.GetInt64(1) / (double)tickets;
                    sum += bytes;
                    table.Add(reader.GetString(0), bytes);
                }
        }
        table.Add("together", sum);
        table.Print();
    }
}
