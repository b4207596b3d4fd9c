using System.Globalization;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// A commit is one statement, in which a version check that finds nothing feeds nothing to the inserts; a batch of due work is one for
/// each table. Rows of tickets are locked before rows of events are written, everywhere, so that nobody waits in a circle.
/// </summary>
internal sealed class PostgreSqlWriting(TableNames tables, string desk, StoredText texts)
    : SqlWriting(tables, desk, Dialect.PostgreSql, texts)
{
    // Parameters of a commit: 1 desk, 2 ticket, 3 expected version, 4 command, then the columns, then events, then the outbox.
    private const int Command = 4,
        FirstColumn = 5;

    private static readonly int FirstEvent = FirstColumn + TicketValues.Names.Length;
    private static readonly string Values = string.Join(
        ", ",
        TicketValues.Names.Select((_, i) => TicketValues.Cast(i, P(FirstColumn + i), Dialect.PostgreSql))
    );

    private readonly string _open = CommitSql(tables, isNew: true, sends: false);
    private readonly string _openSending = CommitSql(tables, isNew: true, sends: true);
    private readonly string _change = CommitSql(tables, isNew: false, sends: false);
    private readonly string _changeSending = CommitSql(tables, isNew: false, sends: true);
    private readonly string _fired = FiredSql(tables);

    public override bool CommitsInOne => true;

    /// <summary>Only events of transactions before which none is under way: one that commits later cannot come before them.</summary>
    public override string Feed { get; } =
        $"""
            select e.position::text, e.version, e.ticket_id, e.data from {tables.Events} e where e.desk = $1
              and (e.position, e.ticket_id, e.version) > ($2::text::xid8, $3, $4) and e.position < pg_snapshot_xmin(pg_current_snapshot())
            order by e.position, e.ticket_id, e.version limit $5
            """;

    protected override string Claiming => " for no key update skip locked";

    public override object[] FeedValues(FeedPosition after, int atMost) =>
        [Desk, after.Number.ToString(CultureInfo.InvariantCulture), after.Ticket, after.Version, atMost];

    public override async Task<CommitResult> CommitAsync(SqlSession s, TicketCommit commit, CancellationToken stop)
    {
        var statement = Statement(commit);
        if ((long)(await s.ScalarAsync(statement.Sql, stop, statement.Values).ConfigureAwait(false))! == 1)
            return CommitResult.Committed;
        if (
            commit.ExpectedVersion > 0
            && await UnarchiveAsync(s, commit.Decision.Ticket.Id.Value, commit.ExpectedVersion, stop).ConfigureAwait(false)
        )
            return await CommitAsync(s, commit, stop).ConfigureAwait(false);
        return await WhyNotAsync(s, commit, stop).ConfigureAwait(false) ?? CommitResult.VersionConflict;
    }

    public override async Task<CommitResult[]> CommitAllAsync(SqlSession s, IReadOnlyList<TicketCommit> commits, CancellationToken stop)
    {
        var kept = await s.BatchAsync([.. commits.Select(Statement)], stop).ConfigureAwait(false);
        var results = new CommitResult[commits.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = kept[i] is 1L ? CommitResult.Committed : await CommitAsync(s, commits[i], stop).ConfigureAwait(false);
        return results;
    }

    public override async Task<Instant?> NextDueAsync(SqlSession s, CancellationToken stop) =>
        Read(await s.ScalarAsync(Next, stop, Desk).ConfigureAwait(false));

    public override async Task<bool> UnarchiveAsync(SqlSession s, string ticket, int version, CancellationToken stop) =>
        (long)
            (
                await s.ScalarAsync(
                        $"""
                        with t as (delete from {Tables.ArchivedTickets} where desk = $1 and id = $2 and version = $3 returning {AllColumns}),
                          e as (delete from {Tables.ArchivedEvents} where desk = $1 and ticket_id = $2 and exists (select from t)
                            returning {EventColumns}),
                          i as (insert into {Tables.Tickets} ({AllColumns}) select {AllColumns} from t),
                          j as (insert into {Tables.Events} ({EventColumns}) select {EventColumns} from e)
                        select count(*) from t
                        """,
                        stop,
                        Desk,
                        ticket,
                        version
                    )
                    .ConfigureAwait(false)
            )! == 1;

    protected override async Task<DueBatch> WriteAsync(SqlSession s, Instant now, List<TicketCommit> fired, List<Failure> failed, int left)
    {
        var statements = new List<SqlStatement>();
        if (fired.Count > 0)
            Write(statements, fired);
        if (failed.Count > 0)
            statements.Add(
                new(
                    $"""
                    with f as (update {Tables.Tickets} t set attempts = u.a, error = u.e, claim_at = u.c
                      from unnest($2::text[], $3::int[], $4::text[], $5::timestamptz[]) u(i, a, e, c) where t.desk = $1 and t.id = u.i returning 1)
                    select count(*) from f
                    """,
                    [
                        Desk,
                        failed.ConvertAll(f => f.Id).ToArray(),
                        failed.ConvertAll(f => f.Attempts).ToArray(),
                        failed.ConvertAll(f => f.Error).ToArray(),
                        failed.ConvertAll(f => Time(StuckWork.RetryAfter(now, f.Attempts))).ToArray(),
                    ]
                )
            );
        statements.Add(new(Next, [Desk]));
        var results = await s.BatchAsync(statements, CancellationToken.None).ConfigureAwait(false);
        if (fired.Count > 0 && results[0] is not long written || fired.Count > 0 && (long)results[0]! != fired.Count)
            throw new InvalidOperationException("A ticket moved while it was claimed.");
        return new(fired.Count, failed.Count, left, Read(results[^1]));
    }

    private string Next => $"select min(claim_at) from {Tables.Tickets} where desk = $1 and claim_at is not null";

    private SqlStatement Statement(TicketCommit commit)
    {
        var (decision, isNew, outbox) = (commit.Decision, commit.ExpectedVersion == 0, commit.Outbox);
        var values = new List<object>(FirstEvent + 8)
        {
            Desk,
            decision.Ticket.Id.Value,
            commit.ExpectedVersion,
            Dialect.Text(commit.CommandId),
        };
        values.AddRange(TicketValues.Of(decision, commit.Summary, Dialect, Texts));
        var events = decision.Events;
        values.Add(Each(events, e => e.Version));
        values.Add(Each(events, e => e.Name));
        values.Add(Each(events, e => e.RecordedAt.ToDateTimeUtc()));
        values.Add(Each(events, e => TicketValues.Clean(e.By)!));
        values.Add(Each(events, e => e.CommandId));
        values.Add(Each(events, e => Texts.Write(TicketJson.Write(e))));
        if (outbox.Count == 0)
            return new(isNew ? _open : _change, [.. values]);
        values.Add(Each(outbox, o => o.Key));
        values.Add(Each(outbox, o => o.Version));
        values.Add(Each(outbox, o => o.Place));
        values.Add(Each(outbox, o => Time(o.ReadyAt)!.Value));
        values.Add(Each(outbox, o => Texts.Write(o.ToJson())));
        return new(isNew ? _openSending : _changeSending, [.. values]);
    }

    private void Write(List<SqlStatement> statements, List<TicketCommit> fired)
    {
        var rows = fired.ConvertAll(f => TicketValues.Of(f.Decision, f.Summary, Dialect, Texts));
        var values = new List<object>
        {
            Desk,
            fired.ConvertAll(f => f.Decision.Ticket.Id.Value).ToArray(),
            fired.ConvertAll(f => f.ExpectedVersion).ToArray(),
        };
        for (var column = 0; column < TicketValues.Types.Length; column++)
            values.Add(Column(rows, column));
        statements.Add(new(_fired, [.. values]));

        var events = fired.SelectMany(f => f.Decision.Events.Select(e => (f.Decision.Ticket.Id, Event: e))).ToList();
        if (events.Count > 0)
            statements.Add(
                new(
                    $"""
                    with e as (insert into {Tables.Events} (desk, ticket_id, version, type, recorded_at, "by", command_id, data)
                      select $1, e.i, e.v, e.t, e.a, e.b, e.c, e.d::json from
                      unnest($2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[]) e(i, v, t, a, b, c, d)
                      returning 1) select count(*) from e
                    """,
                    [
                        Desk,
                        events.ConvertAll(e => e.Id.Value).ToArray(),
                        events.ConvertAll(e => e.Event.Version).ToArray(),
                        events.ConvertAll(e => e.Event.Name).ToArray(),
                        events.ConvertAll(e => e.Event.RecordedAt.ToDateTimeUtc()).ToArray(),
                        events.ConvertAll(e => TicketValues.Clean(e.Event.By)).ToArray(),
                        events.ConvertAll(e => e.Event.CommandId).ToArray(),
                        events.ConvertAll(e => Texts.Write(TicketJson.Write(e.Event))).ToArray(),
                    ]
                )
            );

        var outbox = fired.SelectMany(f => f.Outbox).ToList();
        if (outbox.Count > 0)
            statements.Add(
                new(
                    $"""
                    with o as (insert into {Tables.Outbox} (desk, key, ticket_id, version, place, ready_at, try_at, data)
                      select $1, o.k, o.i, o.v, o.p, o.r, o.r, o.d::json from
                      unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::text[]) o(k, i, v, p, r, d)
                      returning 1) select count(*) from o
                    """,
                    [
                        Desk,
                        outbox.ConvertAll(o => o.Key).ToArray(),
                        outbox.ConvertAll(o => o.Ticket.Value).ToArray(),
                        outbox.ConvertAll(o => o.Version).ToArray(),
                        outbox.ConvertAll(o => o.Place).ToArray(),
                        outbox.ConvertAll(o => Time(o.ReadyAt)!.Value).ToArray(),
                        outbox.ConvertAll(o => Texts.Write(o.ToJson())).ToArray(),
                    ]
                )
            );
    }

    private static string CommitSql(TableNames tables, bool isNew, bool sends)
    {
        var isFree =
            $"({P(Command)}::text is null or not exists (select from {tables.Commands} where desk = $1 and command_id = {P(Command)}))";
        var head = isNew
            ? $"""
                insert into {tables.Tickets} (desk, id, {Columns}) select $1, $2, {Values} where {isFree} and $3::int = 0
                  and not exists (select from {tables.ArchivedTickets} where desk = $1 and (id = $2 or number = {P(FirstColumn)}))
                on conflict do nothing returning 1
                """
            : $"""
                update {tables.Tickets} set ({Columns}, attempts, error) = ({Values}, 0, null)
                where desk = $1 and id = $2 and version = $3 and {isFree} returning 1
                """;
        var outbox = sends
            ? $"""
                , ob as (insert into {tables.Outbox} (desk, key, ticket_id, version, place, ready_at, try_at, data)
                  select $1, o.k, $2, o.v, o.p, o.r, o.r, o.d::json from up,
                  unnest({P(FirstEvent + 6)}::text[], {P(FirstEvent + 7)}::int[], {P(FirstEvent + 8)}::int[], {P(
                    FirstEvent + 9
                )}::timestamptz[],
                    {P(FirstEvent + 10)}::text[]) o(k, v, p, r, d))
                """
            : "";
        return $"""
            with up as ({head}),
            cm as (insert into {tables.Commands} (desk, command_id, ticket_id, from_version, to_version, at)
              select $1, {P(Command)}, $2, $3 + 1, {P(FirstColumn + 1)}, {P(FirstColumn + Changed)} from up where {P(
                Command
            )}::text is not null),
            ev as (insert into {tables.Events} (desk, ticket_id, version, type, recorded_at, "by", command_id, data)
              select $1, $2, e.v, e.t, e.a, e.b, e.c, e.d::json from up,
              unnest({P(FirstEvent)}::int[], {P(FirstEvent + 1)}::text[], {P(FirstEvent + 2)}::timestamptz[], {P(FirstEvent + 3)}::text[],
                {P(FirstEvent + 4)}::text[], {P(FirstEvent + 5)}::text[]) e(v, t, a, b, c, d)){outbox}
            select count(*) from up
            """;
    }

    private static readonly int Changed = Array.IndexOf(TicketValues.Names, "changed_at");

    private static string FiredSql(TableNames tables)
    {
        var sets = TicketValues.Names.Select((name, i) => $"{name} = {TicketValues.Cast(i, $"u.c{i}", Dialect.PostgreSql)}");
        var arrays = TicketValues.Types.Select((type, i) => $"{P(4 + i)}::{(type is "json" or "text[]" ? "text" : type)}[]");
        var names = TicketValues.Names.Select((_, i) => $"c{i}");
        return $"""
            with f as (update {tables.Tickets} t set {string.Join(", ", sets)}, attempts = 0, error = null
              from unnest($2::text[], $3::int[], {string.Join(", ", arrays)}) u(i, x, {string.Join(", ", names)})
              where t.desk = $1 and t.id = u.i and t.version = u.x returning 1)
            select count(*) from f
            """;
    }

    /// <summary>The values of a column as an array of its type.</summary>
    private static object Column(List<object[]> rows, int column) =>
        TicketValues.Types[column] switch
        {
            "int" => rows.ConvertAll(r => (int)r[column]).ToArray(),
            "smallint" => rows.ConvertAll(r => r[column] as short?).ToArray(),
            "timestamptz" => rows.ConvertAll(r => r[column] as DateTime?).ToArray(),
            _ => rows.ConvertAll(r => r[column] as string).ToArray(),
        };

    private static Instant? Read(object? found) =>
        found is DateTime at ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;

    private DateTime? Time(Instant? at) => Dialect.NotBefore(at) as DateTime?;

    private static string P(int number) => Dialect.Parameter(number);

    private static T[] Each<TItem, T>(ValueList<TItem> items, Func<TItem, T> of)
    {
        var values = new T[items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = of(items[i]);
        return values;
    }
}
