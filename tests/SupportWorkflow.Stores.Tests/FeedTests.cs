using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>The feed, where its positions matter.</summary>
public sealed class FeedTests
{
    private static readonly Actor Agent = new("wang.fang", Role.Agent);

    /// <summary>Positions are numbers: 100 comes after 99, and 10 after 9.</summary>
    [Theory]
    [Databases]
    public async Task A_position_with_one_digit_more_comes_later(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await HostedStore.StartAsync("a", d =>
            _ = kind == StoreDatabase.PostgreSql ? d.UsePostgreSql(database.Connection) : d.UseSqlite(database.Connection)
        );
        for (var i = 1; i <= 4; i++)
            await host.Desk.OpenAsync(new OpenTicket(new($"t-{i}"), default, "x") { By = Agent, Impact = "user-blocked" });
        var (events, end) = kind == StoreDatabase.PostgreSql ? ("support.ticket_events", "'::xid8") : ("support_ticket_events", "'");
        await database.QueryAsync($"delete from {events} where version > 1");
        foreach (var (ticket, position) in new[] { ("t-1", 200), ("t-2", 99), ("t-3", 9), ("t-4", 50) })
            await database.QueryAsync($"update {events} set position = '{position}{end} where ticket_id = '{ticket}'");

        for (var atMost = 1; atMost <= 4; atMost++)
        {
            var (seen, at) = (new List<string>(), (string?)null);
            while (await host.Store.FollowAsync(at, atMost) is { Events.Count: > 0 } page)
            {
                seen.AddRange(page.Events.Select(e => e.Ticket.Value));
                at = page.Next;
            }
            Assert.Equal(["t-3", "t-4", "t-2", "t-1"], seen);
        }
    }
}
