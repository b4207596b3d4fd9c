using System.Data.Common;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

internal sealed partial class SqlTicketStore
{
    public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAloneAsync(
            (s, stop) =>
                s.Again.QueryAsync(
                    $"""
                    select o.attempts, o.data from {tables.Outbox} o where o.desk = $1 and o.try_at <= $2 and o.attempts < 5
                    and not exists (select 1 from {tables.Outbox} p where p.desk = $1 and p.ticket_id = o.ticket_id
                      and p.attempts between 1 and 4 and (p.version, p.place) < (o.version, o.place))
                    order by o.try_at, o.version, o.place limit $3
                    """,
                    r => Entry(r, 0),
                    stop,
                    desk,
                    Dialect.At(now),
                    atMost
                ),
            cancellationToken
        );
    }

    public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        return ExecuteAsync(
            $"delete from {tables.Outbox} where desk = $1 and {dialect.In("key", "$2")}",
            cancellationToken,
            desk,
            dialect.Any(keys)
        );
    }

    public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(error);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync(
            (s, stop) =>
                s.ExecuteAsync(
                    $"""
                    update {tables.Outbox} set error = $3, try_at = case attempts when 0 then $4 when 1 then $5 when 2 then $6 when 3 then $7
                      else try_at end, attempts = attempts + 1 where desk = $1 and key = $2
                    """,
                    stop,
                    desk,
                    key,
                    TicketValues.Clean(error)!,
                    dialect.NotBefore(StuckWork.RetryAfter(now, 1)),
                    dialect.NotBefore(StuckWork.RetryAfter(now, 2)),
                    dialect.NotBefore(StuckWork.RetryAfter(now, 3)),
                    dialect.NotBefore(StuckWork.RetryAfter(now, 4))
                ),
            isOne: true,
            mayRepeat: false,
            cancellationToken
        );
    }

    public Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync(
            async (s, stop) =>
                (
                    await s.QueryAsync(
                            $"""
                            select
                              (select min(claim_at) from {tables.Tickets} where desk = $1 and claim_at <= $2),
                              (select count(*) from {tables.Tickets} where desk = $1 and attempts >= 5),
                              (select min(ready_at) from {tables.Outbox} where desk = $1 and ready_at <= $2 and attempts < 5),
                              (select count(*) from (select 1 from {tables.Outbox} where desk = $1 limit $3) counted),
                              (select count(*) from {tables.Outbox} where desk = $1 and attempts >= 5)
                            """,
                            r => new StoreBacklog
                            {
                                OldestDue = TicketValues.ReadAt(r, 0),
                                ParkedDue = (int)r.GetInt64(1),
                                OldestUnsent = TicketValues.ReadAt(r, 2),
                                Unsent = (int)r.GetInt64(3),
                                ParkedUnsent = (int)r.GetInt64(4),
                            },
                            stop,
                            desk,
                            Dialect.At(now),
                            StoreBacklog.MostCounted
                        )
                        .ConfigureAwait(false)
                )[0],
            cancellationToken
        );
    }

    public Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default) =>
        StuckAsync("true", atMost, cancellationToken);

    public Task<IReadOnlyList<StuckWork>> StuckAsync(StuckWork after, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        return StuckAsync(
            "(waits, key, is_outbox) > ($3, $4, $5)",
            atMost,
            cancellationToken,
            after.RetryAt is null ? 0 : 1,
            after.Key,
            after.IsOutbox ? 1 : 0
        );
    }

    public Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        cancellationToken.ThrowIfCancellationRequested();
        return ExecuteAsync(
            work.IsOutbox
                ? $"update {tables.Outbox} set attempts = 0, error = null, try_at = ready_at where desk = $1 and key = $2 and attempts > 0"
                : $"update {tables.Tickets} set attempts = 0, error = null, claim_at = wake_up "
                    + "where desk = $1 and id = $2 and attempts > 0",
            cancellationToken,
            desk,
            work.Key
        );
    }

    private Task<IReadOnlyList<StuckWork>> StuckAsync(string where, int atMost, CancellationToken cancellationToken, params object[] after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync<IReadOnlyList<StuckWork>>(
            async (s, stop) =>
                await s.QueryAsync(
                        $"""
                        select key, ticket_id, is_outbox, attempts, error, retry_at from (
                          select id as key, id as ticket_id, 0 as is_outbox, attempts, error, claim_at as retry_at,
                            case when claim_at is null then 0 else 1 end as waits from {tables.Tickets} where desk = $1 and attempts > 0
                          union all
                          select key, ticket_id, 1, attempts, error, case when attempts < 5 then try_at end,
                            case when attempts < 5 then 1 else 0 end from {tables.Outbox} where desk = $1 and attempts > 0) stuck
                        where {where} order by waits, key, is_outbox limit $2
                        """,
                        r => new StuckWork(
                            r.GetString(0),
                            new(r.GetString(1)),
                            r.GetInt32(2) == 1,
                            r.GetInt16(3),
                            TicketValues.Text(r, 4) ?? "",
                            TicketValues.ReadAt(r, 5)
                        ),
                        stop,
                        [desk, atMost, .. after]
                    )
                    .ConfigureAwait(false),
            cancellationToken
        );
    }

    /// <param name="r">A row whose attempts and data follow each other.</param>
    /// <param name="at">Where the attempts are.</param>
    private OutboxEntry Entry(DbDataReader r, int at) =>
        OutboxEntry.FromJson(texts.Read(r.GetString(at + 1))) with
        {
            Attempts = r.GetInt16(at),
        };

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values) =>
        sessions.WriteAsync((s, stop) => s.ExecuteAsync(sql, stop, values), isOne: true, mayRepeat: true, cancellationToken);
}
