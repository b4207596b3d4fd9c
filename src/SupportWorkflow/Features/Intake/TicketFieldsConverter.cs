using System.Text.Json;
using System.Text.Json.Serialization;
using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>Fields as one object: <c>{ "site": "Shanghai", "floor": 3, "under-contract": true }</c>; null takes a value away.</summary>
internal sealed class TicketFieldsConverter : JsonConverter<ValueList<TicketField>>
{
    public override ValueList<TicketField> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"Fields are an object, not {reader.TokenType}.");
        var fields = new List<TicketField>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            fields.Add(
                new(
                    name,
                    reader.TokenType switch
                    {
                        JsonTokenType.String => FactValue.Of(reader.GetString()),
                        JsonTokenType.Number => FactValue.Of(reader.GetDecimal()),
                        JsonTokenType.True or JsonTokenType.False => FactValue.Of(reader.GetBoolean()),
                        JsonTokenType.Null => FactValue.Missing,
                        _ => throw new JsonException($"The field '{name}' is {reader.TokenType}."),
                    }
                )
            );
        }
        return [.. fields];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<TicketField> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, field) in value)
        {
            if (field.Number is { } number)
                writer.WriteNumber(name, number);
            else if (field.YesNo is { } yes)
                writer.WriteBoolean(name, yes);
            else if (field.Text is { } text)
                writer.WriteString(name, text);
            else
                writer.WriteNull(name);
        }
        writer.WriteEndObject();
    }
}
