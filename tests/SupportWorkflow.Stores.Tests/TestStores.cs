using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>Databases with the tables in them, and stores as a host has them.</summary>
internal static class TestStores
{
    private static readonly Lazy<Task<string>> Shared = new(async () =>
    {
        var connection = await PostgreSqlServer.NewDatabaseAsync();
        await using var store = await PostgreSqlAsync(connection, "first");
        return connection;
    });

    /// <summary>A database that tests share: each has a desk of its own.</summary>
    public static Task<string> SharedAsync() => Shared.Value;

    /// <summary>A store over a database, as a process of its own has one.</summary>
    public static Task<HostedStore> PostgreSqlAsync(string connection, string desk) =>
        HostedStore.StartAsync(desk, d => d.UsePostgreSql(connection), key: connection);

    /// <summary>A store over a file, as a process of its own has one.</summary>
    public static Task<HostedStore> SqliteAsync(string file, string desk = "a") => HostedStore.StartAsync(desk, d => d.UseSqlite(file), key: file);

    public static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("sw-sqlite-").FullName, "desk.db");
}

/// <summary>What a host makes of a desk, without its pump.</summary>
internal sealed class HostedStore(ServiceProvider services, string desk) : IAsyncDisposable
{
    public ITicketDesk Desk => services.GetRequiredKeyedService<ITicketDesk>(desk);

    public IDeskWork Work => services.GetRequiredKeyedService<IDeskWork>(desk);

    public SqlTicketStore Store => services.GetRequiredKeyedService<DeskDatabase>(desk).Store;

    public IServiceProvider Services => services;

    /// <summary>Desks whose tables were looked at: they are there.</summary>
    private static readonly ConcurrentDictionary<string, bool> Started = new(StringComparer.Ordinal);

    /// <param name="desk">Its name.</param>
    /// <param name="store">Where it keeps its tickets.</param>
    /// <param name="host">What else the host has.</param>
    /// <param name="key">What it is called among those that need not be looked at again; null: it is looked at.</param>
    public static async Task<HostedStore> StartAsync(
        string desk,
        Action<ITicketDeskBuilder> store,
        Action<IServiceCollection>? host = null,
        string? key = null
    )
    {
        var services = new ServiceCollection();
        host?.Invoke(services);
        services.AddSupportWorkflow(desk, d => store(d.UseBuiltInProfile("call-center")));
        var provider = services.BuildServiceProvider();
        if (key is null || Started.TryAdd(key, true))
            await provider.GetRequiredKeyedService<DeskDatabase>(desk).StartingAsync(default);
        return new(provider, desk);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
