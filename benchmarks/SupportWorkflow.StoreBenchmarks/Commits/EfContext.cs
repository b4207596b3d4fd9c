using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.StoreBenchmarks.Commits;

/// <summary>The same tables with the same indexes as the store's, the version of a ticket as concurrency token.</summary>
internal sealed class EfContext(DbContextOptions<EfContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.AddSupportWorkflow(Database).Entity<TicketRow>().Property(t => t.Version).IsConcurrencyToken();
}

/// <summary>What durability needs on every connection of SQLite.</summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000";
        command.ExecuteNonQuery();
    }
}
