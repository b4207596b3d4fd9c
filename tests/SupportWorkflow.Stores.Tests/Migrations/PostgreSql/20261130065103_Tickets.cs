using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportWorkflow.Stores.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Tickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "support");

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Article = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "archived_events",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ticket_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    command_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    position = table.Column<ulong>(type: "xid8", nullable: false),
                    data = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_archived_events", x => new { x.desk, x.ticket_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "archived_tickets",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    profile = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    profile_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state_kind = table.Column<short>(type: "smallint", nullable: false),
                    waits_on = table.Column<short>(type: "smallint", nullable: true),
                    priority = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    category = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    team = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    agent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    requester = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    organisation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false),
                    tags = table.Column<string[]>(type: "text[]", nullable: true),
                    watchers = table.Column<string[]>(type: "text[]", nullable: true),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    next_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_objective = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    wake_up = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    claim_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    error = table.Column<string>(type: "text", nullable: true),
                    schema = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)1),
                    document = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_archived_tickets", x => new { x.desk, x.id });
                });

            migrationBuilder.CreateTable(
                name: "commands",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    command_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ticket_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from_version = table.Column<int>(type: "integer", nullable: false),
                    to_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commands", x => new { x.desk, x.command_id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ticket_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    ready_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    try_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    error = table.Column<string>(type: "text", nullable: true),
                    data = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => new { x.desk, x.key });
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02);

            migrationBuilder.CreateTable(
                name: "profiles",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profiles", x => new { x.desk, x.id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "series",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_series", x => new { x.desk, x.name });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "ticket_events",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ticket_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    command_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    position = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    data = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_events", x => new { x.desk, x.ticket_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                schema: "support",
                columns: table => new
                {
                    desk = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    profile = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    profile_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state_kind = table.Column<short>(type: "smallint", nullable: false),
                    waits_on = table.Column<short>(type: "smallint", nullable: true),
                    priority = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    category = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    team = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    agent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    requester = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    organisation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false),
                    tags = table.Column<string[]>(type: "text[]", nullable: true),
                    watchers = table.Column<string[]>(type: "text[]", nullable: true),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    next_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_objective = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    wake_up = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    claim_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    error = table.Column<string>(type: "text", nullable: true),
                    schema = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)1),
                    document = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => new { x.desk, x.id });
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02)
                .Annotation("Npgsql:StorageParameter:fillfactor", 85);

            migrationBuilder.CreateIndex(
                name: "archived_tickets_changed",
                schema: "support",
                table: "archived_tickets",
                columns: new[] { "desk", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "archived_tickets_number",
                schema: "support",
                table: "archived_tickets",
                columns: new[] { "desk", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "commands_at",
                schema: "support",
                table: "commands",
                columns: new[] { "desk", "at" });

            migrationBuilder.CreateIndex(
                name: "commands_ticket",
                schema: "support",
                table: "commands",
                columns: new[] { "desk", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "outbox_failed",
                schema: "support",
                table: "outbox",
                columns: new[] { "desk", "attempts" },
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "outbox_ready",
                schema: "support",
                table: "outbox",
                columns: new[] { "desk", "try_at", "version", "place" },
                filter: "attempts < 5");

            migrationBuilder.CreateIndex(
                name: "outbox_ticket",
                schema: "support",
                table: "outbox",
                columns: new[] { "desk", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "ticket_events_feed",
                schema: "support",
                table: "ticket_events",
                columns: new[] { "desk", "position", "ticket_id", "version" });

            migrationBuilder.CreateIndex(
                name: "tickets_agent",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "agent", "next_due" },
                filter: "state_kind < 3");

            migrationBuilder.CreateIndex(
                name: "tickets_claim",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "claim_at", "id" },
                filter: "claim_at is not null");

            migrationBuilder.CreateIndex(
                name: "tickets_next_due",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "next_due", "id" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "tickets_number",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "tickets_open",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "next_due", "id" },
                filter: "state_kind < 3");

            migrationBuilder.CreateIndex(
                name: "tickets_changed",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "tickets_opened",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "tickets_organisation",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "organisation", "opened_at" },
                filter: "organisation is not null");

            migrationBuilder.CreateIndex(
                name: "tickets_requester",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "requester", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "tickets_stuck",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "attempts" },
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "tickets_tags",
                schema: "support",
                table: "tickets",
                column: "tags",
                filter: "tags is not null")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "tickets_team",
                schema: "support",
                table: "tickets",
                columns: new[] { "desk", "team", "next_due" },
                filter: "state_kind < 3");

            migrationBuilder.CreateIndex(
                name: "tickets_watchers",
                schema: "support",
                table: "tickets",
                column: "watchers",
                filter: "watchers is not null")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropTable(
                name: "archived_events",
                schema: "support");

            migrationBuilder.DropTable(
                name: "archived_tickets",
                schema: "support");

            migrationBuilder.DropTable(
                name: "commands",
                schema: "support");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "support");

            migrationBuilder.DropTable(
                name: "profiles",
                schema: "support");

            migrationBuilder.DropTable(
                name: "series",
                schema: "support");

            migrationBuilder.DropTable(
                name: "ticket_events",
                schema: "support");

            migrationBuilder.DropTable(
                name: "tickets",
                schema: "support");
        }
    }
}
