using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow;

/// <summary>Adds the tables of tickets to a model of the host's.</summary>
public static class SupportWorkflowModelBuilderExtensions
{
    private static readonly ValueConverter<Instant, DateTime> AsUtc = new(
        i => i.ToDateTimeUtc(),
        d => Instant.FromDateTimeUtc(DateTime.SpecifyKind(d, DateTimeKind.Utc))
    );

    /// <summary>
    /// Adds the tables of tickets. Names of columns are ours, whatever convention the context has; migrations are yours.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="database">The context's database: PostgreSQL and SQLite differ in types and indexes.</param>
    /// <param name="schema">The schema of the tables; where a database has none, what their names begin with.</param>
    /// <exception cref="NotSupportedException">It is another database.</exception>
    /// <example><code>
    /// protected override void OnModelCreating(ModelBuilder model) => model.AddSupportWorkflow(Database);
    /// </code></example>
    public static ModelBuilder AddSupportWorkflow(this ModelBuilder model, DatabaseFacade database, string schema = "support")
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentException.ThrowIfNullOrEmpty(schema);
        var kind = StoreDatabases.Of(database.ProviderName);
        var tables = new Tables(model, kind, schema);

        tables.Tickets<TicketRow>("tickets", b =>
        {
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.ClaimAt,
                    t.Id,
                })
                .HasFilter("claim_at is not null")
                .HasDatabaseName(tables.Index("tickets_claim"));
            b.HasIndex(t => new { t.Desk, t.Attempts }).HasFilter("attempts > 0").HasDatabaseName(tables.Index("tickets_stuck"));
            b.HasIndex(t => new { t.Desk, t.Number }).IsUnique().HasDatabaseName(tables.Index("tickets_number"));
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.Team,
                    t.NextDue,
                })
                .HasFilter("state_kind < 3")
                .HasDatabaseName(tables.Index("tickets_team"));
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.Agent,
                    t.NextDue,
                })
                .HasFilter("state_kind < 3")
                .HasDatabaseName(tables.Index("tickets_agent"));
            // Two indexes of the same columns have names of their own in the model.
            b.HasIndex(
                    t => new
                    {
                        t.Desk,
                        t.NextDue,
                        t.Id,
                    },
                    "open"
                )
                .HasFilter("state_kind < 3")
                .HasDatabaseName(tables.Index("tickets_open"));
            b.HasIndex(
                    t => new
                    {
                        t.Desk,
                        t.NextDue,
                        t.Id,
                    },
                    "due"
                )
                .HasFilter("next_due is not null")
                .HasDatabaseName(tables.Index("tickets_next_due"));
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.OpenedAt,
                    t.Id,
                })
                .HasDatabaseName(tables.Index("tickets_opened"));
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.ChangedAt,
                    t.Id,
                })
                .HasDatabaseName(tables.Index("tickets_changed"));
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.Requester,
                    t.OpenedAt,
                })
                .HasDatabaseName(tables.Index("tickets_requester"));
            b.HasIndex(t => new
                {
                    t.Desk,
                    t.Organisation,
                    t.OpenedAt,
                })
                .HasFilter("organisation is not null")
                .HasDatabaseName(tables.Index("tickets_organisation"));
            if (kind == StoreDatabase.PostgreSql)
            {
                Gin(b.HasIndex(t => t.Tags).HasFilter("tags is not null").HasDatabaseName(tables.Index("tickets_tags")));
                Gin(b.HasIndex(t => t.Watchers).HasFilter("watchers is not null").HasDatabaseName(tables.Index("tickets_watchers")));
            }
        });
        tables.Tickets<ArchivedTicketRow>("archived_tickets", b =>
        {
            b.HasIndex(t => new { t.Desk, t.Number }).IsUnique().HasDatabaseName(tables.Index("archived_tickets_number"));
            b.HasIndex(t => new { t.Desk, t.ChangedAt }).HasDatabaseName(tables.Index("archived_tickets_changed"));
        });
        tables.Events<TicketEventRow>("ticket_events", isFeed: true);
        tables.Events<ArchivedEventRow>("archived_events", isFeed: false);
        tables.Add<CommandRow>("commands", b =>
        {
            b.HasKey(c => new { c.Desk, c.CommandId });
            b.HasIndex(c => new { c.Desk, c.At }).HasDatabaseName(tables.Index("commands_at"));
            b.HasIndex(c => new { c.Desk, c.TicketId }).HasDatabaseName(tables.Index("commands_ticket"));
        });
        tables.Add<OutboxRow>("outbox", b =>
        {
            b.HasKey(o => new { o.Desk, o.Key });
            b.Property(o => o.Attempts).HasDefaultValue((short)0);
            tables.Json(b, o => o.Data);
            if (kind == StoreDatabase.PostgreSql)
                b.HasAnnotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02);
            b.HasIndex(o => new
                {
                    o.Desk,
                    o.TryAt,
                    o.Version,
                    o.Place,
                })
                .HasFilter("attempts < 5")
                .HasDatabaseName(tables.Index("outbox_ready"));
            b.HasIndex(o => new { o.Desk, o.TicketId }).HasDatabaseName(tables.Index("outbox_ticket"));
            b.HasIndex(o => new { o.Desk, o.Attempts }).HasFilter("attempts > 0").HasDatabaseName(tables.Index("outbox_failed"));
        });
        tables.Add<SeriesRow>("series", b =>
        {
            b.HasKey(s => new { s.Desk, s.Name });
            if (kind == StoreDatabase.PostgreSql)
                b.HasAnnotation("Npgsql:StorageParameter:fillfactor", 50);
        });
        tables.Add<ScheduleRow>("schedules", b => b.HasKey(s => new { s.Desk, s.Name }));
        tables.Add<ProfileRow>("profiles", b => b.HasKey(p => new
            {
                p.Desk,
                p.Id,
                p.Version,
            }));
        return model;
    }

    private static void Gin<T>(IndexBuilder<T> index) => index.HasAnnotation("Npgsql:IndexMethod", "gin");

    /// <summary>What all tables have in common.</summary>
    private sealed class Tables(ModelBuilder model, StoreDatabase kind, string schema)
    {
        private bool IsPostgreSql => kind == StoreDatabase.PostgreSql;

        /// <summary>SQLite has one set of names for all indexes of a database.</summary>
        public string Index(string name) => IsPostgreSql ? name : $"{schema}_{name}";

        public void Tickets<T>(string table, Action<EntityTypeBuilder<T>> configure)
            where T : TicketColumns => Add<T>(table, b =>
            {
                b.HasKey(t => new { t.Desk, t.Id });
                b.Property(t => t.StateKind).HasConversion<short>();
                b.Property(t => t.WaitsOn).HasConversion<short?>();
                b.Property(t => t.Attempts).HasDefaultValue((short)0);
                b.Property(t => t.Schema).HasDefaultValue((short)1);
                Json(b, t => t.Document);
                if (IsPostgreSql && table == "tickets")
                    b.HasAnnotation("Npgsql:StorageParameter:fillfactor", 85)
                        .HasAnnotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02);
                configure(b);
            });

        public void Events<T>(string table, bool isFeed)
            where T : EventColumns => Add<T>(table, b =>
            {
                Json(b, e => e.Data);
                var position = b.Property(e => e.Position).HasColumnName("position");
                if (IsPostgreSql)
                {
                    b.HasKey(e => new
                    {
                        e.Desk,
                        e.TicketId,
                        e.Version,
                    });
                    // An xid8 is a number of 64 bits; EF never reads or writes it.
                    position.HasColumnType("xid8").HasConversion<ulong>();
                    if (isFeed)
                    {
                        position.HasDefaultValueSql("pg_current_xact_id()");
                        b.HasIndex(e => new
                            {
                                e.Desk,
                                e.Position,
                                e.TicketId,
                                e.Version,
                            })
                            .HasDatabaseName(Index("ticket_events_feed"));
                    }
                    return;
                }
                b.HasKey(e => e.Position);
                if (isFeed)
                    position.HasAnnotation("Sqlite:Autoincrement", true).ValueGeneratedOnAdd();
                else
                    position.ValueGeneratedNever();
                b.HasIndex(e => new
                    {
                        e.Desk,
                        e.TicketId,
                        e.Version,
                    })
                    .IsUnique()
                    .HasDatabaseName(Index(table + "_version"));
            });

        public void Add<T>(string table, Action<EntityTypeBuilder<T>> configure)
            where T : class =>
            model.Entity<T>(b =>
            {
                _ = IsPostgreSql ? b.ToTable(table, schema) : b.ToTable($"{schema}_{table}");
                Columns(b);
                configure(b);
            });

        public void Json<T>(EntityTypeBuilder<T> b, Expression<Func<T, string>> property)
            where T : class
        {
            if (IsPostgreSql)
                b.Property(property).HasColumnType("json");
        }

        /// <summary>Column names are ours in every database: the statements of the store are written by hand.</summary>
        private void Columns<T>(EntityTypeBuilder<T> b)
            where T : class
        {
            // Not the model's properties: an Instant is none before its conversion is known.
            foreach (var p in typeof(T).GetProperties())
            {
                var column = b.Property(p.PropertyType, p.Name).HasColumnName(Snake(p.Name));
                if (p.PropertyType == typeof(Instant) || p.PropertyType == typeof(Instant?))
                    column.HasConversion(AsUtc);
                if (
                    IsPostgreSql
                    && p.PropertyType == typeof(string)
                    && p.Name is not ("Subject" or "Error" or "Text" or "Document" or "Data")
                )
                    column.UseCollation("C");
            }
        }

        private static string Snake(string name) =>
            string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
    }
}
