using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>Reads both forms of an event of a moment.</summary>
internal sealed class WrittenEventConverter : JsonConverter<WrittenEvent>
{
    public override WrittenEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(reader.GetString()!, null);
        var (name, condition) = ("", default(WrittenCondition));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = reader.GetString();
            reader.Read();
            if (member == "event")
                name = reader.GetString()!;
            else
                condition = (WrittenCondition?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(WrittenCondition)));
        }
        return new(name, condition);
    }

    public override void Write(Utf8JsonWriter writer, WrittenEvent value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Profiles are read, not written.");
}
