using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Messages;

/// <summary>A command inside something else, by its stable name.</summary>
internal sealed class TicketCommandConverter : JsonConverter<TicketCommand>
{
    public override TicketCommand? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, MessageJson.Command);

    public override void Write(Utf8JsonWriter writer, TicketCommand value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, MessageJson.Command);
}
