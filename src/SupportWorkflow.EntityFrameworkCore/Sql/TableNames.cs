using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>The names of the tables, quoted.</summary>
internal sealed record TableNames(
    string Tickets,
    string Events,
    string ArchivedTickets,
    string ArchivedEvents,
    string Commands,
    string Outbox,
    string Series,
    string Schedules,
    string Profiles
)
{
    /// <summary>The schema of the tables, quoted; null: none is named.</summary>
    public string? Schema { get; init; }

    /// <summary>What the names of indexes begin with, where all of a database share one set.</summary>
    public string IndexPrefix { get; init; } = "";

    /// <summary>Every table with its columns.</summary>
    public IEnumerable<(string Table, string[] Columns)> Columns =>
        [
            (Tickets, [.. TicketValues.Keys, .. TicketValues.Names, "attempts", "error"]),
            (ArchivedTickets, [.. TicketValues.Keys, .. TicketValues.Names, "attempts", "error"]),
            (Events, EventNames),
            (ArchivedEvents, EventNames),
            (Commands, ["desk", "command_id", "ticket_id", "from_version", "to_version", "at"]),
            (Outbox, ["desk", "key", "ticket_id", "version", "place", "ready_at", "try_at", "attempts", "error", "data"]),
            (Series, ["desk", "name", "last"]),
            (Schedules, ["desk", "name", "last"]),
            (Profiles, ["desk", "id", "version", "text"]),
        ];

    public static string[] EventNames { get; } =
    ["desk", "ticket_id", "version", "type", "recorded_at", "by", "command_id", "position", "data"];

    /// <summary>The names that <see cref="SupportWorkflowModelBuilderExtensions.AddSupportWorkflow"/> gives.</summary>
    public static TableNames In(StoreDatabase database, string schema)
    {
        return new(
            Name("tickets"),
            Name("ticket_events"),
            Name("archived_tickets"),
            Name("archived_events"),
            Name("commands"),
            Name("outbox"),
            Name("series"),
            Name("schedules"),
            Name("profiles")
        )
        {
            Schema = database == StoreDatabase.PostgreSql ? Quoted(schema) : null,
            IndexPrefix = database == StoreDatabase.PostgreSql ? "" : schema + "_",
        };

        string Name(string table) =>
            database == StoreDatabase.PostgreSql ? $"{Quoted(schema)}.{Quoted(table)}" : Quoted($"{schema}_{table}");
    }

    /// <summary>The names a model has, whoever gave them.</summary>
    /// <exception cref="InvalidOperationException">The tables of tickets are not in it.</exception>
    public static TableNames Of(IModel model)
    {
        return new(
            Name(typeof(TicketRow)),
            Name(typeof(TicketEventRow)),
            Name(typeof(ArchivedTicketRow)),
            Name(typeof(ArchivedEventRow)),
            Name(typeof(CommandRow)),
            Name(typeof(OutboxRow)),
            Name(typeof(SeriesRow)),
            Name(typeof(ScheduleRow)),
            Name(typeof(ProfileRow))
        )
        {
            Schema = model.FindEntityType(typeof(TicketRow))!.GetSchema() is { } schema ? Quoted(schema) : null,
            IndexPrefix = Prefix(model.FindEntityType(typeof(TicketRow))!),
        };

        string Name(Type row)
        {
            var entity = model.FindEntityType(row)
                ?? throw new InvalidOperationException(
                    "The context has no tables of tickets: call model.AddSupportWorkflow(Database) in its OnModelCreating."
                );
            var table = Quoted(entity.GetTableName()!);
            return entity.GetSchema() is { } schema ? $"{Quoted(schema)}.{table}" : table;
        }
    }

    /// <summary>What stands before <c>tickets_number</c>.</summary>
    private static string Prefix(IEntityType tickets) =>
        tickets
            .GetIndexes()
            .Select(i => i.GetDatabaseName())
            .FirstOrDefault(n => n?.EndsWith("tickets_number", StringComparison.Ordinal) == true)
            is { } name
            ? name[..^"tickets_number".Length]
            : "";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
