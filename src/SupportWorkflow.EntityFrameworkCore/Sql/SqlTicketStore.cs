using System.Data.Common;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// A store of tickets in tables. The statements are written by hand and run on connections of the host's context or of a data source;
/// what differs between the databases is in <see cref="Dialect"/> and <see cref="SqlWriting"/>.
/// </summary>
internal sealed partial class SqlTicketStore(
    ISqlSessions sessions,
    TableNames tables,
    string desk,
    Dialect dialect,
    SqlWriting writing,
    StoredText texts
)
    : ITicketStore,
        IOutbox,
        ITicketNumberSource,
        IStoreBacklog,
        IProfileArchive,
        ITicketQueries,
        ITicketHistory,
        ITicketFeed,
        ITicketErasure,
        ITicketRetention,
        IScheduleSlots,
        IAsyncDisposable
{
    /// <summary>A ticket, one of the archive too, and what is known of a command: one row, whatever there is of both.</summary>
    private readonly string _load =
        $"select t.document, c.ticket_id, c.from_version, c.to_version from (select 1) one left join (select document from {tables.Tickets} "
        + $"where desk = $1 and id = $2 union all select document from {tables.ArchivedTickets} where desk = $1 and id = $2 limit 1) t "
        + $"on true left join {tables.Commands} c on c.desk = $1 and c.command_id = $3";

    public Dialect Dialect => dialect;

    /// <summary>The same store within a transaction of the host's.</summary>
    public SqlTicketStore Within(DbConnection connection, DbTransaction transaction) =>
        new(new JoinedSessions(connection, transaction, dialect), tables, desk, dialect, writing, texts);

    public ValueTask DisposeAsync() => sessions.DisposeAsync();

    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync(
            async (s, stop) =>
            {
                if (commandId is null)
                    return new LoadedTicket(ticket.Value is null ? null : await FindAsync(s, ticket, stop).ConfigureAwait(false));
                var kept = await s
                    .Again.QueryAsync(
                        _load,
                        r =>
                            (
                                Ticket: TicketValues.Text(r, 0) is { } document ? TicketJson.ReadTicket(texts.Read(document)) : null,
                                Done: TicketValues.Text(r, 1) is { } done
                                    ? (Ticket: new TicketId(done), From: r.GetInt32(2), To: r.GetInt32(3))
                                    : ((TicketId Ticket, int From, int To)?)null
                            ),
                        stop,
                        desk,
                        Dialect.Text(ticket.Value),
                        commandId
                    )
                    .ConfigureAwait(false);
                var (found, done) = kept[0];
                if (done is not { } outcome)
                    return new LoadedTicket(found);
                var events = await EventsAsync(s, outcome.Ticket, 0, outcome.To, stop).ConfigureAwait(false);
                return new LoadedTicket(found) { Outcome = events, OutcomeFrom = outcome.From };
            },
            cancellationToken
        );
    }

    public async Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await sessions
                .WriteAsync(
                    (s, stop) => writing.CommitAsync(s.Again, commit, stop),
                    isOne: writing.CommitsInOne,
                    mayRepeat: commit.CommandId is not null,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DbException e) when (dialect.IsDuplicate(e))
        {
            // Another writer was between the check and the insert, and nothing was kept.
            var why = await sessions.ReadAsync((s, stop) => writing.WhyNotAsync(s, commit, stop), cancellationToken).ConfigureAwait(false);
            if (why is not { } result)
                throw;
            return result;
        }
    }

    public async Task<IReadOnlyList<CommitResult>> CommitAllAsync(
        IReadOnlyList<TicketCommit> commits,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(commits);
        cancellationToken.ThrowIfCancellationRequested();
        if (commits.Count == 0)
            return [];
        try
        {
            return await sessions
                .WriteAsync<IReadOnlyList<CommitResult>>(
                    async (s, stop) => await writing.CommitAllAsync(s.Again, commits, stop).ConfigureAwait(false),
                    isOne: false,
                    mayRepeat: commits.All(c => c.CommandId is not null),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DbException e) when (dialect.IsDuplicate(e))
        {
            // Another writer was between a check and its insert, and nothing of all was kept: one by one, that one alone is lost.
            var results = new CommitResult[commits.Count];
            for (var i = 0; i < results.Length; i++)
                results[i] = await CommitAsync(commits[i], cancellationToken).ConfigureAwait(false);
            return results;
        }
    }

    public async Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        // Most polls find nothing: they read one row of an index and begin no transaction.
        var next = await sessions.ReadAsync((s, stop) => writing.NextDueAsync(s.Again, stop), cancellationToken).ConfigureAwait(false);
        if (next is null || next > now)
            return new(0, 0, 0, next);
        try
        {
            return await FireAsync(now, atMost, decide, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (atMost > 1 && dialect.RefusesValues(e))
        {
            // What the database refuses for one ticket it refuses for all of a batch: one by one, the others go on.
            var all = new DueBatch(0, 0, 0, null);
            for (var i = 0; i < atMost; i++)
            {
                var one = await FireAsync(now, 1, decide, cancellationToken).ConfigureAwait(false);
                all = new(all.Fired + one.Fired, all.Failed + one.Failed, all.Left + one.Left, one.NextDue);
                if (one.Fired + one.Failed == 0)
                    break;
            }
            return all;
        }
    }

    /// <summary>A single ticket that the database refuses is a failed one.</summary>
    private async Task<DueBatch> FireAsync(Instant now, int atMost, Func<Ticket, Decision?> decide, CancellationToken cancellationToken)
    {
        (string Id, int Attempts)? refused = null;
        try
        {
            return await sessions
                .WriteAsync(
                    (s, _) => writing.FireAsync(s.Again, now, atMost, decide, claimed => refused = claimed, cancellationToken),
                    isOne: false,
                    mayRepeat: true,
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
        catch (DbException e) when (atMost == 1 && refused is not null && dialect.RefusesValues(e))
        {
            var (id, attempts) = refused.Value;
            return await sessions
                .WriteAsync(
                    async (s, stop) =>
                    {
                        await writing.FailAsync(s, now, id, attempts + 1, e, stop).ConfigureAwait(false);
                        return new DueBatch(0, 1, 0, await writing.NextDueAsync(s, stop).ConfigureAwait(false));
                    },
                    isOne: false,
                    mayRepeat: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    public async Task<long> NextAsync(string series, CancellationToken cancellationToken = default) =>
        (await NextAsync(series, 1, cancellationToken).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<long>> NextAsync(string series, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync<IReadOnlyList<long>>(
            async (s, stop) =>
            {
                var last = (long)
                    (
                        await s
                            .Again.ScalarAsync(
                                $"insert into {tables.Series} as s (desk, name, last) values ($1, $2, $3) "
                                    + "on conflict (desk, name) do update set last = s.last + $3 returning last",
                                stop,
                                desk,
                                series,
                                (long)count
                            )
                            .ConfigureAwait(false)
                    )!;
                return [.. Enumerable.Range(0, count).Select(i => last - count + 1 + i)];
            },
            isOne: true,
            mayRepeat: true,
            cancellationToken
        );
    }

    public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync(
            async (s, stop) =>
            {
                if (await FindAsync(s, version, stop).ConfigureAwait(false) is { } kept)
                    return kept;
                await s.ExecuteAsync(
                        $"insert into {tables.Profiles} (desk, id, version, text) values ($1, $2, $3, $4) on conflict do nothing",
                        stop,
                        desk,
                        version.Profile,
                        version.Version,
                        json
                    )
                    .ConfigureAwait(false);
                return (await FindAsync(s, version, stop).ConfigureAwait(false))!;
            },
            isOne: false,
            mayRepeat: true,
            cancellationToken
        );
    }

    public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync((s, stop) => FindAsync(s, version, stop), cancellationToken);
    }

    public Task<IReadOnlyList<ProfileVersion>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync<IReadOnlyList<ProfileVersion>>(
            async (s, stop) =>
                await s.QueryAsync(
                        $"select id, version from {tables.Profiles} where desk = $1 order by id, version",
                        r => new ProfileVersion(r.GetString(0), r.GetString(1)),
                        stop,
                        desk
                    )
                    .ConfigureAwait(false),
            cancellationToken
        );
    }

    /// <summary>The ticket, one of the archive too.</summary>
    private async Task<Ticket?> FindAsync(SqlSession s, TicketId ticket, CancellationToken stop) =>
        await s
            .Again.ScalarAsync(
                $"select document from {tables.Tickets} where desk = $1 and id = $2 "
                    + $"union all select document from {tables.ArchivedTickets} where desk = $1 and id = $2 limit 1",
                stop,
                desk,
                ticket.Value
            )
            .ConfigureAwait(false)
            is string document
            ? TicketJson.ReadTicket(texts.Read(document))
            : null;

    private async Task<string?> FindAsync(SqlSession s, ProfileVersion version, CancellationToken stop) =>
        await s.ScalarAsync(
                $"select text from {tables.Profiles} where desk = $1 and id = $2 and version = $3",
                stop,
                desk,
                version.Profile,
                version.Version
            )
            .ConfigureAwait(false) as string;
}
