using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Messages;

/// <summary>An event by its stable name; one that a newer version wrote becomes an <see cref="UnknownEvent"/> and is written
/// back as it was.</summary>
internal sealed class TicketEventConverter : JsonConverter<TicketEvent>
{
    public override TicketEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = MessageName.Ahead(reader, "An event");
        var read = MessageTable.EventType(name) is { } type
            ? (TicketEvent)MessageJson.Read(ref reader, MessageJson.InfoOf(type, options))!
            : Unknown(name, ref reader);
        if (read.Version < 1 || read.By.Length == 0)
            throw new JsonException($"An event of version {read.Version} by '{read.By}'.");
        return Actor.IsOf(read.By, read.ByKind) ? read : throw new JsonException($"An event by '{read.By}' of the kind '{read.ByKind}'.");
    }

    public override void Write(Utf8JsonWriter writer, TicketEvent value, JsonSerializerOptions options)
    {
        if (value is UnknownEvent unknown)
            writer.WriteRawValue(unknown.Json);
        else
            JsonSerializer.Serialize(writer, value, MessageJson.InfoOf(value.GetType(), options));
    }

    private static UnknownEvent Unknown(string name, ref Utf8JsonReader reader)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var header = json.RootElement.Deserialize(MessageJson.Default.EventHeader)!;
        return new(name, json.RootElement.GetRawText())
        {
            Version = header.Version,
            RecordedAt = header.RecordedAt,
            OccurredAt = header.OccurredAt,
            By = header.By,
            ByKind = header.ByKind,
            To = header.To,
            Track = header.Track,
            CommandId = header.CommandId,
            Cause = header.Cause,
        };
    }
}
