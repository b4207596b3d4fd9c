using Microsoft.EntityFrameworkCore;
using SupportWorkflow.EntityFrameworkCore;

namespace SupportWorkflow.Stores;

/// <summary>The tables come to be in two ways, and are the same.</summary>
public sealed class SchemaTests
{
    /// <summary>Columns with their types, defaults and collations, then indexes and parameters of storage.</summary>
    private const string PostgreSql = """
        select table_name, column_name, data_type, is_nullable, collation_name, column_default from information_schema.columns
          where table_schema = 'support' order by table_name, column_name
        """;

    private const string PostgreSqlIndexes =
        "select replace(indexdef, '\"PK_' || tablename || '\"', tablename || '_pkey') from pg_indexes where schemaname = 'support' order by 1";

    private const string PostgreSqlStorage = """
        select c.relname, array_to_string(array(select unnest(c.reloptions) order by 1), ',') from pg_class c
          join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'support' and c.relkind = 'r' order by c.relname
        """;

    private const string Sqlite = """
        select m.name, c.name, upper(c.type), c."notnull", c.dflt_value, c.pk from sqlite_master m, pragma_table_info(m.name) c
          where m.type = 'table' and m.name like 'support%' order by m.name, c.name
        """;

    private const string SqliteIndexes = """
        select m.tbl_name, i.name, i."unique", i.partial, (select group_concat(name) from pragma_index_info(i.name)) from sqlite_master m,
          pragma_index_list(m.name) i where m.type = 'table' and m.name like 'support%' and i.origin = 'c' order by m.tbl_name, i.name
        """;

    private const string SqliteFilters = """
        select name, lower(substr(sql, instr(lower(sql), ' where '))) from sqlite_master where type = 'index' and lower(sql) like '% where %' order by name
        """;

    private const string SqliteCounts =
        "select count(*) from sqlite_master where name like 'support%' and lower(sql) like '%autoincrement%'";

    [Theory]
    [Databases]
    public async Task A_script_makes_the_tables_that_migrations_make(StoreDatabase kind)
    {
        var (model, script) = (await HostDatabase.NewAsync(kind), await HostDatabase.NewAsync(kind));
        await model.Context().Database.MigrateAsync();
        await script.QueryAsync(TicketStoreSchema.Script(kind));
        await script.QueryAsync(TicketStoreSchema.Script(kind));

        await AlikeAsync(kind, script, model);
    }

    /// <summary>Tables as a released version made them become those of today by the script of today. A release adds its script to the
    /// folder.</summary>
    [Theory]
    [Databases]
    public async Task A_script_brings_the_tables_of_every_release_up_to_date(StoreDatabase kind)
    {
        var latest = await HostDatabase.NewAsync(kind);
        await latest.QueryAsync(TicketStoreSchema.Script(kind));
        var released = Directory.GetFiles(
            Path.Combine(AppContext.BaseDirectory, "Released"),
            $"*.{kind.ToString().ToLowerInvariant()}.sql"
        );

        Assert.NotEmpty(released);
        foreach (var file in released)
        {
            var old = await HostDatabase.NewAsync(kind);
            await old.QueryAsync(await File.ReadAllTextAsync(file));
            await old.QueryAsync(TicketStoreSchema.Script(kind));
            await AlikeAsync(kind, latest, old);
        }
    }

    [Theory]
    [Databases]
    public async Task The_migrations_of_a_host_have_nothing_pending(StoreDatabase kind)
    {
        await using var db = (await HostDatabase.NewAsync(kind)).Context();

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration as a host would.");
    }

    /// <summary>Half a million tickets that are due at one instant are not sorted for every batch.</summary>
    [Theory]
    [Databases]
    public async Task What_is_due_is_claimed_in_the_order_of_an_index(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await database.QueryAsync(TicketStoreSchema.Script(kind));
        var tables = TableNames.In(kind, "support");
        var isPg = kind == StoreDatabase.PostgreSql;
        SqlWriting writing = isPg
            ? new PostgreSqlWriting(tables, "a", new StoredText(null))
            : new SqliteWriting(tables, "a", new StoredText(null));
        var claim = writing
            .Claim.Replace("$1", "'a'", StringComparison.Ordinal)
            .Replace("$2", "'2024-10-11T09:00:00Z'", StringComparison.Ordinal)
            .Replace("$3", "1", StringComparison.Ordinal)
            .Replace("$4", "20", StringComparison.Ordinal);

        // An empty table would be read as a whole, and a few rows sorted.
        var plan = string.Join(
            '\n',
            await database.QueryAsync(
                isPg ? $"set enable_seqscan = off; set enable_bitmapscan = off; explain {claim}" : $"explain query plan {claim}"
            )
        );

        Assert.Contains("tickets_claim", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("sort", plan, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("order by", plan, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AlikeAsync(StoreDatabase kind, HostDatabase expected, HostDatabase found)
    {
        string[] questions =
            kind == StoreDatabase.PostgreSql
                ? [PostgreSql, PostgreSqlIndexes, PostgreSqlStorage]
                : [Sqlite, SqliteIndexes, SqliteFilters, SqliteCounts];
        foreach (var question in questions)
        {
            var said = await expected.QueryAsync(question);
            Assert.NotEmpty(said);
            Assert.Equal(said, await found.QueryAsync(question));
        }
    }
}
