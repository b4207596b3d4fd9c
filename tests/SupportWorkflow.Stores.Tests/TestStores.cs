using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>Databases with the tables in them, and stores as a host has them.</summary>
internal static class TestStores
{
    private static readonly Lazy<Task<NpgsqlDataSource>> Shared = new(async () =>
    {
        var source = NpgsqlDataSource.Create(await PostgreSqlServer.NewDatabaseAsync());
        await using var store = await HostedStore.StartAsync("first", d => d.UsePostgreSql(source));
        return source;
    });

    /// <summary>A store over a database that tests share, each with a desk of its own; as a process of its own has one, but for the pool of
    /// connections.</summary>
    public static async Task<HostedStore> PostgreSqlAsync(string desk)
    {
        var source = await Shared.Value;
        return await HostedStore.StartAsync(desk, d => d.UsePostgreSql(source), key: "shared");
    }

    /// <summary>A store over a file, as a process of its own has one.</summary>
    public static Task<HostedStore> SqliteAsync(string file, string desk = "a") =>
        HostedStore.StartAsync(desk, d => d.UseSqlite(file), key: file);

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
    /// <param name="ensures">Whether its tables are made first.</param>
    /// <param name="key">What it is called among those that need not be looked at again; null: it is looked at.</param>
    public static async Task<HostedStore> StartAsync(
        string desk,
        Action<ITicketDeskBuilder> store,
        Action<IServiceCollection>? host = null,
        string? key = null,
        bool ensures = false
    )
    {
        var services = new ServiceCollection();
        host?.Invoke(services);
        services.AddSupportWorkflow(desk, d => store(d.UseBuiltInProfile("call-center")));
        var provider = services.BuildServiceProvider();
        if (ensures)
            await provider.EnsureDeskSchemaAsync(desk);
        if (key is null || Started.TryAdd(key, true))
            await provider.GetRequiredKeyedService<DeskDatabase>(desk).StartingAsync(default);
        return new(provider, desk);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
