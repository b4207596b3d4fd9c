using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow.Messages;

/// <summary>An event by its stable name; one that a newer version wrote becomes an <see cref="UnknownEvent"/> and is written
/// back as it was.</summary>
internal sealed class TicketEventConverter : JsonConverter<TicketEvent>
{
    public override TicketEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = NameOf(reader);
        var read = MessageTable.EventType(name) is { } type
            ? (TicketEvent)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type))!
            : Unknown(name, ref reader, options);
        return Actor.IsOf(read.By, read.ByKind) ? read : throw new JsonException($"An event by '{read.By}' of the kind '{read.ByKind}'.");
    }

    public override void Write(Utf8JsonWriter writer, TicketEvent value, JsonSerializerOptions options)
    {
        if (value is UnknownEvent unknown)
            writer.WriteRawValue(unknown.Json);
        else
            JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }

    /// <summary>Looks ahead: the reader is a copy.</summary>
    private static string NameOf(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"An event was expected, not {ahead.TokenType}.");
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var found = ahead.ValueTextEquals("type"u8);
            ahead.Read();
            if (found)
                return ahead.GetString() ?? "";
            ahead.Skip();
        }
        throw new JsonException("An event without a type.");
    }

    private static UnknownEvent Unknown(string name, ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var header = json.RootElement.Deserialize((JsonTypeInfo<EventHeader>)options.GetTypeInfo(typeof(EventHeader)))!;
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
