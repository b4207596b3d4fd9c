using System.Globalization;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>One writer, so nobody comes between: plain statements, those of a batch each in a savepoint.</summary>
internal sealed class SqliteWriting(TableNames tables, string desk, StoredText texts) : SqlWriting(tables, desk, Dialect.Sqlite, texts)
{
    private const int FirstColumn = 4;

    private static readonly string Values = string.Join(", ", TicketValues.Names.Select((_, i) => P(FirstColumn + i)));

    private readonly string _open =
        $"insert into {tables.Tickets} (desk, id, {Columns}) select $1, $2, {Values} where $3 = 0 and not exists "
        + $"(select 1 from {tables.ArchivedTickets} where desk = $1 and (id = $2 or number = {P(FirstColumn)})) on conflict do nothing";

    private readonly string _change =
        $"update {tables.Tickets} set ({Columns}, attempts, error) = ({Values}, 0, null) where desk = $1 and id = $2 and version = $3";

    private readonly string _event =
        $"insert into {tables.Events} (desk, ticket_id, version, type, recorded_at, \"by\", command_id, data) values ($1, $2, $3, $4, $5, $6, $7, $8)";

    public override bool CommitsInOne => false;

    public override string Feed { get; } =
        $"select cast(e.position as text), e.version, e.ticket_id, e.data from {tables.Events} e "
        + "where e.desk = $1 and e.position > $2 order by e.position limit $3";

    protected override string Claiming => "";

    public override object[] FeedValues(FeedPosition after, int atMost) => [Desk, (long)after.Number, atMost];

    public override async Task<CommitResult> CommitAsync(SqlSession s, TicketCommit commit, CancellationToken stop)
    {
        var ticket = commit.Decision.Ticket;
        if (
            commit.CommandId is { } command
            && await s.ExecuteAsync(
                    $"insert into {Tables.Commands} (desk, command_id, ticket_id, from_version, to_version, at) values ($1, $2, $3, $4, $5, $6) "
                        + "on conflict do nothing",
                    stop,
                    Desk,
                    command,
                    ticket.Id.Value,
                    commit.ExpectedVersion + 1,
                    ticket.Version,
                    Dialect.At(ticket.ChangedAt)
                )
                .ConfigureAwait(false) == 0
        )
            return CommitResult.CommandAlreadyDone;
        object[] values =
        [
            Desk,
            ticket.Id.Value,
            commit.ExpectedVersion,
            .. TicketValues.Of(commit.Decision, commit.Summary, Dialect, Texts),
        ];
        var sql = commit.ExpectedVersion == 0 ? _open : _change;
        if (
            await s.ExecuteAsync(sql, stop, values).ConfigureAwait(false) == 0
            && !(
                commit.ExpectedVersion > 0
                && await UnarchiveAsync(s, ticket.Id.Value, commit.ExpectedVersion, stop).ConfigureAwait(false)
                && await s.ExecuteAsync(sql, stop, values).ConfigureAwait(false) > 0
            )
        )
        {
            if (commit.CommandId is { } free)
                await s.ExecuteAsync($"delete from {Tables.Commands} where desk = $1 and command_id = $2", stop, Desk, free)
                    .ConfigureAwait(false);
            return await WhyNotAsync(s, commit, stop).ConfigureAwait(false) ?? CommitResult.VersionConflict;
        }
        foreach (var e in commit.Decision.Events)
            await s.ExecuteAsync(
                    _event,
                    stop,
                    Desk,
                    ticket.Id.Value,
                    e.Version,
                    e.Name,
                    Dialect.At(e.RecordedAt),
                    TicketValues.Clean(e.By)!,
                    Dialect.Text(e.CommandId),
                    Texts.Write(TicketJson.Write(e))
                )
                .ConfigureAwait(false);
        foreach (var entry in commit.Outbox)
            await SendAsync(s, entry, stop).ConfigureAwait(false);
        return CommitResult.Committed;
    }

    public override async Task<CommitResult[]> CommitAllAsync(SqlSession s, IReadOnlyList<TicketCommit> commits, CancellationToken stop)
    {
        var results = new CommitResult[commits.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = await CommitAsync(s, commits[i], stop).ConfigureAwait(false);
        return results;
    }

    public override async Task<Instant?> NextDueAsync(SqlSession s, CancellationToken stop) =>
        await s.ScalarAsync($"select min(claim_at) from {Tables.Tickets} where desk = $1 and claim_at is not null", stop, Desk)
            .ConfigureAwait(false)
            is string next
            ? Instant.FromDateTimeUtc(
                DateTime.Parse(next, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            )
            : null;

    public override async Task<bool> UnarchiveAsync(SqlSession s, string ticket, int version, CancellationToken stop)
    {
        var moved = await s.ExecuteAsync(
                $"insert into {Tables.Tickets} ({AllColumns}) select {AllColumns} from {Tables.ArchivedTickets} where desk = $1 and id = $2 and version = $3",
                stop,
                Desk,
                ticket,
                version
            )
            .ConfigureAwait(false);
        if (moved == 0)
            return false;
        await s.ExecuteAsync(
                $"insert into {Tables.Events} ({EventColumns}) select {EventColumns} from {Tables.ArchivedEvents} where desk = $1 and ticket_id = $2",
                stop,
                Desk,
                ticket
            )
            .ConfigureAwait(false);
        await s.ExecuteAsync($"delete from {Tables.ArchivedTickets} where desk = $1 and id = $2", stop, Desk, ticket).ConfigureAwait(false);
        await s.ExecuteAsync($"delete from {Tables.ArchivedEvents} where desk = $1 and ticket_id = $2", stop, Desk, ticket)
            .ConfigureAwait(false);
        return true;
    }

    protected override async Task<DueBatch> WriteAsync(SqlSession s, Instant now, List<TicketCommit> fired, List<Failure> failed, int left)
    {
        var (done, stop) = (0, CancellationToken.None);
        foreach (var commit in fired)
        {
            await s.ExecuteAsync("savepoint fired", stop).ConfigureAwait(false);
            try
            {
                if (await CommitAsync(s, commit, stop).ConfigureAwait(false) != CommitResult.Committed)
                    throw new InvalidOperationException("A ticket moved while it was claimed.");
                await s.ExecuteAsync("release fired", stop).ConfigureAwait(false);
                done++;
            }
            catch (System.Data.Common.DbException e) when (Dialect.RefusesValues(e))
            {
                await s.ExecuteAsync("rollback to fired", stop).ConfigureAwait(false);
                await s.ExecuteAsync("release fired", stop).ConfigureAwait(false);
                var attempts = await s.ScalarAsync(
                        $"select attempts from {Tables.Tickets} where desk = $1 and id = $2",
                        stop,
                        Desk,
                        commit.Decision.Ticket.Id.Value
                    )
                    .ConfigureAwait(false);
                failed.Add(new(commit.Decision.Ticket.Id.Value, (int)(long)attempts! + 1, Said(e)));
            }
        }
        foreach (var failure in failed)
            await s.ExecuteAsync(
                    $"update {Tables.Tickets} set attempts = $3, error = $4, claim_at = $5 where desk = $1 and id = $2",
                    stop,
                    Desk,
                    failure.Id,
                    (short)failure.Attempts,
                    failure.Error,
                    Dialect.NotBefore(StuckWork.RetryAfter(now, failure.Attempts))
                )
                .ConfigureAwait(false);
        return new(done, failed.Count, left, await NextDueAsync(s, stop).ConfigureAwait(false));
    }

    private static string P(int number) => Dialect.Parameter(number);
}
