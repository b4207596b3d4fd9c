namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// The tables as SQL, for those who let a database administrator run it, or have no <c>DbContext</c>. The same as migrations of
/// <see cref="SupportWorkflowModelBuilderExtensions.AddSupportWorkflow"/> make them. Pure.
/// </summary>
public static class TicketStoreSchema
{
    /// <summary>The script. Run again it changes nothing.</summary>
    /// <param name="database">For which database.</param>
    /// <param name="schema">The schema of the tables; where a database has none, what their names begin with.</param>
    public static string Script(StoreDatabase database, string schema = "support")
    {
        ArgumentException.ThrowIfNullOrEmpty(schema);
        return string.Concat(Statements(database, TableNames.In(database, schema)).Select(s => s + ";\n"));
    }

    /// <summary>Its statements.</summary>
    internal static List<string> Statements(StoreDatabase database, TableNames t)
    {
        var isPg = database == StoreDatabase.PostgreSql;
        var (text, free, time, small, big, json, list) = isPg
            ? ("text collate \"C\"", "text", "timestamp with time zone", "smallint", "bigint", "json", "text[]")
            : ("text", "text", "text", "integer", "integer", "text", "text");
        const string number = "integer";
        var sql = new List<string>();
        if (isPg && t.Schema is { } schema)
            sql.Add($"create schema if not exists {schema}");
        Tickets(t.Tickets, isPg ? " with (fillfactor=85, autovacuum_vacuum_scale_factor=0.02)" : "");
        Index("tickets_claim", t.Tickets, "desk, claim_at, id", "claim_at is not null");
        Index("tickets_stuck", t.Tickets, "desk, attempts", "attempts > 0");
        Index("tickets_number", t.Tickets, "desk, number", null, "unique ");
        Index("tickets_team", t.Tickets, "desk, team, next_due", "state_kind < 3");
        Index("tickets_agent", t.Tickets, "desk, agent, next_due", "state_kind < 3");
        Index("tickets_open", t.Tickets, "desk, next_due, id", "state_kind < 3");
        Index("tickets_next_due", t.Tickets, "desk, next_due, id", "next_due is not null");
        Index("tickets_opened", t.Tickets, "desk, opened_at, id");
        Index("tickets_changed", t.Tickets, "desk, changed_at, id");
        Index("tickets_requester", t.Tickets, "desk, requester, opened_at");
        Index("tickets_organisation", t.Tickets, "desk, organisation, opened_at", "organisation is not null");
        if (isPg)
        {
            Index("tickets_tags", t.Tickets, "tags", "tags is not null", "", " using gin");
            Index("tickets_watchers", t.Tickets, "watchers", "watchers is not null", "", " using gin");
        }
        Tickets(t.ArchivedTickets, "");
        Index("archived_tickets_number", t.ArchivedTickets, "desk, number", null, "unique ");
        Index("archived_tickets_changed", t.ArchivedTickets, "desk, changed_at");
        Events(t.Events, "ticket_events", isFeed: true);
        Events(t.ArchivedEvents, "archived_events", isFeed: false);
        Table(
            t.Commands,
            $"desk {text} not null, command_id {text} not null, ticket_id {text} not null, from_version {number} not null, "
                + $"to_version {number} not null, at {time} not null, primary key (desk, command_id)"
        );
        Index("commands_at", t.Commands, "desk, at");
        Index("commands_ticket", t.Commands, "desk, ticket_id");
        Table(
            t.Outbox,
            $"desk {text} not null, key {text} not null, ticket_id {text} not null, version {number} not null, place {number} not null, "
                + $"ready_at {time} not null, try_at {time} not null, attempts {small} not null default 0, error {free}, data {json} not null, "
                + "primary key (desk, key)",
            isPg ? " with (autovacuum_vacuum_scale_factor=0.02)" : ""
        );
        Index("outbox_ready", t.Outbox, "desk, try_at, version, place", "attempts < 5");
        Index("outbox_ticket", t.Outbox, "desk, ticket_id");
        Index("outbox_failed", t.Outbox, "desk, attempts", "attempts > 0");
        Table(
            t.Series,
            $"desk {text} not null, name {text} not null, last {big} not null, primary key (desk, name)",
            isPg ? " with (fillfactor=50)" : ""
        );
        Table(t.Schedules, $"desk {text} not null, name {text} not null, last {time} not null, primary key (desk, name)");
        Table(
            t.Profiles,
            $"desk {text} not null, id {text} not null, version {text} not null, text {free} not null, primary key (desk, id, version)"
        );
        return sql;

        void Table(string name, string columns, string with = "") => sql.Add($"create table if not exists {name} ({columns}){with}");

        void Tickets(string name, string with) =>
            Table(
                name,
                $"desk {text} not null, id {text} not null, number {text} not null, version {number} not null, profile {text} not null, "
                    + $"profile_version {text} not null, state {text} not null, state_kind {small} not null, waits_on {small}, "
                    + $"priority {text}, category {text}, team {text}, agent {text}, requester {text} not null, organisation {text}, "
                    + $"subject {free} not null, tags {list}, watchers {list}, opened_at {time} not null, changed_at {time} not null, "
                    + $"state_since {time} not null, next_due {time}, next_objective {text}, wake_up {time}, claim_at {time}, "
                    + $"attempts {small} not null default 0, error {free}, schema {small} not null default 1, document {json} not null, "
                    + "primary key (desk, id)",
                with
            );

        void Events(string name, string plain, bool isFeed)
        {
            var position =
                !isPg ? "position integer not null primary key" + (isFeed ? " autoincrement" : "")
                : isFeed ? "position xid8 not null default pg_current_xact_id()"
                : "position xid8 not null";
            Table(
                name,
                $"{(isPg ? "" : position + ", ")}desk {text} not null, ticket_id {text} not null, version {number} not null, "
                    + $"type {text} not null, recorded_at {time} not null, \"by\" {text} not null, command_id {text}, "
                    + (isPg ? position + ", " : "")
                    + $"data {json} not null"
                    + (isPg ? ", primary key (desk, ticket_id, version)" : "")
            );
            if (!isPg)
                Index(plain + "_version", name, "desk, ticket_id, version", null, "unique ");
            if (isPg && isFeed)
                Index("ticket_events_feed", name, "desk, position, ticket_id, version");
        }

        void Index(string name, string table, string columns, string? where = null, string unique = "", string method = "") =>
            sql.Add(
                $"create {unique}index if not exists {TableNames.Quoted(t.IndexPrefix + name)} on {table}{method} ({columns})"
                    + (where is null ? "" : $" where {where}")
            );
    }
}
