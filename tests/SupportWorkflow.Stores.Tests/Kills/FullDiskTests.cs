using Microsoft.Data.Sqlite;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Stores.Kills;

/// <summary>A SQLite file that may not grow any more.</summary>
public sealed class FullDiskTests
{
    private const int Full = 13,
        Roomy = 100_000;

    [Fact]
    public async Task What_does_not_fit_is_not_kept_in_part_and_fits_when_there_is_room_again()
    {
        var (connection, sessions, store) = await LimitedAsync();
        await using var _ = store;

        var (kept, refused) = (new List<TicketCommit>(), new List<TicketCommit>());
        for (var next = 0; refused.Count == 0; next += 40)
        {
            var commits = Enumerable.Range(next, 40).Select(Opened).ToList();
            // Asked together they are committed together.
            var answers = await Task.WhenAll(commits.Select(c => Task.Run(() => TryAsync(store, c))));
            foreach (var (commit, isKept) in commits.Zip(answers))
                (isKept ? kept : refused).Add(commit);
        }

        Assert.NotEmpty(kept);
        foreach (var commit in kept)
            Assert.Equal(commit.Decision.Ticket, (await store.LoadAsync(commit.Decision.Ticket.Id)).Ticket);
        foreach (var commit in refused)
        {
            var loaded = await store.LoadAsync(commit.Decision.Ticket.Id, commit.CommandId);
            Assert.Null(loaded.Ticket);
            Assert.Null(loaded.Outcome);
            Assert.Empty(await store.EventsAsync(commit.Decision.Ticket.Id));
        }
        Assert.Equal("ok", Scalar(connection, "pragma integrity_check"));

        LimitPages(await WriterAsync(sessions), Roomy);
        foreach (var commit in refused)
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit));
        Assert.Equal((long)kept.Count + refused.Count, Scalar(connection, "select count(*) from support_tickets"));
        Assert.Equal("ok", Scalar(connection, "pragma integrity_check"));
    }

    /// <summary>No ticket can help that there is no room: its wake-up stays where it is, and nothing is parked.</summary>
    [Fact]
    public async Task What_is_due_on_a_full_disk_waits_for_room()
    {
        var (connection, sessions, store) = await LimitedAsync();
        await using var _ = store;
        foreach (var i in Enumerable.Range(0, 10))
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(Opened(i)));
        var writer = await WriterAsync(sessions);
        LimitPages(writer, (int)(long)Scalar(connection, "pragma page_count")!);
        var later = Friday + Duration.FromDays(30);

        var refused = 0;
        for (var i = 0; i < 8; i++)
            if (await Record.ExceptionAsync(() => store.FireDueAsync(later, 100, t => CallCenter.Advance(t, later))) is SqliteException e)
                refused += e.SqliteErrorCode == Full ? 1 : 0;

        Assert.Equal(8, refused);
        Assert.Empty(await store.StuckAsync(10));
        Assert.Equal(0L, Scalar(connection, "select max(attempts) from support_tickets"));

        LimitPages(writer, Roomy);
        Assert.Equal(10, (await store.FireDueAsync(later, 100, t => CallCenter.Advance(t, later))).Fired);
    }

    /// <summary>A store whose file has room for three hundred pages.</summary>
    private static async Task<(string Connection, SqliteSessions Sessions, SqlTicketStore Store)> LimitedAsync()
    {
        var file = TestStores.NewFile();
        await using (await TestStores.SqliteAsync(file)) { }
        var connection = $"Data Source={file}";
        var sessions = new SqliteSessions(
            () =>
            {
                var opened = new SqliteConnection(connection);
                opened.Open();
                LimitPages(opened, 300);
                return new(opened);
            },
            _ => null
        );
        return (
            connection,
            sessions,
            DeskDatabase.StoreOver(sessions, StoreDatabase.Sqlite, TableNames.In(StoreDatabase.Sqlite, "support"), "a")
        );
    }

    /// <summary>The connection on which a store writes is known by being asked to.</summary>
    private static Task<SqliteConnection> WriterAsync(SqliteSessions sessions) =>
        sessions.WriteAsync((s, _) => Task.FromResult((SqliteConnection)s.Connection), isOne: true, mayRepeat: false, default);

    private static TicketCommit Opened(int number)
    {
        var id = $"t-{number}";
        var command = Opening() with
        {
            Id = new(id),
            Number = new($"TS{number}"),
            CommandId = $"c-{number}",
            Description = new string('x', 2_000),
        };
        return new(0, CallCenter.Open(command, Friday).EnsureAccepted(), command.CommandId);
    }

    private static async Task<bool> TryAsync(SqlTicketStore store, TicketCommit commit)
    {
        try
        {
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit));
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Full)
        {
            return false;
        }
    }

    private static void LimitPages(SqliteConnection connection, int pages)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"pragma max_page_count = {pages}";
        command.ExecuteNonQuery();
    }

    private static object? Scalar(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
