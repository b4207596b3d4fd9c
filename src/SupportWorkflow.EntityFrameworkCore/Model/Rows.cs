using System.Text;
using NodaTime;

namespace SupportWorkflow.EntityFrameworkCore;

/// <inheritdoc/>
/// <example><code>
/// var late = await db.Set&lt;TicketRow&gt;().AsNoTracking()
///     .Where(t => t.StateKind &lt; StateKind.Done &amp;&amp; t.Team == "billing" &amp;&amp; t.NextDue &lt; now)
///     .OrderBy(t => t.NextDue).ThenBy(t => t.Id).Take(50).ToListAsync();
/// Ticket ticket = late[0].ToTicket();
/// </code></example>
public sealed class TicketRow : TicketColumns
{
    /// <summary>The ticket.</summary>
    /// <exception cref="TicketFormatException">The document is none, it is protected, or a newer version of the library wrote it.</exception>
    public Ticket ToTicket() => TicketJson.ReadTicket(Encoding.UTF8.GetBytes(Document));
}

/// <summary>A ticket that was moved out of the way.</summary>
internal sealed class ArchivedTicketRow : TicketColumns;

/// <summary>An event as a row. Read by LINQ; written by the store alone.</summary>
public abstract class EventColumns
{
    private protected EventColumns() { }

    /// <summary>The desk of its ticket; empty: the only one.</summary>
    public string Desk { get; internal set; } = "";

    /// <summary>The ticket.</summary>
    public string TicketId { get; internal set; } = "";

    /// <summary>Its number in the ticket.</summary>
    public int Version { get; internal set; }

    /// <summary>Its stable name, such as <c>ticket-resolved</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>When it was decided.</summary>
    public Instant RecordedAt { get; internal set; }

    /// <summary>Who did it.</summary>
    public string By { get; internal set; } = "";

    /// <summary>The key of the command that caused it; null: none.</summary>
    public string? CommandId { get; internal set; }

    /// <summary>Where it stands in the feed: on SQLite its number, on PostgreSQL the transaction that wrote it.</summary>
    internal long Position { get; set; }

    /// <summary>The event as JSON, or what protects it.</summary>
    public string Data { get; internal set; } = "";
}

/// <inheritdoc/>
public sealed class TicketEventRow : EventColumns
{
    /// <summary>The event.</summary>
    /// <exception cref="TicketFormatException">The data is none, or protected.</exception>
    public TicketEvent ToEvent() => TicketJson.ReadEvent(Encoding.UTF8.GetBytes(Data));
}

/// <summary>An event of a ticket that was moved out of the way.</summary>
internal sealed class ArchivedEventRow : EventColumns;

/// <summary>A command id that was committed.</summary>
internal sealed class CommandRow
{
    public string Desk { get; set; } = "";

    public string CommandId { get; set; } = "";

    public string TicketId { get; set; } = "";

    public int FromVersion { get; set; }

    public int ToVersion { get; set; }

    public Instant At { get; set; }
}

/// <summary>What has to leave.</summary>
internal sealed class OutboxRow
{
    public string Desk { get; set; } = "";

    public string Key { get; set; } = "";

    public string TicketId { get; set; } = "";

    public int Version { get; set; }

    public int Place { get; set; }

    public Instant ReadyAt { get; set; }

    public Instant TryAt { get; set; }

    public short Attempts { get; set; }

    public string? Error { get; set; }

    public string Data { get; set; } = "";
}

/// <summary>A series of numbers.</summary>
internal sealed class SeriesRow
{
    public string Desk { get; set; } = "";

    public string Name { get; set; } = "";

    public long Last { get; set; }
}

/// <summary>A profile document.</summary>
internal sealed class ProfileRow
{
    public string Desk { get; set; } = "";

    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Text { get; set; } = "";
}
