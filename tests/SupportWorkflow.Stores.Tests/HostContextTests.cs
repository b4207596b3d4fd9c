using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Stores;

/// <summary>Tickets in the tables of a host's own context, in the host's own transactions.</summary>
public sealed class HostContextTests
{
    private static readonly Actor Agent = new("wang.fang", Role.Agent);

    public static TheoryData<string> Registrations => ["context", "pooled context", "factory", "pooled factory"];

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task A_context_is_found_however_it_is_registered(string registration)
    {
        var database = await HostDatabase.NewAsync(StoreDatabase.Sqlite);
        await database.Context().Database.EnsureCreatedAsync();
        await using var host = await StartAsync(services =>
            _ = registration switch
            {
                "context" => services.AddDbContext<ShopContext>(database.Configure),
                "pooled context" => services.AddDbContextPool<ShopContext>(database.Configure),
                "factory" => services.AddDbContextFactory<ShopContext>(database.Configure),
                _ => services.AddPooledDbContextFactory<ShopContext>(database.Configure),
            }
        );

        var opened = await host.Desk.OpenAsync(Request("No dial tone"));

        await using var db = database.Context();
        Assert.Equal(opened.Ticket, (await db.Set<TicketRow>().AsNoTracking().SingleAsync()).ToTicket());
    }

