using System.Data.Common;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores.Kills;

/// <summary>A database whose processes are killed.</summary>
internal abstract class KilledDatabase(string store, bool isPostgreSql) : IAsyncDisposable
{
    /// <summary>A file, or a connection string.</summary>
    public string Store => store;

    public bool IsPostgreSql => isPostgreSql;

    public TableNames Tables { get; } = TableNames.In(isPostgreSql ? StoreDatabase.PostgreSql : StoreDatabase.Sqlite, "support");

    /// <summary>The blows it has to stand, in the order in which they come.</summary>
    public abstract IReadOnlyList<Blow> Blows { get; }

    /// <summary>For how many rounds a process that is frozen stays so.</summary>
    public abstract int FrozenRounds { get; }

    /// <summary>How many commands a writer sends at once.</summary>
    public abstract int Hands { get; }

    /// <summary>Makes the tables, and what a flaw needs.</summary>
    public async Task PrepareAsync(StoreFlaw flaw)
    {
        await using (var services = WorkerDesk.Of(isPostgreSql, store, WorkedTickets.Opened))
            await services.EnsureDeskSchemaAsync(WorkerDesk.Name);
        foreach (var statement in FlawedStore.Preparing(isPostgreSql, flaw))
            await QueryAsync(statement, _ => 0);
    }

    /// <summary>Rows of a statement on a connection of one's own.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async Task<long> CountAsync(string from) => (await QueryAsync($"select count(*) from {from}", r => r.GetInt64(0)))[0];

    /// <summary>Ends connections of desks.</summary>
    public virtual Task TerminateAsync(bool all) => throw new NotSupportedException();

    /// <summary>Kills the server, or a process of it, and lets it come back.</summary>
    public virtual Task CrashAsync(bool whole) => throw new NotSupportedException();

    /// <summary>What the database says against itself; empty: nothing.</summary>
    public abstract Task<string> DamageAsync();

    public abstract ValueTask DisposeAsync();

    protected abstract DbConnection Connect();
}
