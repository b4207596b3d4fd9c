using System.Globalization;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

internal sealed partial class SqlTicketStore
{
    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var start = query.Start();
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync(
            async (s, stop) =>
            {
                var (found, most) = (new List<TicketSummary>(), query.AtMost + 1);
                // In the order of due times there are two parts: those that have one, and the others. Where an index has both,
                // they are one.
                var goesOn = new TicketConditions(query, desk, dialect).GoesOn(start);
                if (start is not { At: null })
                    found = await PartAsync(s, query, start, hasDue: true, most, stop).ConfigureAwait(false);
                if (query.Order == TicketOrder.NextDue && query.DueBefore is null && !goesOn && found.Count < most)
                    found.AddRange(
                        await PartAsync(s, query, start is { At: null } ? start : null, false, most - found.Count, stop)
                            .ConfigureAwait(false)
                    );
                return found.Count <= query.AtMost
                    ? new TicketPage([.. found], null)
                    : new TicketPage([.. found[..^1]], query.PlaceOf(found[^2]).ToString());
            },
            cancellationToken
        );
    }

    public Task<IReadOnlyList<TicketCount>> CountAsync(TicketQuery query, TicketGroup by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        var where = new TicketConditions(query, desk, dialect);
        var column = by switch
        {
            TicketGroup.StateKind => "state_kind",
            TicketGroup.State => "state",
            TicketGroup.Team => "team",
            TicketGroup.Agent => "agent",
            TicketGroup.Priority => "priority",
            TicketGroup.Category => "category",
            _ => null,
        };
        return sessions.ReadAsync<IReadOnlyList<TicketCount>>(
            async (s, stop) =>
                column is null
                    ?
                    [
                        new(
                            null,
                            (long)
                                (
                                    await s.ScalarAsync($"select count(*) from {tables.Tickets} where {where}", stop, where.Values)
                                        .ConfigureAwait(false)
                                )!
                        ),
                    ]
                    : [.. (
                            await s.QueryAsync(
                                    $"select {column}, count(*) from {tables.Tickets} where {where} group by {column}",
                                    r => new TicketCount(
                                        r.IsDBNull(0) ? null
                                            : by == TicketGroup.StateKind ? TicketConditions.Word(r.GetInt16(0))
                                            : r.GetString(0),
                                        r.GetInt64(1)
                                    ),
                                    stop,
                                    where.Values
                                )
                                .ConfigureAwait(false)
                        ).OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal)],
            cancellationToken
        );
    }

    public Task<TicketId?> OfNumberAsync(TicketNumber number, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync<TicketId?>(
            async (s, stop) =>
                number.Value is not null
                && await s.ScalarAsync(
                        $"select id from {tables.Tickets} where desk = $1 and number = $2 "
                            + $"union all select id from {tables.ArchivedTickets} where desk = $1 and number = $2 limit 1",
                        stop,
                        desk,
                        number.Value
                    )
                    .ConfigureAwait(false)
                    is string id
                    ? new TicketId(id)
                    : null,
            cancellationToken
        );
    }

    public Task<ValueList<TicketEvent>> EventsAsync(
        TicketId ticket,
        int after = 0,
        int atMost = int.MaxValue,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var last = (int)Math.Min(int.MaxValue, (long)Math.Max(0, after) + atMost);
        return sessions.ReadAsync((s, stop) => EventsAsync(s, ticket, after, last, stop), cancellationToken);
    }

    public Task<FeedPage> FollowAsync(string? after, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        var from = FeedPosition.Parse(after);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync(
            async (s, stop) =>
            {
                var rows = await s.QueryAsync(
                        writing.Feed,
                        r =>
                            (
                                Position: new FeedPosition(
                                    ulong.Parse(r.GetString(0), CultureInfo.InvariantCulture),
                                    r.GetInt32(1),
                                    r.GetString(2)
                                ),
                                Data: r.GetString(3)
                            ),
                        stop,
                        writing.FeedValues(from, atMost)
                    )
                    .ConfigureAwait(false);
                return rows.Count == 0
                    ? new FeedPage(default, after)
                    : new FeedPage(
                        [.. rows.Select(r => new FeedEvent(new(r.Position.Ticket), TicketJson.ReadEvent(texts.Read(r.Data))))],
                        rows[^1].Position.ToString()
                    );
            },
            cancellationToken
        );
    }

    /// <summary>Events after a version up to another, of a ticket of the archive too.</summary>
    private async Task<ValueList<TicketEvent>> EventsAsync(SqlSession s, TicketId ticket, int after, int last, CancellationToken stop) =>
        ticket.Value is null
            ? default
            :
            [
                .. await s
                    .Again.QueryAsync(
                        $"""
                        select data from (
                          select version, data from {tables.Events} where desk = $1 and ticket_id = $2 and version > $3 and version <= $4
                          union all
                          select version, data from {tables.ArchivedEvents} where desk = $1 and ticket_id = $2 and version > $3
                            and version <= $4) e
                        order by version
                        """,
                        r => TicketJson.ReadEvent(texts.Read(r.GetString(0))),
                        stop,
                        desk,
                        ticket.Value,
                        after,
                        last
                    )
                    .ConfigureAwait(false),
            ];

    private Task<List<TicketSummary>> PartAsync(
        SqlSession s,
        TicketQuery query,
        TicketPlace? start,
        bool hasDue,
        int atMost,
        CancellationToken stop
    )
    {
        var where = new TicketConditions(query, desk, dialect);
        var order = where.From(query.Order, start, hasDue);
        return s.QueryAsync(
            $"select {TicketValues.Summary} from {tables.Tickets} where {where} order by {order} limit {where.Value(atMost)}",
            r => TicketValues.ReadSummary(r, dialect),
            stop,
            where.Values
        );
    }
}