    [Theory]
    [Databases]
    public async Task A_board_is_the_hosts_own_query(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await CreatedAsync(database);
        var first = (await host.Desk.OpenAsync(Request("first"))).Ticket;
        var second = (await host.Desk.OpenAsync(Request("second"))).Ticket;
        await host.Desk.HandleAsync(second.Id, new TagTicket { By = Agent, Added = ["vip"] });

        await using var db = database.Context();
        var rows = db.Set<TicketRow>().AsNoTracking().Where(t => t.Desk == "a");
        var (soon, late) = (first.OpenedAt + Duration.FromDays(100), first.OpenedAt - Duration.FromDays(1));

        Assert.Equal(2, await rows.CountAsync(t => t.StateKind < StateKind.Done && t.NextDue < soon && t.WaitsOn == WaitingOn.Requester));
        Assert.Equal(0, await rows.CountAsync(t => t.NextDue < late));
        Assert.Equal(
            [first.Id.Value, second.Id.Value],
            await rows.OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).Select(t => t.Id).ToListAsync()
        );
        Assert.Equal(second.Id.Value, (await rows.SingleAsync(t => t.Tags!.Contains("vip"))).Id);
        Assert.Equal(
            ["ticket-opened"],
            await db.Set<TicketEventRow>().Where(e => e.TicketId == first.Id.Value && e.Version == 1).Select(e => e.Type).ToListAsync()
        );
    }

    [Theory]
    [Databases]
    public async Task A_ticket_and_an_order_are_committed_together_or_not_at_all(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await CreatedAsync(database);
        var rung = 0;
        host.Work.WakeUpCommitted += _ => rung++;

        var kept = await OrderAsync("kept", commits: true);
        var lost = await OrderAsync("lost", commits: false);

        Assert.Equal(["1 kept"], await database.QueryAsync("""select "Id", "Article" from "Orders" """));
        Assert.Equal(kept, await host.Desk.FindAsync(kept.Id));
        Assert.Null(await host.Desk.FindAsync(lost.Id));
        Assert.Equal(1, rung);
        Assert.True((await host.Desk.OpenAsync(Request("the desk goes on"))).IsAccepted);

        async Task<Ticket> OrderAsync(string article, bool commits)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Orders.Add(new() { Article = article });
            await db.SaveChangesAsync();
            var desk = host.Desk.JoinedTo(db);
            var before = rung;
            var opened = (await desk.OpenAsync(Request(article))).EnsureAccepted().Ticket;
            var ticket = (await desk.HandleAsync(opened.Id, new LogWork("seen") { By = Agent })).EnsureAccepted().Ticket;
            Assert.Equal(before, rung);
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
            return ticket;
        }
    }

    [Theory]
    [Databases]
    public async Task A_command_that_is_not_kept_leaves_the_hosts_transaction_alive(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await CreatedAsync(database);
        var request = Request("once") with { CommandId = "c-1" };
        await host.Desk.OpenAsync(request);
        var store = host.Store;

        await using var db = database.Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var desk = host.Desk.JoinedTo(db);
        var again = await desk.OpenAsync(request);
        var twice = await desk.OpenAsync(Request("twice") with { Id = again.Ticket.Id, Number = again.Ticket.Number });
        var taken = await desk.OpenAsync(Request("taken") with { Id = new("other"), Number = again.Ticket.Number });
        db.Orders.Add(new() { Article = "kept" });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        Assert.Equal(("desk.ticket-exists", "desk.number-taken"), (twice.Rejection?.Code, taken.Rejection?.Code));
        Assert.Equal(["kept"], await database.QueryAsync("""select "Article" from "Orders" """));
        Assert.Equal(1, (await store.CountAsync(new(), TicketGroup.All))[0].Count);
    }

    [Fact]
    public async Task Outside_a_transaction_there_is_nothing_to_join()
    {
        var database = await HostDatabase.NewAsync(StoreDatabase.Sqlite);
        await using var host = await CreatedAsync(database);
        await using var db = database.Context();
        var inMemory = new ServiceCollection().AddSupportWorkflow(d => d.UseBuiltInProfile("call-center")).BuildServiceProvider();

        Assert.Contains(
            "begin one",
            Assert.Throws<InvalidOperationException>(() => host.Desk.JoinedTo(db)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => inMemory.GetRequiredService<ITicketDesk>().JoinedTo(db));
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Promise))]
    public async Task A_strategy_that_retries_is_not_in_the_way(string promise, StoreSetting setting)
    {
        var database = await HostDatabase.NewAsync(StoreDatabase.PostgreSql);
        await database.Context().Database.EnsureCreatedAsync();
        await Conformance.CheckAsync(promise, setting, () =>
            StartAsync(s => s.AddPooledDbContextFactory<ShopContext>(o => database.Configure(o, retries: true)))
        );
    }

    /// <summary>What writes in most ways; the whole suite runs on stores of their own.</summary>
    public static TheoryData<string, StoreSetting> Promise =>
        new()
        {
            { "Firing_and_commands_leave_one_history", StoreSetting.OneProcess },
            { "Of_many_senders_of_one_command_one_wins", StoreSetting.OneProcess },
            { "Of_two_readers_one_is_given_entries", StoreSetting.OneProcess },
            { "An_archived_ticket_is_found_and_comes_back", StoreSetting.OneProcess },
        };

    [Theory]
    [Databases]
    public async Task A_naming_convention_of_the_hosts_changes_nothing(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await StartAsync(
            s =>
                s.AddDbContextFactory<ShopContext>(o =>
                {
                    database.Configure(o);
                    o.UseUpperSnakeCaseNamingConvention();
                }),
            ensures: true
        );

        var opened = (await host.Desk.OpenAsync(Request("x"))).Ticket;
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync();

        Assert.Equal(opened.Id.Value, (await db.Set<TicketRow>().SingleAsync(t => t.StateKind < StateKind.Done)).Id);
    }

    [Theory]
    [Databases]
    public async Task A_schema_of_any_name_will_do(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await HostedStore.StartAsync(
            "a",
            d => d.UseEntityFrameworkStore<DeskOnlyContext>(),
            s => s.AddDbContextFactory<DeskOnlyContext>(database.Configure),
            ensures: true
        );

        Assert.True((await host.Desk.OpenAsync(Request("x"))).IsAccepted);
        var table = kind == StoreDatabase.PostgreSql ? "\"help desk\".tickets" : "\"help desk_tickets\"";
        Assert.Equal(["1"], await database.QueryAsync($"select count(*) from {table}"));
    }

    [Theory]
    [Databases]
    public async Task Missing_tables_and_columns_stop_the_start_with_the_command_to_type(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);

        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartAsync(s => s.AddDbContextFactory<ShopContext>(database.Configure))
        );
        await database.Context().Database.EnsureCreatedAsync();
        var (tickets, outbox) =
            kind == StoreDatabase.PostgreSql ? ("support.tickets", "support.outbox") : ("support_tickets", "support_outbox");
        await database.QueryAsync($"alter table {outbox} drop column error");
        await database.QueryAsync($"alter table {tickets} rename column next_objective to old");
        var old = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartAsync(s => s.AddDbContextFactory<ShopContext>(database.Configure))
        );

        Assert.Contains("dotnet ef migrations add Tickets && dotnet ef database update", missing.Message, StringComparison.Ordinal);
        Assert.Equal(9, missing.Message.Split("table ").Length - 1);
        Assert.Contains("column next_objective of table", old.Message, StringComparison.Ordinal);
        Assert.Contains("column error of table", old.Message, StringComparison.Ordinal);
        Assert.Equal(2, old.Message.Split("column ").Length - 1);
    }

    [Fact]
    public async Task A_context_without_the_tables_is_told_what_to_call()
    {
        var services = new ServiceCollection();
        services.AddDbContextFactory<DbContext>(o => o.UseSqlite("Data Source=nowhere.db"));
        services.AddSupportWorkflow(d => d.UseBuiltInProfile("call-center").UseEntityFrameworkStore<DbContext>());
        await using var provider = services.BuildServiceProvider();

        var problem = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ITicketDesk>());

        Assert.Contains("model.AddSupportWorkflow(Database)", problem.Message, StringComparison.Ordinal);
    }

    private static OpenTicket Request(string subject) => new(subject) { By = Agent, Impact = "user-blocked" };

    private static async Task<HostedStore> CreatedAsync(HostDatabase database)
    {
        await database.Context().Database.EnsureCreatedAsync();
        return await StartAsync(s => s.AddPooledDbContextFactory<ShopContext>(database.Configure));
    }

    private static Task<HostedStore> StartAsync(Action<IServiceCollection> host, bool ensures = false) =>
        HostedStore.StartAsync("a", d => d.UseEntityFrameworkStore<ShopContext>(), host, ensures: ensures);
}
