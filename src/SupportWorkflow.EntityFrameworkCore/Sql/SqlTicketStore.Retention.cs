using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.EntityFrameworkCore;

internal sealed partial class SqlTicketStore
{
    private static readonly string AllColumns = $"desk, id, {string.Join(", ", TicketValues.Names)}, attempts, error";
    private static readonly string EventColumns = string.Join(", ", TableNames.EventNames.Select(TableNames.Quoted));

    public Task<IReadOnlyList<TicketId>> NamingAsync(
        string account,
        TicketId after,
        int atMost,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return texts.IsProtected
            ? NamingSealedAsync(account, after, atMost, cancellationToken)
            : sessions.ReadAsync<IReadOnlyList<TicketId>>(
                async (s, stop) =>
                {
                    // An account is a whole text of the JSON wherever it stands.
                    var quoted = Quoted(account);
                    return await s.QueryAsync(
                            $"""
                            select id from (
                              select id from {tables.Tickets} where desk = $1 and id > $2 and {dialect.Contains("document", "$3")}
                              union select id from {tables.ArchivedTickets} where desk = $1 and id > $2 and {dialect.Contains(
                                "document",
                                "$3"
                            )}
                              union select ticket_id from {tables.Events} where desk = $1 and ticket_id > $2 and {dialect.Contains(
                                "data",
                                "$3"
                            )}
                              union select ticket_id from {tables.ArchivedEvents} where desk = $1 and ticket_id > $2
                                and {dialect.Contains("data", "$3")}) named
                            order by id limit $4
                            """,
                            r => new TicketId(r.GetString(0)),
                            stop,
                            desk,
                            after.Value ?? "",
                            quoted,
                            atMost
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            );
    }

    public Task<IReadOnlyList<OutboxEntry>> UnsentAsync(TicketId ticket, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync<IReadOnlyList<OutboxEntry>>(
            async (s, stop) =>
                await s.QueryAsync(
                        $"select attempts, data from {tables.Outbox} where desk = $1 and ticket_id = $2 order by version, place",
                        r => Entry(r, 0),
                        stop,
                        desk,
                        ticket.Value
                    )
                    .ConfigureAwait(false),
            cancellationToken
        );
    }

    public Task<CommitResult> EraseAsync(ErasureCommit erasure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync(
            async (s, stop) =>
            {
                var (ticket, events) = (erasure.Decision.Ticket, erasure.Decision.Events);
                await writing.UnarchiveAsync(s, ticket.Id.Value, erasure.ExpectedVersion, stop).ConfigureAwait(false);
                if (await writing.CommitAsync(s, erasure.Commit, stop).ConfigureAwait(false) != CommitResult.Committed)
                    return CommitResult.VersionConflict;
                foreach (var e in events.Take(events.Count - 1))
                    await s.ExecuteAsync(
                            $"update {tables.Events} set \"by\" = $4, data = {dialect.Json("$5")} where desk = $1 and ticket_id = $2 and version = $3",
                            stop,
                            desk,
                            ticket.Id.Value,
                            e.Version,
                            TicketValues.Clean(e.By)!,
                            texts.Write(TicketJson.Write(e))
                        )
                        .ConfigureAwait(false);
                foreach (var entry in erasure.Outbox)
                    await s.ExecuteAsync(
                            $"update {tables.Outbox} set error = null, data = {dialect.Json("$3")} where desk = $1 and key = $2",
                            stop,
                            desk,
                            entry.Key,
                            texts.Write(entry.ToJson())
                        )
                        .ConfigureAwait(false);
                return CommitResult.Committed;
            },
            isOne: false,
            mayRepeat: false,
            cancellationToken
        );
    }

    public Task<int> ArchiveAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync(
            async (s, stop) =>
            {
                var old = await s.QueryAsync(
                        $"""
                        select id from {tables.Tickets} t where desk = $1 and state_kind = {(short)StateKind.Final} and changed_at < $2
                        and claim_at is null and attempts = 0 and not exists (select 1 from {tables.Outbox} o where o.desk = $1 and o.ticket_id = t.id)
                        order by changed_at limit $3{(dialect == Dialect.PostgreSql ? " for update skip locked" : "")}
                        """,
                        r => r.GetString(0),
                        stop,
                        desk,
                        Dialect.At(changedBefore),
                        atMost
                    )
                    .ConfigureAwait(false);
                var ids = dialect.Any(old);
                await MoveAsync(s, tables.Tickets, tables.ArchivedTickets, AllColumns, "id", ids, stop).ConfigureAwait(false);
                await MoveAsync(s, tables.Events, tables.ArchivedEvents, EventColumns, "ticket_id", ids, stop).ConfigureAwait(false);
                return old.Count;
            },
            isOne: false,
            mayRepeat: true,
            cancellationToken
        );
    }

    public Task<int> PurgeAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync(
            async (s, stop) =>
            {
                var old = await s.QueryAsync(
                        $"select id from {tables.ArchivedTickets} where desk = $1 and changed_at < $2 order by changed_at limit $3",
                        r => r.GetString(0),
                        stop,
                        desk,
                        Dialect.At(changedBefore),
                        atMost
                    )
                    .ConfigureAwait(false);
                var ids = dialect.Any(old);
                foreach (
                    var (table, column) in new[]
                    {
                        (tables.ArchivedTickets, "id"),
                        (tables.ArchivedEvents, "ticket_id"),
                        (tables.Commands, "ticket_id"),
                    }
                )
                    await s.ExecuteAsync($"delete from {table} where desk = $1 and {dialect.In(column, "$2")}", stop, desk, ids)
                        .ConfigureAwait(false);
                return old.Count;
            },
            isOne: false,
            mayRepeat: true,
            cancellationToken
        );
    }

