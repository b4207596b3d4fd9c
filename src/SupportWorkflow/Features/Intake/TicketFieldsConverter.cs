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
            fields.Add(new(name, FactValueConverter.Plain(ref reader)));
        }
        return [.. fields];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<TicketField> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, field) in value)
        {
            writer.WritePropertyName(name);
            FactValueConverter.Plain(writer, field);
        }
        writer.WriteEndObject();
    }
}
