using System.Data.Common;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Watchers;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>The columns of a ticket that a commit writes, in one order everywhere.</summary>
internal static class TicketValues
{
    public static readonly string[] Keys = ["desk", "id"];

    private static readonly (string Name, string Type)[] Columns =
    [
        ("number", "text"),
        ("version", "int"),
        ("profile", "text"),
        ("profile_version", "text"),
        ("state", "text"),
        ("state_kind", "smallint"),
        ("waits_on", "smallint"),
        ("priority", "text"),
        ("category", "text"),
        ("team", "text"),
        ("agent", "text"),
        ("requester", "text"),
        ("organisation", "text"),
        ("subject", "text"),
        ("tags", "text[]"),
        ("watchers", "text[]"),
        ("opened_at", "timestamptz"),
        ("changed_at", "timestamptz"),
        ("state_since", "timestamptz"),
        ("next_due", "timestamptz"),
        ("next_objective", "text"),
        ("wake_up", "timestamptz"),
        ("claim_at", "timestamptz"),
        ("schema", "smallint"),
        ("document", "json"),
    ];

    public static readonly string[] Names = [.. Columns.Select(c => c.Name)];

    /// <summary>The types of PostgreSQL, by the place of their columns.</summary>
    public static readonly string[] Types = [.. Columns.Select(c => c.Type)];

    /// <summary>The columns that a list reads, in the order of <see cref="ReadSummary"/>.</summary>
    public const string Summary =
        "id, number, version, profile, profile_version, state, state_kind, waits_on, priority, category, team, agent, requester, "
        + "organisation, subject, tags, opened_at, changed_at, state_since, next_due, next_objective";

    /// <summary>The values of a ticket after a decision, by the place of their columns.</summary>
    public static object[] Of(Decision decision, TicketSummary t, Dialect dialect, StoredText texts)
    {
        var wakeUp = dialect.NotBefore(decision.WakeUp);
        return
        [
            t.Number.Value,
            t.Version,
            t.Profile.Profile,
            t.Profile.Version,
            t.State,
            (short)t.StateKind,
            Dialect.Small((short?)t.WaitsOn),
            Dialect.Text(t.Priority?.Code),
            Dialect.Text(t.Category?.Path),
            Dialect.Text(t.Team?.Value),
            Dialect.Text(t.Agent?.Value),
            Clean(t.Requester)!,
            Dialect.Text(Clean(t.Organisation)),
            texts.IsProtected ? "" : Clean(t.Subject)!,
            dialect.TextList([.. t.Tags]),
            dialect.TextList([
                .. decision.Ticket.Watchers.Where(w => w is { IsAddress: false, Sees: WatcherSight.Ticket }).Select(w => w.Who),
            ]),
            Dialect.At(t.OpenedAt),
            Dialect.At(t.ChangedAt),
            Dialect.At(t.StateSince),
            Dialect.At(t.NextDue?.At),
            Dialect.Text(t.NextDue?.Objective),
            wakeUp,
            wakeUp,
            (short)TicketJson.Schema,
            texts.Write(TicketJson.Write(decision.Ticket)),
        ];
    }

    /// <summary>The value of a column in a statement: <c>$7::json</c>.</summary>
    public static string Cast(int column, string value, Dialect dialect) =>
        Types[column] switch
        {
            "json" => dialect.Json(value),
            "text[]" => dialect.Texts(value),
            _ => value,
        };

    /// <summary>PostgreSQL keeps no NUL in text: the document keeps it as an escape, the column shows a replacement.</summary>
    public static string? Clean(string? text) => text?.Replace('\0', '\uFFFD');

    public static TicketSummary ReadSummary(DbDataReader r, Dialect dialect) =>
        new()
        {
            Id = new(r.GetString(0)),
            Number = new(r.GetString(1)),
            Version = r.GetInt32(2),
            Profile = new(r.GetString(3), r.GetString(4)),
            State = r.GetString(5),
            StateKind = (StateKind)r.GetInt16(6),
            WaitsOn = r.IsDBNull(7) ? null : (WaitingOn)r.GetInt16(7),
            Priority = Text(r, 8) is { } priority ? new PriorityCode(priority) : null,
            Category = Text(r, 9) is { } category ? new CategoryPath(category) : null,
            Team = Text(r, 10) is { } team ? new TeamId(team) : null,
            Agent = Text(r, 11) is { } agent ? new AgentId(agent) : null,
            Requester = r.GetString(12),
            Organisation = Text(r, 13),
            Subject = r.GetString(14),
            Tags = [.. dialect.ReadTexts(r.GetValue(15)) ?? []],
            OpenedAt = ReadAt(r, 16)!.Value,
            ChangedAt = ReadAt(r, 17)!.Value,
            StateSince = ReadAt(r, 18)!.Value,
            NextDue = ReadAt(r, 19) is { } due ? new TicketDue(r.GetString(20), due) : null,
        };

    public static Instant? ReadAt(DbDataReader r, int column) =>
        r.IsDBNull(column) ? null : Instant.FromDateTimeUtc(DateTime.SpecifyKind(r.GetDateTime(column), DateTimeKind.Utc));

    public static string? Text(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
