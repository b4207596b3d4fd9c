using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>What is written on the hot paths, where the two databases differ in more than words.</summary>
internal abstract class SqlWriting(TableNames tables, string desk, Dialect dialect, StoredText texts)
{
    /// <summary>How long tickets are claimed while others wait for them: what is not decided by then is let go.</summary>
    private static readonly TimeSpan LongestClaim = TimeSpan.FromMilliseconds(200);

    protected static readonly string Columns = string.Join(", ", TicketValues.Names);
    protected static readonly string AllColumns = $"desk, id, {Columns}, attempts, error";
    protected static readonly string EventColumns = string.Join(", ", TableNames.EventNames.Select(TableNames.Quoted));

    protected TableNames Tables => tables;

    protected string Desk => desk;

    protected Dialect Dialect => dialect;

    protected StoredText Texts => texts;

    /// <summary>Whether a commit is a single statement.</summary>
    public abstract bool CommitsInOne { get; }

    /// <summary>
    /// Claims what is due, the earliest first. Where many tickets are due at one instant, as on a Monday at nine, a batch reads no more of
    /// them than it takes: the whole order is an index.
    /// </summary>
    public string Claim =>
        $"select id, attempts, document from {tables.Tickets} where desk = $1 and claim_at <= $2 and schema <= $3 "
        + $"order by claim_at, id limit $4{Claiming}";

    /// <summary>Reads the feed: position, version, ticket, data.</summary>
    public abstract string Feed { get; }

    public abstract object[] FeedValues(FeedPosition after, int atMost);

    public abstract Task<CommitResult> CommitAsync(SqlSession s, TicketCommit commit, CancellationToken stop);

    /// <summary>Several, each a unit of its own.</summary>
    /// <exception cref="System.Data.Common.DbException">A row is there already: nothing was kept of any.</exception>
    public abstract Task<CommitResult[]> CommitAllAsync(SqlSession s, IReadOnlyList<TicketCommit> commits, CancellationToken stop);

    /// <summary>Claims, decides and writes within the transaction of the session.</summary>
    /// <param name="s">The session.</param>
    /// <param name="now">What is due by then.</param>
    /// <param name="atMost">The most tickets to claim.</param>
    /// <param name="decide">The pure decision.</param>
    /// <param name="claimed">Told of the last ticket that was claimed, and of its attempts so far.</param>
    /// <param name="stop">Stops before the next ticket.</param>
    public async Task<DueBatch> FireAsync(
        SqlSession s,
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        Action<(string Id, int Attempts)> claimed,
        CancellationToken stop
    )
    {
        var due = await s.QueryAsync(
                Claim,
                r => (Id: r.GetString(0), Attempts: (int)r.GetInt16(1), Document: r.GetString(2)),
                CancellationToken.None,
                desk,
                Dialect.At(now),
                (short)TicketJson.Schema,
                atMost
            )
            .ConfigureAwait(false);
        var (fired, failed, left) = (new List<TicketCommit>(), new List<Failure>(), 0);
        var began = Stopwatch.GetTimestamp();
        foreach (var (id, attempts, document) in due)
        {
            if (stop.IsCancellationRequested || Stopwatch.GetElapsedTime(began) > LongestClaim)
                break;
            claimed((id, attempts));
            try
            {
                var ticket = TicketJson.ReadTicket(texts.Read(document));
                if (decide(ticket) is not { } decision)
                    left++;
                else
                    fired.Add(new(ticket.Version, decision));
            }
#pragma warning disable CA1031 // Whatever the decision throws is this ticket's trouble alone: counted, shown, tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed.Add(new(id, attempts + 1, Said(e)));
            }
        }
        return await WriteAsync(s, now, fired, failed, left).ConfigureAwait(false);
    }

    /// <summary>Puts an entry into the outbox.</summary>
    public Task SendAsync(SqlSession s, OutboxEntry entry, CancellationToken stop) =>
        s.ExecuteAsync(
            $"insert into {tables.Outbox} (desk, key, ticket_id, version, place, ready_at, try_at, data) "
                + $"values ($1, $2, $3, $4, $5, $6, $6, {dialect.Json("$7")})",
            stop,
            desk,
            entry.Key,
            entry.Ticket.Value,
            entry.Version,
            entry.Place,
            dialect.NotBefore(entry.ReadyAt),
            texts.Write(entry.ToJson())
        );

    /// <summary>Counts a failed attempt.</summary>
    public Task FailAsync(SqlSession s, Instant now, string id, int attempts, Exception e, CancellationToken stop) =>
        s.ExecuteAsync(
            $"update {tables.Tickets} set attempts = $3, error = $4, claim_at = $5 where desk = $1 and id = $2 and attempts = $6",
            stop,
            desk,
            id,
            (short)attempts,
            Said(e),
            dialect.NotBefore(StuckWork.RetryAfter(now, attempts)),
            (short)(attempts - 1)
        );

    /// <summary>When something is due next.</summary>
    public abstract Task<Instant?> NextDueAsync(SqlSession s, CancellationToken stop);

    /// <summary>Moves a ticket back from the archive.</summary>
    /// <returns>Whether it was there.</returns>
    public abstract Task<bool> UnarchiveAsync(SqlSession s, string ticket, int version, CancellationToken stop);

    /// <summary>How tickets that others have claimed are passed over.</summary>
    protected abstract string Claiming { get; }

    /// <summary>Writes what came of a batch.</summary>
    protected abstract Task<DueBatch> WriteAsync(SqlSession s, Instant now, List<TicketCommit> fired, List<Failure> failed, int left);

    /// <summary>Why a commit changed nothing; null: as far as tickets and commands go, it could have.</summary>
    public async Task<CommitResult?> WhyNotAsync(SqlSession s, TicketCommit commit, CancellationToken stop)
    {
        var ticket = commit.Decision.Ticket;
        if (
            commit.CommandId is { } command
            && await s.ScalarAsync($"select 1 from {tables.Commands} where desk = $1 and command_id = $2", stop, desk, command)
                .ConfigureAwait(false)
                is not null
        )
            return CommitResult.CommandAlreadyDone;
        var version = await EitherAsync(s, "version", "id", ticket.Id.Value, stop).ConfigureAwait(false);
        if (Convert.ToInt32(version ?? 0, CultureInfo.InvariantCulture) != commit.ExpectedVersion)
            return CommitResult.VersionConflict;
        return
            commit.ExpectedVersion == 0 && await EitherAsync(s, "id", "number", ticket.Number.Value, stop).ConfigureAwait(false) is not null
            ? CommitResult.NumberTaken
            : null;
    }

    /// <summary>A column of a ticket, one of the archive too.</summary>
    private Task<object?> EitherAsync(SqlSession s, string column, string key, string value, CancellationToken stop) =>
        s.ScalarAsync(
            $"select {column} from {tables.Tickets} where desk = $1 and {key} = $2 "
                + $"union all select {column} from {tables.ArchivedTickets} where desk = $1 and {key} = $2 limit 1",
            stop,
            desk,
            value
        );

    protected static string Said(Exception e) => TicketValues.Clean($"{e.GetType().Name}: {e.Message}")!;

    /// <summary>A ticket whose decision failed.</summary>
    protected sealed record Failure(string Id, int Attempts, string Error);
}
