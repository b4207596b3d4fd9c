using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Messages;

/// <summary>A command by its stable name, wherever in the object that stands.</summary>
internal sealed class TicketCommandConverter : JsonConverter<TicketCommand>
{
    public override TicketCommand? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = MessageName.Ahead(reader, "A command");
        return MessageTable.CommandType(name) is { } type
            ? (TicketCommand?)MessageJson.Read(ref reader, MessageJson.InfoOf(type, options))
            : throw new JsonException($"There is no command '{name}'.");
    }

    public override void Write(Utf8JsonWriter writer, TicketCommand value, JsonSerializerOptions options)
    {
        var row = MessageTable.RowOf(value);
        using var members = JsonSerializer.SerializeToDocument(value, MessageJson.InfoOf(row.Type, options));
        writer.WriteStartObject();
        writer.WriteString("type"u8, row.Name);
        foreach (var member in members.RootElement.EnumerateObject())
            member.WriteTo(writer);
        writer.WriteEndObject();
    }
}
