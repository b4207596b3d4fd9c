using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Conditions;

/// <summary>
/// A value as JSON has it: a text, a number, true or false, null when it is missing. One of which it is known since when it holds is
/// <c>{ "value": 3, "since": "2024-10-11T08:30:00Z" }</c>.
/// </summary>
internal sealed class FactValueConverter : JsonConverter<FactValue>
{
    private static readonly InstantConverter Instants = new();

    public override bool HandleNull => true;

    public override FactValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return Plain(ref reader);
        var value = FactValue.Missing;
        NodaTime.Instant? since = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            var isSince = reader.ValueTextEquals("since"u8);
            reader.Read();
            if (isValue)
                value = Plain(ref reader);
            else if (isSince)
                since = Instants.Read(ref reader, typeof(NodaTime.Instant), options);
            else
                reader.Skip();
        }
        return since is { } at ? value.HeldSince(at) : value;
    }

    public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options)
    {
        if (value.Since is not { } since)
        {
            Plain(writer, value);
            return;
        }
        writer.WriteStartObject();
        writer.WritePropertyName("value"u8);
        Plain(writer, value);
        writer.WritePropertyName("since"u8);
        Instants.Write(writer, since, options);
        writer.WriteEndObject();
    }

    /// <summary>Reads a value of which nobody says since when it holds.</summary>
    public static FactValue Plain(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => FactValue.Of(reader.GetString()),
            JsonTokenType.Number => FactValue.Of(reader.GetDecimal()),
            JsonTokenType.True or JsonTokenType.False => FactValue.Of(reader.GetBoolean()),
            JsonTokenType.Null => FactValue.Missing,
            var other => throw new JsonException($"A text, a number, true, false or null was expected, not {other}."),
        };

    /// <summary>Writes the value alone.</summary>
    public static void Plain(Utf8JsonWriter writer, FactValue value)
    {
        if (value.Number is { } number)
            writer.WriteNumberValue(number);
        else if (value.YesNo is { } yes)
            writer.WriteBooleanValue(yes);
        else if (value.Text is { } text)
            writer.WriteStringValue(text);
        else
            writer.WriteNullValue();
    }
}
