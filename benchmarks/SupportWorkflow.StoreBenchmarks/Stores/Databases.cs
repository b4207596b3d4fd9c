using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.StoreBenchmarks.Measuring;

namespace SupportWorkflow.StoreBenchmarks.Stores;

/// <summary>Databases with the tables of the store in them, and the store over them as a host has it.</summary>
internal static class Databases
{
    /// <summary>The server that SW_TEST_PG names.</summary>
    public static string Server =>
        Environment.GetEnvironmentVariable("SW_TEST_PG")
        ?? throw new InvalidOperationException("SW_TEST_PG names no PostgreSQL server: SW_PG_FSYNC=on bash .ci/test-postgres start");

    /// <summary>A database of a name on the server; made anew unless it is to be kept.</summary>
    public static async Task<string> PostgreSqlAsync(string name, bool keep = false)
    {
        var source = NpgsqlDataSource.Create(Server);
        await using (source.ConfigureAwait(false))
        {
            if (!keep)
                await RunAsync(source, $"drop database if exists {name} with (force)").ConfigureAwait(false);
            if (await ScalarAsync(source, $"select count(*) from pg_database where datname = '{name}'").ConfigureAwait(false) is 0L)
                await RunAsync(source, $"create database {name}").ConfigureAwait(false);
        }
        var connection = new NpgsqlConnectionStringBuilder(Server)
        {
            Database = name,
            MaxPoolSize = 64,
            CommandTimeout = 600,
        }.ToString();
        await HostedStore.PostgreSql(connection).WithTablesAsync().ConfigureAwait(false);
        return connection;
    }

    /// <summary>A new file.</summary>
    public static async Task<string> SqliteAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sw-bench-").FullName, "desk.db");
        var connection = new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        await HostedStore.Sqlite(connection).WithTablesAsync().ConfigureAwait(false);
        return connection;
    }

    public static async Task<ServerTime?> TimeOfAsync(string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using (source.ConfigureAwait(false))
            return ServerTime.Of((int)(await ScalarAsync(source, "select pg_backend_pid()").ConfigureAwait(false))!);
    }

    public static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        var command = source.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    public static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        var command = source.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.CommandTimeout = 0;
            return await command.ExecuteScalarAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>What a host makes of a desk, without its pump.</summary>
internal sealed class HostedStore(ServiceProvider services) : IAsyncDisposable
{
    public ITicketStore Store { get; } = services.GetRequiredService<IDeskWork>().Store;

    public ITicketQueries Queries => (ITicketQueries)Store;

    public ITicketHistory History => (ITicketHistory)Store;

    public static HostedStore PostgreSql(string connection) => Of(d => d.UsePostgreSql(connection));

    public static HostedStore PostgreSql(NpgsqlDataSource source) => Of(d => d.UsePostgreSql(source));

    public static HostedStore Sqlite(string connection) => Of(d => d.UseSqlite(connection));

    public Task EnsureTablesAsync() => services.EnsureDeskSchemaAsync();

    /// <summary>Makes the tables, and ends.</summary>
    public async Task WithTablesAsync()
    {
        await EnsureTablesAsync().ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static HostedStore Of(Action<ITicketDeskBuilder> store) =>
        new(new ServiceCollection().AddSupportWorkflow(d => store(d.UseBuiltInProfile("call-center"))).BuildServiceProvider());
}
