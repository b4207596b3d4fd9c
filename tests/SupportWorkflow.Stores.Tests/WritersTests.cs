using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>Many at once, in one process and in several.</summary>
public sealed class WritersTests
{
    private static readonly Actor Agent = new("wang.fang", Role.Agent);

    /// <summary>32 writers on one ticket, in two processes: all are done, none twice, and nobody gives up.</summary>
    [Theory]
    [Databases]
    public async Task A_hot_ticket_takes_every_command_once(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var one = await StartAsync(database);
        await using var two = await StartAsync(database);
        var ticket = (await one.Desk.OpenAsync(new OpenTicket("x") { By = Agent, Impact = "user-blocked" })).Ticket;

        await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var desk = writer % 2 == 0 ? one.Desk : two.Desk;
                        for (var i = 0; i < 5; i++)
                            Assert.True(
                                (
                                    await desk.HandleAsync(
                                        ticket.Id,
                                        new LogWork($"{writer}") { By = Agent, CommandId = $"c-{writer}-{i}" }
                                    )
                                ).IsAccepted
                            );
                    })
                )
        );

        var events = await one.Store.EventsAsync(ticket.Id);
        Assert.Equal(32 * 5, events.OfType<WorkLogged>().Select(e => e.CommandId).Distinct().Count());
        Assert.Equal(32 * 5, events.Count(e => e is WorkLogged));
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Version));
    }

    [PostgreSqlFact]
    public async Task Nobody_waits_in_a_circle()
    {
        var database = await HostDatabase.NewAsync(StoreDatabase.PostgreSql);
        await using var host = await StartAsync(database);
        for (var i = 0; i < 40; i++)
            await host.Desk.OpenAsync(new OpenTicket(new($"t-{i}"), default, "x") { By = Agent, Impact = "user-blocked" });

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 30; i++)
                            if (worker % 2 == 0)
                                await host.Work.FireDueAsync(7);
                            else
                                await host.Desk.HandleAsync(new($"t-{(i * 7 + worker) % 40}"), new LogWork("x") { By = Agent });
                    })
                )
        );

        Assert.Equal(["0"], await database.QueryAsync("select deadlocks from pg_stat_database where datname = current_database()"));
    }

    private static Task<HostedStore> StartAsync(HostDatabase database) =>
        HostedStore.StartAsync("a", d =>
            _ = database.Kind == StoreDatabase.PostgreSql ? d.UsePostgreSql(database.Connection) : d.UseSqlite(database.Connection)
        );
}
