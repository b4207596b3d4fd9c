using Npgsql;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Reading;

/// <summary>
/// A million tickets in PostgreSQL, made by the server of the rows of a few real ones: 20 teams of unlike size, 300 agents, 50,000
/// requesters of 2,000 organisations, opened one every 30 seconds. Kept from run to run.
/// </summary>
internal static class Million
{
    public const int Count = 1_000_000;

    private static readonly string[] Copied =
    [
        "version",
        "profile",
        "profile_version",
        "state",
        "state_kind",
        "waits_on",
        "category",
        "watchers",
        "attempts",
        "error",
        "schema",
    ];

    /// <param name="database">Its name.</param>
    /// <param name="open">How many are open: every second of those opened last. The others are at their end.</param>
    public static async Task<string> MakeAsync(string database, int open)
    {
        var connection = await Databases.PostgreSqlAsync(database, keep: true).ConfigureAwait(false);
        var source = NpgsqlDataSource.Create(connection);
        await using (source.ConfigureAwait(false))
        {
            if (await Databases.ScalarAsync(source, "select count(*) from support.tickets").ConfigureAwait(false) is long and >= Count)
                return connection;
            connection = await Databases.PostgreSqlAsync(database).ConfigureAwait(false);
        }
        var hosted = HostedStore.PostgreSql(connection);
        source = NpgsqlDataSource.Create(connection);
        await using (hosted.ConfigureAwait(false))
        await using (source.ConfigureAwait(false))
        {
            Console.Error.WriteLine($"Filling {database} …");
            await FillAsync(hosted, source, open).ConfigureAwait(false);
        }
        return connection;
    }

    private static async Task FillAsync(HostedStore hosted, NpgsqlDataSource source, int open)
    {
        // Real tickets at each step of a life: 0 to 7 are open.
        for (var life = 0; life < TicketLife.Steps; life++)
        for (var step = 0; step <= life; step++)
        {
            var id = $"model-{life}";
            var loaded = await hosted.Store.LoadAsync(new(id)).ConfigureAwait(false);
            await hosted
                .Store.CommitAsync(new(loaded.Ticket?.Version ?? 0, TicketLife.Decide(loaded.Ticket, id, id, step), $"{id}/{step}"))
                .ConfigureAwait(false);
        }
        await RunAsync("create table models as select *, substr(id, 7)::int as life from support.tickets");
        await RunAsync("create table model_events as select * from support.ticket_events where ticket_id = 'model-10'");
        await RunAsync("truncate support.tickets, support.ticket_events, support.outbox, support.commands");
        await RunAsync(
            """
            do $$ declare i record; begin
              for i in select indexname from pg_indexes where schemaname = 'support' and tablename = 'tickets' and indexname not like 'PK_%'
                and indexname not like '%_pkey' loop execute format('drop index support.%I', i.indexname); end loop; end $$
            """
        );
        const string Open = "m.state_kind < 3";
        await RunAsync(
            $"""
            insert into support.tickets (desk, id, number, priority, team, agent, requester, organisation, subject, tags, opened_at,
              changed_at, state_since, next_due, next_objective, wake_up, claim_at, document, {string.Join(", ", Copied)})
            select '', 't-' || g, 'TS' || lpad(g::text, 8, '0'), 'P' || (1 + least(3, h % 9)),
              'team-' || floor(20 * ((h / 9 % 1000) / 1000.0) ^ 2)::int, case when h % 5 > 0 then 'agent-' || h / 9000 % 300 end,
              'user-' || h / 7 % 50000, 'org-' || h / 7 % 2000,
              (array['Printer', 'ERP', 'VPN', 'Mail', 'Telephone', 'Login'])[1 + h / 17 % 6] || ' does not answer, case ' || g,
              case when h / 11 % 1000 = 0 then array['vip', 'major'] when h / 11 % 40 = 0 then array['vip'] end,
              o.at, o.at + interval '1 hour', o.at + interval '1 hour',
              case when {Open} and h / 13 % 10 < 9 then o.due end, case when {Open} and h / 13 % 10 < 9 then 'resolution' end,
              case when {Open} then o.due end, case when {Open} then o.due end, m.document, {string.Join(
                ", ",
                Copied.Select(c => "m." + c)
            )}
            from generate_series(1::bigint, {Count}) g
            cross join lateral (select hashint8(g)::bigint + 2147483648 as h,
              timestamptz '2024-10-01 00:00Z' - ({Count} - g) * interval '30 seconds' as at,
              timestamptz '2030-01-01 00:00Z' + g * 61 % 864000 * interval '1 second' as due) o
            join models m on m.life = case when {open} = {Count} or g > {Count} - 2 * {open} and g % 2 = 0 then g / 2 % 8 else 10 end
            """
        );
        await RunAsync(
            $"""
            insert into support.ticket_events (desk, ticket_id, version, type, recorded_at, "by", command_id, data)
            select '', 't-' || g, e.version, e.type, e.recorded_at, e."by", e.command_id, e.data
            from generate_series(10, {Count}, 10) g cross join model_events e
            """
        );
        await hosted.EnsureTablesAsync().ConfigureAwait(false);
        await RunAsync("vacuum analyze support.tickets");
        await RunAsync("vacuum analyze support.ticket_events");
        await RunAsync("checkpoint");

        Task RunAsync(string sql) => Databases.RunAsync(source, sql);
    }
}
