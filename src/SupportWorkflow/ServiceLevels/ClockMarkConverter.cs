using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A mark, member by member: most of a snapshot is marks, and the general way boxes each of their members.</summary>
internal sealed class ClockMarkConverter : JsonConverter<ClockMark>
{
    public override ClockMark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"A mark was expected, not {reader.TokenType}.");
        ClockMarkKind? kind = null;
        Instant? at = null;
        var order = 0;
        string? reason = null;
        TargetChoice? choice = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8)) kind = Next<ClockMarkKind>(ref reader, options);
            else if (reader.ValueTextEquals("at"u8)) at = Next<Instant>(ref reader, options);
            else if (reader.ValueTextEquals("order"u8)) order = Next<int>(ref reader, options);
            else if (reader.ValueTextEquals("reason"u8)) reason = Next<string>(ref reader, options);
            else if (reader.ValueTextEquals("choice"u8)) choice = Next<TargetChoice>(ref reader, options);
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        if (kind is not { } what) throw new JsonException("A mark without its kind.");
        if (at is not { } when) throw new JsonException("A mark without its instant.");
        return choice is null ? new(what, when, order, reason) : new(what, when, order, choice);
    }

    public override void Write(Utf8JsonWriter writer, ClockMark value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("kind"u8);
        Of<ClockMarkKind>(options).Write(writer, value.Kind, options);
        writer.WritePropertyName("at"u8);
        Of<Instant>(options).Write(writer, value.At, options);
        writer.WriteNumber("order"u8, value.Order);
        if (value.Reason is { } reason) writer.WriteString("reason"u8, reason);
        if (value.Choice is { } choice)
        {
            writer.WritePropertyName("choice"u8);
            Of<TargetChoice>(options).Write(writer, choice, options);
        }
        writer.WriteEndObject();
    }

    private static T? Next<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null && default(T) is null ? default : Of<T>(options).Read(ref reader, typeof(T), options);
    }

    private static JsonConverter<T> Of<T>(JsonSerializerOptions options) => (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter;
}
