using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>The database of one desk: its store, its tables, and what ends with them.</summary>
internal sealed class DeskDatabase(SqlTicketStore store, DeskSchema schema, bool makesTables) : IHostedLifecycleService, IAsyncDisposable
{
    public SqlTicketStore Store => store;

    public DeskSchema Schema => schema;

    /// <summary>In a context of the host's.</summary>
    public static DeskDatabase OfContext<TContext>(IServiceProvider provider, string desk)
        where TContext : DbContext
    {
        StoreDatabase database;
        TableNames tables;
        using (var scope = provider.CreateScope())
        {
            var factory = provider.GetService<IDbContextFactory<TContext>>();
            using var made = factory?.CreateDbContext();
            var context = made
                ?? scope.ServiceProvider.GetService<TContext>()
                ?? throw new InvalidOperationException(
                    $"Desk '{desk}': {typeof(TContext).Name} is not registered: call AddDbContext or AddPooledDbContextFactory."
                );
            (database, tables) = (StoreDatabases.Of(context.Database.ProviderName), TableNames.Of(context.Model));
        }
        return Of(
            provider,
            desk,
            database,
            tables,
            stop => ConnectAsync<TContext>(provider, stop),
            null,
            false,
            "Add them to the context's model with model.AddSupportWorkflow(Database) in OnModelCreating, then: "
                + "dotnet ef migrations add Tickets && dotnet ef database update. For development: await app.Services.EnsureDeskSchemaAsync()."
        );
    }

    /// <summary>In a file of its own.</summary>
    public static DeskDatabase OfSqlite(IServiceProvider provider, string desk, string connection, string schema) =>
        Of(
            provider,
            desk,
            StoreDatabase.Sqlite,
            TableNames.In(StoreDatabase.Sqlite, schema),
            stop => new SqlLease(new SqliteConnection(connection)).OpenAsync(stop),
            null,
            true,
            "Run the script of TicketStoreSchema.Script(StoreDatabase.Sqlite)."
        );

    /// <summary>In PostgreSQL.</summary>
    public static DeskDatabase OfPostgreSql(IServiceProvider provider, string desk, NpgsqlDataSource source, string schema, bool owns) =>
        Of(
            provider,
            desk,
            StoreDatabase.PostgreSql,
            TableNames.In(StoreDatabase.PostgreSql, schema),
            stop => new SqlLease(source.CreateConnection()).OpenAsync(stop),
            owns ? source : null,
            true,
            "Run the script of TicketStoreSchema.Script(StoreDatabase.PostgreSql)."
        );

    /// <summary>Before anything of the host starts: the tables are there, or the host does not start.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (makesTables && await schema.IsEmptyAsync(cancellationToken).ConfigureAwait(false))
            await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        else
            await schema.CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>The store of a database, its statements run wherever the sessions are.</summary>
    public static SqlTicketStore StoreOver(
        ISqlSessions sessions,
        StoreDatabase database,
        TableNames tables,
        string desk,
        ITicketTextProtector? protector = null
    )
    {
        var texts = new StoredText(protector);
        return database == StoreDatabase.PostgreSql
            ? new(sessions, tables, desk, Dialect.PostgreSql, new PostgreSqlWriting(tables, desk, texts), texts)
            : new(sessions, tables, desk, Dialect.Sqlite, new SqliteWriting(tables, desk, texts), texts);
    }

    private static DeskDatabase Of(
        IServiceProvider provider,
        string desk,
        StoreDatabase database,
        TableNames tables,
        Func<CancellationToken, ValueTask<SqlLease>> connect,
        IAsyncDisposable? source,
        bool makesTables,
        string advice
    )
    {
        ISqlSessions sessions =
            database == StoreDatabase.PostgreSql
                ? new PostgreSqlSessions(connect, $"support-workflow/outbox/{tables.Outbox}/{desk}", source)
                : new SqliteSessions(
                    () => connect(CancellationToken.None).AsTask().GetAwaiter().GetResult(),
                    path => LockOutbox(path, desk)
                );
        var store = StoreOver(sessions, database, tables, desk, provider.GetKeyedService<ITicketTextProtector>(desk));
        return new(store, new(sessions, tables, database, advice), makesTables);
    }

    private static async ValueTask<SqlLease> ConnectAsync<TContext>(IServiceProvider provider, CancellationToken cancellationToken)
        where TContext : DbContext
    {
        if (provider.GetService<IDbContextFactory<TContext>>() is { } factory)
        {
            var made = await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            return await new SqlLease(made.Database.GetDbConnection(), made).OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        var scope = provider.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        return await new SqlLease(context.Database.GetDbConnection(), scope).OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The lock of a file beside the database: it ends with the process that holds it, however that ends.</summary>
    private static FileStream? LockOutbox(string path, string desk)
    {
        // A name of a desk may hold what a file's may not.
        var name = desk.Length == 0 ? "" : "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(desk)))[..16];
        try
        {
            return new($"{path}{name}.outbox.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