    public Task<int> ForgetCommandsAsync(Instant committedBefore, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ExecuteAsync(
            $"delete from {tables.Commands} where desk = $1 and command_id in "
                + $"(select command_id from {tables.Commands} where desk = $1 and at < $2 order by at limit $3)",
            cancellationToken,
            desk,
            Dialect.At(committedBefore),
            atMost
        );
    }

    private async Task MoveAsync(SqlSession s, string from, string to, string columns, string key, object ids, CancellationToken stop)
    {
        var where = $"where desk = $1 and {dialect.In(key, "$2")}";
        await s.ExecuteAsync($"insert into {to} ({columns}) select {columns} from {from} {where}", stop, desk, ids).ConfigureAwait(false);
        await s.ExecuteAsync($"delete from {from} {where}", stop, desk, ids).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<TicketId>> NamingSealedAsync(
        string account,
        TicketId after,
        int atMost,
        CancellationToken cancellationToken
    )
    {
        var (quoted, named) = (Quoted(account), new SortedSet<string>(StringComparer.Ordinal));
        foreach (
            var (table, key, column) in new[]
            {
                (tables.Tickets, "id", "document"),
                (tables.ArchivedTickets, "id", "document"),
                (tables.Events, "ticket_id", "data"),
                (tables.ArchivedEvents, "ticket_id", "data"),
            }
        )
            named.UnionWith(
                await sessions
                    .ReadAsync(
                        async (s, stop) =>
                            (
                                await s.QueryAsync(
                                        $"select {key}, {column} from {table} where desk = $1 and {key} > $2",
                                        r =>
                                            Encoding.UTF8.GetString(texts.Read(r.GetString(1))).Contains(quoted, StringComparison.Ordinal)
                                                ? r.GetString(0)
                                                : "",
                                        stop,
                                        desk,
                                        after.Value ?? ""
                                    )
                                    .ConfigureAwait(false)
                            ).Where(id => id.Length > 0),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            );
        return [.. named.Take(atMost).Select(id => new TicketId(id))];
    }

    /// <summary>An account as the documents write it.</summary>
    private static string Quoted(string account) => $"\"{JsonEncodedText.Encode(account, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
