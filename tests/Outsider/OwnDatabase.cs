using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SupportWorkflow;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using SupportWorkflow.Lifecycles;

namespace Outsider;

/// <summary>Tickets in a file, and tickets beside the orders of a shop.</summary>
internal static class OwnDatabase
{
    private static readonly Actor Agent = new("wang.fang", Role.Agent);

    public static async Task RunAsync()
    {
        Console.WriteLine("Tickets in a database");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("outsider-");
        await TwoLinesAsync(Path.Combine(folder.FullName, "desk.db"));
        await ShopAsync(Path.Combine(folder.FullName, "shop.db"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task TwoLinesAsync(string file)
    {
        Ticket ticket;
        using (IHost host = await StartAsync())
        {
            ticket = (await Desk(host).OpenAsync(new OpenTicket("No dial tone") { By = Agent, Impact = "user-blocked" })).Ticket;
            await host.StopAsync();
        }
        using IHost again = await StartAsync();
        Expect.That(await Desk(again).FindAsync(ticket.Id) == ticket, "a ticket is there after a restart");
        await again.StopAsync();

        async Task<IHost> StartAsync()
        {
            HostApplicationBuilder builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSupportWorkflow(desk =>
                desk.UseBuiltInProfile("call-center").RunInHost(o => o.WithoutNotices = true).UseSqlite(file).ProtectTextsWith<Reversed>()
            );
            IHost host = builder.Build();
            await host.StartAsync();
            return host;
        }

        static ITicketDesk Desk(IHost host) => host.Services.GetRequiredService<ITicketDesk>();
    }

    private static async Task ShopAsync(string file)
    {
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<Shop>(o => o.UseSqlite($"Data Source={file}"));
        services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").UseEntityFrameworkStore<Shop>());
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using Shop db = await provider.GetRequiredService<IDbContextFactory<Shop>>().CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
        await provider.EnsureDeskSchemaAsync();

        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Orders.Add(new Order { Article = "Telephone" });
            await db.SaveChangesAsync();
            ITicketDesk joined = provider.GetRequiredService<ITicketDesk>().JoinedTo(db);
            await joined.OpenAsync(new OpenTicket("It arrived broken") { By = Agent, Impact = "user-blocked" });
            await transaction.CommitAsync();
        }
        TicketRow row = await db.Set<TicketRow>().AsNoTracking().SingleAsync(t => t.StateKind < StateKind.Done);
        Expect.That(row.ToTicket().Intake.Subject == "It arrived broken", "an order and its ticket are one transaction");
        TicketEventRow first = await db.Set<TicketEventRow>().AsNoTracking().OrderBy(e => e.Version).FirstAsync();
        Expect.That(first.ToEvent() is TicketOpened, "events are rows as well");
        Expect.That(
            TicketStoreSchema.Script(StoreDatabase.Sqlite).Contains("support_tickets", StringComparison.Ordinal),
            "the tables are SQL, too"
        );
    }

    /// <summary>A cipher for a test.</summary>
    private sealed class Reversed : ITicketTextProtector
    {
        public string Key => "reversed";

        public byte[] Protect(byte[] utf8) => [.. utf8.Reverse()];

        public byte[] Unprotect(string key, byte[] bytes) => [.. bytes.Reverse()];
    }

    private sealed class Order
    {
        public int Id { get; set; }

        public string Article { get; set; } = "";
    }

    private sealed class Shop(DbContextOptions<Shop> options) : DbContext(options)
    {
        public DbSet<Order> Orders => Set<Order>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSupportWorkflow(Database);
    }
}
