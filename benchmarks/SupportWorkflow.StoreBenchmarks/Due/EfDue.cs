using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using SupportWorkflow.StoreBenchmarks.Commits;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>EF Core alone on the same tables: rows are claimed by a query, changed and saved.</summary>
internal sealed class EfDue(string connection) : IDuePeer
{
    private readonly PooledDbContextFactory<EfContext> _contexts = new(
        new DbContextOptionsBuilder<EfContext>().UseNpgsql(connection).Options
    );

    public async Task<int> FireAsync(Instant now, int atMost)
    {
        var db = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var transaction = await db.Database.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var at = now.ToDateTimeUtc();
                var rows = await db.Set<TicketRow>()
                    .FromSql(
                        $"""
                        select * from support.tickets where desk = '' and claim_at <= {at} order by claim_at, id limit {atMost}
                        for no key update skip locked
                        """
                    )
                    .ToListAsync()
                    .ConfigureAwait(false);
                foreach (var row in rows)
                {
                    var ticket = row.ToTicket();
                    if (TicketLife.Workflow.Advance(ticket, now) is { } decision)
                        EfPeer.Write(db, row, new TicketCommit(ticket.Version, decision));
                }
                await db.SaveChangesAsync().ConfigureAwait(false);
                await transaction.CommitAsync().ConfigureAwait(false);
                return rows.Count;
            }
        }
    }

    public ValueTask DisposeAsync() => default;
}
