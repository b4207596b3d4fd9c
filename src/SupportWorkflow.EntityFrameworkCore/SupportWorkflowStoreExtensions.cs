using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow;

/// <summary>Keeps the tickets of a desk in a database.</summary>
public static class SupportWorkflowStoreExtensions
{
    /// <summary>
    /// Keeps them in tables of the host's own context, which has <see cref="SupportWorkflowModelBuilderExtensions.AddSupportWorkflow"/> in
    /// its model and is registered by <c>AddDbContext</c>, <c>AddDbContextFactory</c> or one of the pooled two. The host does not start
    /// while the tables are missing: migrations are the host's.
    /// </summary>
    /// <example><code>
    /// services.AddPooledDbContextFactory&lt;ShopContext&gt;(o => o.UseNpgsql(connection));
    /// services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").UseEntityFrameworkStore&lt;ShopContext&gt;());
    /// </code></example>
    public static ITicketDeskBuilder UseEntityFrameworkStore<TContext>(this ITicketDeskBuilder desk)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(desk);
        desk.Services.ConfigureDbContext<TContext>(o => o.AddInterceptors(JoinedCommits.Instance));
        return desk.Use(DeskDatabase.OfContext<TContext>);
    }

    /// <summary>Keeps them in a SQLite file, which is made when the host starts.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="file">The path of the file, or a connection string.</param>
    /// <param name="schema">What the names of the tables begin with.</param>
    public static ITicketDeskBuilder UseSqlite(this ITicketDeskBuilder desk, string file, string schema = "support")
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentException.ThrowIfNullOrEmpty(schema);
        var connection = file.Contains('=', StringComparison.Ordinal)
            ? file
            : new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        return desk.Use((provider, name) => DeskDatabase.OfSqlite(provider, name, connection, schema));
    }

    /// <summary>
    /// Keeps them in PostgreSQL, whose tables are made when the host starts, if none of them is there. What the connection string does not
    /// say is set for a desk: the name of the application, and a server that frees what a frozen process holds after 15 seconds.
    /// </summary>
    /// <param name="desk">The desk.</param>
    /// <param name="connection">A connection string.</param>
    /// <param name="schema">The schema of the tables.</param>
    public static ITicketDeskBuilder UsePostgreSql(this ITicketDeskBuilder desk, string connection, string schema = "support")
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentException.ThrowIfNullOrEmpty(connection);
        ArgumentException.ThrowIfNullOrEmpty(schema);
        var text = new NpgsqlConnectionStringBuilder(connection);
        text.ApplicationName ??= "support-workflow";
        text.Options ??= "-c idle_in_transaction_session_timeout=15s -c lock_timeout=10s";
        if (text.KeepAlive == 0)
            text.KeepAlive = 30;
        // The desk sets nothing on a connection and gives its locks back by name: there is nothing to reset.
        text.NoResetOnClose = true;
        return desk.Use(
            (provider, name) => DeskDatabase.OfPostgreSql(provider, name, NpgsqlDataSource.Create(text.ToString()), schema, owns: true)
        );
    }

    /// <summary>Keeps them in PostgreSQL, whose tables are made when the host starts, if none of them is there.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="source">The host's source of connections; it stays the host's.</param>
    /// <param name="schema">The schema of the tables.</param>
    public static ITicketDeskBuilder UsePostgreSql(this ITicketDeskBuilder desk, NpgsqlDataSource source, string schema = "support")
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(schema);
        return desk.Use((provider, name) => DeskDatabase.OfPostgreSql(provider, name, source, schema, owns: false));
    }

    /// <summary>Encrypts the documents of the store with a class of the host.</summary>
    public static ITicketDeskBuilder ProtectTextsWith<T>(this ITicketDeskBuilder desk)
        where T : class, ITicketTextProtector
    {
        ArgumentNullException.ThrowIfNull(desk);
        desk.Services.Replace(ServiceDescriptor.KeyedSingleton<ITicketTextProtector, T>(desk.Name));
        return desk;
    }

    /// <summary>Makes the tables of a desk that are missing: for development and tests. It changes no table that is there.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="desk">The desk's name; empty: the only desk.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The desk keeps its tickets elsewhere, or a table that is there lacks columns.</exception>
    public static Task EnsureDeskSchemaAsync(
        this IServiceProvider services,
        string desk = "",
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(desk);
        return (
            services.GetKeyedService<DeskDatabase>(desk)
            ?? throw new InvalidOperationException($"Desk '{desk}' keeps its tickets in no database.")
        ).Schema.EnsureAsync(cancellationToken);
    }

    /// <summary>
    /// The desk within the transaction that a context of its store is in: what is decided is committed with the host's own work, or not at
    /// all. Pump and dispatcher hear of it when the transaction is committed. Not thread-safe, as the context is not; when the transaction
    /// is over, ask again.
    /// </summary>
    /// <param name="desk">A desk that <see cref="UseEntityFrameworkStore{TContext}"/> gave its store.</param>
    /// <param name="context">The context, in a transaction.</param>
    /// <exception cref="InvalidOperationException">The context is in no transaction.</exception>
    /// <exception cref="ArgumentException">The desk keeps its tickets elsewhere.</exception>
    /// <example><code>
    /// await using var transaction = await db.Database.BeginTransactionAsync();
    /// db.Orders.Add(order);
    /// await db.SaveChangesAsync();
    /// await desk.JoinedTo(db).OpenAsync(new OpenTicket("Return of order 17") { By = customer });
    /// await transaction.CommitAsync();
    /// </code></example>
    public static ITicketDesk JoinedTo(this ITicketDesk desk, DbContext context)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(context);
        if (desk is not IDeskWork { Store: SqlTicketStore store } work)
            throw new ArgumentException("The desk keeps its tickets in no database.", nameof(desk));
        var transaction =
            context.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("The context is in no transaction: begin one, or send commands to the desk itself.");
        var inside = store.Within(context.Database.GetDbConnection(), transaction);
        // SQLite has one writer, which is the host's transaction now; PostgreSQL would let others wait for the number until it ends.
        ITicketNumberSource numbers = store.Dialect == Dialect.Sqlite ? inside : store;
        return work.Within(new JoinedStore(inside, JoinedCommits.Instance.Join(transaction, work)), numbers, inside);
    }

    private static ITicketDeskBuilder Use(this ITicketDeskBuilder desk, Func<IServiceProvider, string, DeskDatabase> make)
    {
        var name = desk.Name;
        desk.Services.Replace(ServiceDescriptor.KeyedSingleton(name, (provider, _) => make(provider, name)));
        desk.UseStore(provider => provider.GetRequiredKeyedService<DeskDatabase>(name).Store);
        if (!desk.Services.Any(s => s.ServiceType == typeof(Marker) && Equals(s.ServiceKey, name)))
        {
            desk.Services.AddKeyedSingleton<Marker>(name);
            desk.Services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<DeskDatabase>(name));
        }
        return desk;
    }

    /// <summary>Says that the tables of a desk are looked at when the host starts.</summary>
    private sealed class Marker;
}
