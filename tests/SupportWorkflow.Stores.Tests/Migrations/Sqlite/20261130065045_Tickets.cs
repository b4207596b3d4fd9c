using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportWorkflow.Stores.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Tickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Article = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_archived_events",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    command_id = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_archived_events", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "support_archived_tickets",
                columns: table => new
                {
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    profile = table.Column<string>(type: "TEXT", nullable: false),
                    profile_version = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_kind = table.Column<short>(type: "INTEGER", nullable: false),
                    waits_on = table.Column<short>(type: "INTEGER", nullable: true),
                    priority = table.Column<string>(type: "TEXT", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    team = table.Column<string>(type: "TEXT", nullable: true),
                    agent = table.Column<string>(type: "TEXT", nullable: true),
                    requester = table.Column<string>(type: "TEXT", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: true),
                    watchers = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_due = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_objective = table.Column<string>(type: "TEXT", nullable: true),
                    wake_up = table.Column<DateTime>(type: "TEXT", nullable: true),
                    claim_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<short>(type: "INTEGER", nullable: false, defaultValue: (short)0),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    schema = table.Column<short>(type: "INTEGER", nullable: false, defaultValue: (short)1),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_archived_tickets", x => new { x.desk, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_commands",
                columns: table => new
                {
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    command_id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_version = table.Column<int>(type: "INTEGER", nullable: false),
                    to_version = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_commands", x => new { x.desk, x.command_id });
                });

            migrationBuilder.CreateTable(
                name: "support_outbox",
                columns: table => new
                {
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    ready_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    try_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<short>(type: "INTEGER", nullable: false, defaultValue: (short)0),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_outbox", x => new { x.desk, x.key });
                });

            migrationBuilder.CreateTable(
                name: "support_profiles",
                columns: table => new
                {
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_profiles", x => new { x.desk, x.id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "support_series",
                columns: table => new
                {
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_series", x => new { x.desk, x.name });
                });

            migrationBuilder.CreateTable(
                name: "support_ticket_events",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    command_id = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_ticket_events", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "support_tickets",
                columns: table => new
                {
                    desk = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    profile = table.Column<string>(type: "TEXT", nullable: false),
                    profile_version = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_kind = table.Column<short>(type: "INTEGER", nullable: false),
                    waits_on = table.Column<short>(type: "INTEGER", nullable: true),
                    priority = table.Column<string>(type: "TEXT", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    team = table.Column<string>(type: "TEXT", nullable: true),
                    agent = table.Column<string>(type: "TEXT", nullable: true),
                    requester = table.Column<string>(type: "TEXT", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: true),
                    watchers = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_due = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_objective = table.Column<string>(type: "TEXT", nullable: true),
                    wake_up = table.Column<DateTime>(type: "TEXT", nullable: true),
                    claim_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<short>(type: "INTEGER", nullable: false, defaultValue: (short)0),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    schema = table.Column<short>(type: "INTEGER", nullable: false, defaultValue: (short)1),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_tickets", x => new { x.desk, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "support_archived_events_version",
                table: "support_archived_events",
                columns: new[] { "desk", "ticket_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "support_archived_tickets_changed",
                table: "support_archived_tickets",
                columns: new[] { "desk", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "support_archived_tickets_number",
                table: "support_archived_tickets",
                columns: new[] { "desk", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "support_commands_at",
                table: "support_commands",
                columns: new[] { "desk", "at" });

            migrationBuilder.CreateIndex(
                name: "support_commands_ticket",
                table: "support_commands",
                columns: new[] { "desk", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "support_outbox_failed",
                table: "support_outbox",
                columns: new[] { "desk", "attempts" },
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "support_outbox_ready",
                table: "support_outbox",
                columns: new[] { "desk", "try_at", "version", "place" },
                filter: "attempts < 5");

            migrationBuilder.CreateIndex(
                name: "support_outbox_ticket",
                table: "support_outbox",
                columns: new[] { "desk", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "support_ticket_events_version",
                table: "support_ticket_events",
                columns: new[] { "desk", "ticket_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "support_tickets_agent",
                table: "support_tickets",
                columns: new[] { "desk", "agent", "next_due" },
                filter: "state_kind < 3");

            migrationBuilder.CreateIndex(
                name: "support_tickets_claim",
                table: "support_tickets",
                columns: new[] { "desk", "claim_at", "id" },
                filter: "claim_at is not null");

            migrationBuilder.CreateIndex(
                name: "support_tickets_next_due",
                table: "support_tickets",
                columns: new[] { "desk", "next_due", "id" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "support_tickets_number",
                table: "support_tickets",
                columns: new[] { "desk", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "support_tickets_open",
                table: "support_tickets",
                columns: new[] { "desk", "next_due", "id" },
                filter: "state_kind < 3");

            migrationBuilder.CreateIndex(
                name: "support_tickets_changed",
                table: "support_tickets",
                columns: new[] { "desk", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "support_tickets_opened",
                table: "support_tickets",
                columns: new[] { "desk", "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "support_tickets_organisation",
                table: "support_tickets",
                columns: new[] { "desk", "organisation", "opened_at" },
                filter: "organisation is not null");

            migrationBuilder.CreateIndex(
                name: "support_tickets_requester",
                table: "support_tickets",
                columns: new[] { "desk", "requester", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "support_tickets_stuck",
                table: "support_tickets",
                columns: new[] { "desk", "attempts" },
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "support_tickets_team",
                table: "support_tickets",
                columns: new[] { "desk", "team", "next_due" },
                filter: "state_kind < 3");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropTable(
                name: "support_archived_events");

            migrationBuilder.DropTable(
                name: "support_archived_tickets");

            migrationBuilder.DropTable(
                name: "support_commands");

            migrationBuilder.DropTable(
                name: "support_outbox");

            migrationBuilder.DropTable(
                name: "support_profiles");

            migrationBuilder.DropTable(
                name: "support_series");

            migrationBuilder.DropTable(
                name: "support_ticket_events");

            migrationBuilder.DropTable(
                name: "support_tickets");
        }
    }
}
