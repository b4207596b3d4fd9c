using Microsoft.Data.Sqlite;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Stores.Kills;

/// <summary>A SQLite file that may not grow any more.</summary>
public sealed class FullDiskTests
{
    private const int Full = 13;

    [Fact]
    public async Task What_does_not_fit_is_not_kept_in_part_and_fits_when_there_is_room_again()
    {
        var file = TestStores.NewFile();
        await using (await TestStores.SqliteAsync(file)) { }
        var (connection, pages) = ($"Data Source={file}", 300);
        var sessions = new SqliteSessions(
            () =>
            {
                var opened = new SqliteConnection(connection);
                opened.Open();
                LimitPages(opened, pages);
                return new(opened);
            },
            _ => null
        );
        await using var store = DeskDatabase.StoreOver(sessions, StoreDatabase.Sqlite, TableNames.In(StoreDatabase.Sqlite, "support"), "a");

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

        LimitPages(await WriterAsync(), 100_000);
        foreach (var commit in refused)
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit));
        Assert.Equal((long)kept.Count + refused.Count, Scalar(connection, "select count(*) from support_tickets"));
        Assert.Equal("ok", Scalar(connection, "pragma integrity_check"));

        // The connection on which the store writes is known by being asked to.
        Task<SqliteConnection> WriterAsync() =>
            sessions.WriteAsync((s, _) => Task.FromResult((SqliteConnection)s.Connection), isOne: true, mayRepeat: false, default);
    }

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
