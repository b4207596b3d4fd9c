using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>The store with a flaw: what it says to the database is changed on the way, or steps of it are taken apart.</summary>
public sealed class FlawedStore : ITicketStore, ITicketNumberSource, IProfileArchive
{
    /// <summary>How long it stands between two steps that belong together.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);

    private readonly SqlTicketStore _store;
    private readonly ISqlSessions _sessions;
    private readonly TableNames _tables;
    private readonly string _desk;
    private readonly bool _isPostgreSql;
    private readonly StoreFlaw _flaw;

    private FlawedStore(SqlTicketStore store, ISqlSessions sessions, TableNames tables, string desk, bool isPostgreSql, StoreFlaw flaw) =>
        (_store, _sessions, _tables, _desk, _isPostgreSql, _flaw) = (store, sessions, tables, desk, isPostgreSql, flaw);

    public static FlawedStore Over(bool isPostgreSql, string store, string desk, StoreFlaw flaw)
    {
        var tables = Tables(isPostgreSql);
        (string, string)[] rewrites = flaw switch
        {
            StoreFlaw.ClaimsWithoutLock => [(" for no key update skip locked", ""), (" and t.version = u.x", "")],
            StoreFlaw.IgnoresVersions => [(" and id = $2 and version = $3", " and id = $2 and $3 = $3")],
            StoreFlaw.SendsBesideCommit => [($"insert into {tables.Outbox} (", $"insert into {Beside(tables)} (")],
            _ => [],
        };
        ISqlSessions sessions;
        if (isPostgreSql)
        {
            var source = NpgsqlDataSource.Create(store);
            sessions = new PostgreSqlSessions(
                stop => new SqlLease(new RewrittenConnection(source.CreateConnection(), rewrites)).OpenAsync(stop),
                desk,
                source
            );
        }
        else
            sessions = new SqliteSessions(
                () =>
                    new SqlLease(new RewrittenConnection(new SqliteConnection($"Data Source={store}"), rewrites))
                        .OpenAsync(CancellationToken.None)
                        .AsTask()
                        .GetAwaiter()
                        .GetResult(),
                _ => null
            );
        var database = isPostgreSql ? StoreDatabase.PostgreSql : StoreDatabase.Sqlite;
        return new(DeskDatabase.StoreOver(sessions, database, tables, desk), sessions, tables, desk, isPostgreSql, flaw);
    }

    /// <summary>What a database needs for a flaw to show: keys would refuse what comes of it.</summary>
    public static IReadOnlyList<string> Preparing(bool isPostgreSql, StoreFlaw flaw)
    {
        var tables = Tables(isPostgreSql);
        if (flaw == StoreFlaw.SendsBesideCommit)
            return [$"create table {Beside(tables)} as select * from {tables.Outbox} where 1 = 0"];
        if (flaw is not (StoreFlaw.ClaimsWithoutLock or StoreFlaw.IgnoresVersions))
            return [];
        return isPostgreSql
            ?
            [
                $"alter table {tables.Events} drop constraint ticket_events_pkey",
                $"alter table {tables.Outbox} drop constraint outbox_pkey",
            ]
            : ["drop index \"support_ticket_events_version\""];
    }

    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
        _store.LoadAsync(ticket, commandId, cancellationToken);

    public async Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        var result = await _store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        if (_flaw == StoreFlaw.SendsBesideCommit && result == CommitResult.Committed)
            await SendAsync([.. commit.Outbox.Select(o => o.Key)]).ConfigureAwait(false);
        return result;
    }

    public async Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    )
    {
        if (_flaw == StoreFlaw.TakesOffFirst)
            return await TakeOffAsync(now, atMost, decide, cancellationToken).ConfigureAwait(false);
        var keys = new List<string>();
        var batch = await _store
            .FireDueAsync(
                now,
                atMost,
                ticket =>
                {
                    var decision = decide(ticket);
                    if (decision is not null)
                        keys.AddRange(OutboxEntry.Of(decision).Select(o => o.Key));
                    return decision;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (_flaw == StoreFlaw.SendsBesideCommit)
            await SendAsync(keys).ConfigureAwait(false);
        return batch;
    }

    public Task<long> NextAsync(string series, CancellationToken cancellationToken = default) =>
        _store.NextAsync(series, cancellationToken);

    public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default) =>
        _store.KeepAsync(version, json, cancellationToken);

    public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default) =>
        _store.FindAsync(version, cancellationToken);

    private static TableNames Tables(bool isPostgreSql) =>
        TableNames.In(isPostgreSql ? StoreDatabase.PostgreSql : StoreDatabase.Sqlite, "support");

    /// <summary>Where entries are until the second transaction.</summary>
    private static string Beside(TableNames tables) => $"{tables.Outbox[..^1]}_beside\"";

    private async Task SendAsync(IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0)
            return;
        await Task.Delay(Between).ConfigureAwait(false);
        const string columns = "desk, key, ticket_id, version, place, ready_at, try_at, data";
        var dialect = _isPostgreSql ? Dialect.PostgreSql : Dialect.Sqlite;
        var mine = $"desk = $1 and {dialect.In("key", "$2")}";
        await _sessions
            .WriteAsync(
                async (s, stop) =>
                {
                    // Told to the table as it is called, not as the flaw calls it.
                    await s.ExecuteAsync(
                            $"insert into {_tables.Outbox}  ({columns}) select {columns} from {Beside(_tables)} where {mine}",
                            stop,
                            _desk,
                            dialect.Any(keys)
                        )
                        .ConfigureAwait(false);
                    return await s.ExecuteAsync($"delete from {Beside(_tables)} where {mine}", stop, _desk, dialect.Any(keys))
                        .ConfigureAwait(false);
                },
                isOne: false,
                mayRepeat: false,
                CancellationToken.None
            )
            .ConfigureAwait(false);
    }

    private async Task<DueBatch> TakeOffAsync(Instant now, int atMost, Func<Ticket, Decision?> decide, CancellationToken cancellationToken)
    {
        var taken = await _sessions
            .WriteAsync(
                (s, stop) =>
                    s.QueryAsync(
                        $"update {_tables.Tickets} set claim_at = null where desk = $1 and id in (select id from {_tables.Tickets} "
                            + "where desk = $1 and claim_at <= $2 order by claim_at, id limit $3"
                            + $"{(_isPostgreSql ? " for update skip locked" : "")}) returning id",
                        r => r.GetString(0),
                        stop,
                        _desk,
                        Dialect.At(now),
                        atMost
                    ),
                isOne: false,
                mayRepeat: false,
                cancellationToken
            )
            .ConfigureAwait(false);
        // Whoever is killed is killed here, mostly.
        await Task.Delay(60 * Between, cancellationToken).ConfigureAwait(false);
        var fired = 0;
        foreach (var id in taken)
        {
            await Task.Delay(Between, cancellationToken).ConfigureAwait(false);
            var loaded = await LoadAsync(new(id), null, cancellationToken).ConfigureAwait(false);
            if (
                loaded.Ticket is { } ticket
                && decide(ticket) is { } decision
                && await CommitAsync(new(ticket.Version, decision), cancellationToken).ConfigureAwait(false) == CommitResult.Committed
            )
                fired++;
        }
        return new(fired, 0, 0, taken.Count > 0 ? now : null);
    }
}
