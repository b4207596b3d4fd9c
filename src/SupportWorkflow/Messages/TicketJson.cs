using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SupportWorkflow.Messages;

namespace SupportWorkflow;

/// <summary>Tickets and events as JSON: stable names, a schema number, what a newer version wrote is kept. Pure and thread-safe.</summary>
/// <example><code>
/// byte[] stored = TicketJson.Write(ticket);
/// Ticket same = TicketJson.ReadTicket(stored);
/// </code></example>
public static class TicketJson
{
    /// <summary>The schema number this version writes; it reads this one and the ones before.</summary>
    public const int Schema = Ticket.KnownSchema;

    /// <summary>A snapshot as JSON.</summary>
    public static byte[] Write(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return JsonSerializer.SerializeToUtf8Bytes(ticket, MessageJson.Readable.Ticket);
    }

    /// <summary>An event as JSON.</summary>
    public static byte[] Write(TicketEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return JsonSerializer.SerializeToUtf8Bytes(e, MessageJson.Readable.TicketEvent);
    }

    /// <summary>A command as JSON; what the host found out for it is not written.</summary>
    public static byte[] Write(TicketCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return JsonSerializer.SerializeToUtf8Bytes(command, MessageJson.Readable.TicketCommand);
    }

    /// <summary>A history as a JSON array.</summary>
    public static byte[] Write(IEnumerable<TicketEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(ValueList.From(events), MessageJson.Readable.ValueListTicketEvent);

    /// <summary>A notice as JSON, as an outbox keeps it: its text in both languages included.</summary>
    public static byte[] Write(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return JsonSerializer.SerializeToUtf8Bytes(notice, MessageJson.Readable.Notice);
    }

    /// <summary>A snapshot from JSON, one of an older schema too.</summary>
    /// <exception cref="TicketFormatException">It is not one, or a newer version wrote it.</exception>
    public static Ticket ReadTicket(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Read(utf8, MessageJson.Default.Ticket, "a ticket");
        }
        catch (TicketFormatException e) when (TicketSchemas.NumberOf(utf8) is { } schema && schema != Schema)
        {
            if (schema > Schema)
                throw new TicketFormatException(e.Message, e.InnerException!) { IsNewer = true };
            return Read(TicketSchemas.Brought(utf8, schema, TicketSchemas.Steps), MessageJson.Default.Ticket, "a ticket");
        }
    }

    /// <summary>An event from JSON; one that a newer version wrote becomes an <see cref="UnknownEvent"/>.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static TicketEvent ReadEvent(ReadOnlySpan<byte> utf8) => Read(utf8, MessageJson.Default.TicketEvent, "an event");

    /// <summary>A command from JSON.</summary>
    /// <exception cref="TicketFormatException">It is not one, or nobody knows its type.</exception>
    public static TicketCommand ReadCommand(ReadOnlySpan<byte> utf8) => Read(utf8, MessageJson.Default.TicketCommand, "a command");

    /// <summary>A notice from JSON.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static Notice ReadNotice(ReadOnlySpan<byte> utf8) => Read(utf8, MessageJson.Default.Notice, "a notice");

    /// <summary>A history from a JSON array.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static ValueList<TicketEvent> ReadEvents(ReadOnlySpan<byte> utf8) =>
        Read(utf8, MessageJson.Default.ValueListTicketEvent, "a list of events");

    /// <summary>Whatever is wrong with it, it is one kind of error.</summary>
    internal static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> info, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, info) is { } read ? read : throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            throw new TicketFormatException($"The JSON is not {what}: {e.Message}", e);
        }
    }
}
