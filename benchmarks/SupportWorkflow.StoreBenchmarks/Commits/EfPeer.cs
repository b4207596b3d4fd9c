using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using StoredCommand = SupportWorkflow.EntityFrameworkCore.CommandRow;

namespace SupportWorkflow.StoreBenchmarks.Commits;

/// <summary>What EF Core alone makes of the same tables: rows are tracked, changed and saved.</summary>
internal sealed class EfPeer : ICommitPeer
{
    private readonly PooledDbContextFactory<EfContext> _contexts;

    /// <summary>SQLite has one writer: who waits for it here need not wait in the database, where waiting is sleeping.</summary>
    private readonly SemaphoreSlim? _writer;

    private EfPeer(DbContextOptions<EfContext> options, SemaphoreSlim? writer) => (_contexts, _writer) = (new(options), writer);

    public static EfPeer PostgreSql(string connection) => new(new DbContextOptionsBuilder<EfContext>().UseNpgsql(connection).Options, null);

    public static EfPeer Sqlite(string connection) =>
        new(new DbContextOptionsBuilder<EfContext>().UseSqlite(connection).AddInterceptors(new DurableConnections()).Options, new(1));

    public async Task HandleAsync(string id, string commandId, Func<Ticket?, Decision> decide)
    {
        var db = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var row = await db.Set<TicketRow>().SingleOrDefaultAsync(t => t.Desk == "" && t.Id == id).ConfigureAwait(false);
            if (await db.Set<StoredCommand>().AnyAsync(c => c.Desk == "" && c.CommandId == commandId).ConfigureAwait(false))
                throw new InvalidOperationException($"{commandId} was done before.");
            var (from, commit) = (row?.Version ?? 0, new TicketCommit(row?.Version ?? 0, decide(row?.ToTicket()), commandId));
            if (row is null)
                db.Add(row = new() { Id = id });
            Write(db, row, commit);
            db.Add(
                new StoredCommand
                {
                    CommandId = commandId,
                    TicketId = id,
                    FromVersion = from + 1,
                    ToVersion = row.Version,
                    At = row.ChangedAt,
                }
            );
            if (_writer is null)
            {
                await db.SaveChangesAsync().ConfigureAwait(false);
                return;
            }
            await _writer.WaitAsync().ConfigureAwait(false);
            try
            {
                await db.SaveChangesAsync().ConfigureAwait(false);
            }
            finally
            {
                _writer.Release();
            }
        }
    }

    /// <summary>The ticket's columns, its new events and what has to leave.</summary>
    public static void Write(DbContext db, TicketRow row, TicketCommit commit)
    {
        var (t, ticket) = (commit.Summary, commit.Decision.Ticket);
        (row.Number, row.Version, row.Profile, row.ProfileVersion) = (t.Number.Value, t.Version, t.Profile.Profile, t.Profile.Version);
        (row.State, row.StateKind, row.WaitsOn, row.Priority) = (t.State, t.StateKind, t.WaitsOn, t.Priority?.Code);
        (row.Category, row.Team, row.Agent, row.Requester) = (t.Category?.Path, t.Team?.Value, t.Agent?.Value, t.Requester);
        (row.Organisation, row.Subject, row.OpenedAt, row.ChangedAt) = (t.Organisation, t.Subject, t.OpenedAt, t.ChangedAt);
        (row.StateSince, row.NextDue, row.NextObjective, row.Schema) = (t.StateSince, t.NextDue?.At, t.NextDue?.Objective, 1);
        (row.WakeUp, row.ClaimAt) = (commit.Decision.WakeUp, commit.Decision.WakeUp);
        row.Document = Encoding.UTF8.GetString(TicketJson.Write(ticket));
        foreach (var e in commit.Decision.Events)
            db.Add(
                new TicketEventRow
                {
                    TicketId = row.Id,
                    Version = e.Version,
                    Type = e.Name,
                    RecordedAt = e.RecordedAt,
                    By = e.By,
                    CommandId = e.CommandId,
                    Data = Encoding.UTF8.GetString(TicketJson.Write(e)),
                }
            );
        foreach (var o in commit.Outbox)
            db.Add(
                new OutboxRow
                {
                    Key = o.Key,
                    TicketId = row.Id,
                    Version = o.Version,
                    Place = o.Place,
                    ReadyAt = o.ReadyAt,
                    TryAt = o.ReadyAt,
                    Data = Encoding.UTF8.GetString(o.ToJson()),
                }
            );
    }

    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        return default;
    }
}
