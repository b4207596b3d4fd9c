using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>A database of a host's, and how its contexts reach it.</summary>
internal sealed record HostDatabase(StoreDatabase Kind, string Connection)
{
    public static async Task<HostDatabase> NewAsync(StoreDatabase kind) =>
        kind == StoreDatabase.PostgreSql
            ? new(kind, await PostgreSqlServer.NewDatabaseAsync())
            : new(kind, new SqliteConnectionStringBuilder { DataSource = TestStores.NewFile() }.ToString());

    public void Configure(DbContextOptionsBuilder options) => Configure(options, retries: false);

    public void Configure(DbContextOptionsBuilder options, bool retries)
    {
        if (Kind == StoreDatabase.PostgreSql)
            options.UseNpgsql(Connection, o => _ = retries ? o.EnableRetryOnFailure() : o);
        else
            options.UseSqlite(Connection);
    }

    /// <summary>A context with the migrations of its database.</summary>
    public ShopContext Context() =>
        Kind == StoreDatabase.PostgreSql ? new PostgreSqlShop(Options<PostgreSqlShop>()) : new SqliteShop(Options<SqliteShop>());

    private DbContextOptions<T> Options<T>()
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        Configure(options);
        return options.Options;
    }

    /// <summary>What a statement finds, row by row, each value as text.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection =
            Kind == StoreDatabase.PostgreSql ? new NpgsqlConnection(Connection) : new SqliteConnection(Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(
                string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : $"{reader.GetValue(i)}"))
            );
        return rows;
    }
}
