using NodaTime;

namespace SupportWorkflow.EntityFrameworkCore;

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
