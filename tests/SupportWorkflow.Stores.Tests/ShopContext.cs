using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SupportWorkflow.Stores;

/// <summary>An order of a shop: the host's own row.</summary>
public sealed class Order
{
    public int Id { get; set; }

    public string Article { get; set; } = "";
}

/// <summary>A context of a host's, with tickets beside its own rows.</summary>
public class ShopContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSupportWorkflow(Database);
}

/// <summary>The same on SQLite, with migrations of its own: <c>dotnet ef migrations add … --context SqliteShop</c>.</summary>
public sealed class SqliteShop(DbContextOptions<SqliteShop> options) : ShopContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteShop>
    {
        public SqliteShop CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteShop>().UseSqlite("Data Source=design.db").Options);
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgreSqlShop(DbContextOptions<PostgreSqlShop> options) : ShopContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<PostgreSqlShop>
    {
        public PostgreSqlShop CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgreSqlShop>().UseNpgsql("Host=design").Options);
    }
}

/// <summary>The same with a schema of its own name.</summary>
public sealed class DeskOnlyContext(DbContextOptions<DeskOnlyContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSupportWorkflow(Database, "help desk");
}
