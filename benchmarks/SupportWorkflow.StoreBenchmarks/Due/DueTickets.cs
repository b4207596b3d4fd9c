using NodaTime;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>A database of tickets that are all due at one instant, laid out again before every slice.</summary>
internal sealed class DueTickets(NpgsqlDataSource source, string connection, Instant now) : IAsyncDisposable
{
    private static readonly string[] Tables = ["tickets", "ticket_events", "outbox"];

    public NpgsqlDataSource Source => source;

    public string Connection => connection;

    /// <summary>When all of them are due.</summary>
    public Instant Now => now;

    public static async Task<DueTickets> MakeAsync(string database, int count)
    {
        var connection = await Databases.PostgreSqlAsync(database).ConfigureAwait(false);
        var hosted = HostedStore.PostgreSql(connection);
        await using (hosted.ConfigureAwait(false))
            await OpenAsync(hosted.Store, 0, count).ConfigureAwait(false);
        var source = NpgsqlDataSource.Create(connection);
        await Databases.RunAsync(source, "truncate support.outbox").ConfigureAwait(false);
        foreach (var table in Tables)
            await Databases.RunAsync(source, $"create table laid_{table} as select * from support.{table}").ConfigureAwait(false);
        return new(source, connection, TicketLife.Open("t", "TS", TicketLife.Begin).WakeUp!.Value + Duration.FromMilliseconds(1));
    }

    /// <summary>Opens tickets at one instant.</summary>
    public static async Task OpenAsync(ITicketStore store, int from, int count)
    {
        foreach (var part in Enumerable.Range(from, count).Chunk(500))
            await store
                .CommitAllAsync([.. part.Select(i => new TicketCommit(0, TicketLife.Open($"t-{i}", $"TS{i}", TicketLife.Begin)))])
                .ConfigureAwait(false);
    }

    /// <summary>Puts them back to where nothing was done.</summary>
    public async Task LayAsync()
    {
        await Databases.RunAsync(source, "truncate support.tickets, support.ticket_events, support.outbox").ConfigureAwait(false);
        foreach (var table in Tables)
            await Databases.RunAsync(source, $"insert into support.{table} select * from laid_{table}").ConfigureAwait(false);
        await Databases.RunAsync(source, "vacuum analyze support.tickets, support.ticket_events, support.outbox").ConfigureAwait(false);
        await Databases.RunAsync(source, "checkpoint").ConfigureAwait(false);
    }

    /// <summary>How many events and entries of the outbox came of a ticket.</summary>
    public async Task<(double Events, double Entries)> WrittenAsync(int count) =>
        (
            (long)
                (
                    await Databases
                        .ScalarAsync(
                            source,
                            "select (select count(*) from support.ticket_events) - (select count(*) from laid_ticket_events)"
                        )
                        .ConfigureAwait(false)
                )! / (double)count,
            (long)(await Databases.ScalarAsync(source, "select count(*) from support.outbox").ConfigureAwait(false))! / (double)count
        );

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
