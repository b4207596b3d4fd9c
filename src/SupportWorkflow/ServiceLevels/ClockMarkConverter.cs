using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A mark, member by member: most of a snapshot is marks, and the general way boxes each of their members.</summary>
internal sealed class ClockMarkConverter : JsonConverter<ClockMark>
{
    private static readonly InstantConverter Instants = new();

    public override ClockMark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A mark was expected, not {reader.TokenType}.");
        ClockMarkKind? kind = null;
        Instant? at = null;
        var order = 0;
        string? reason = null;
        TargetChoice? choice = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8))
                kind = options.Next<ClockMarkKind>(ref reader);
            else if (reader.ValueTextEquals("at"u8))
            {
                reader.Read();
                at = Instants.Read(ref reader, typeof(Instant), options);
            }
            else if (reader.ValueTextEquals("order"u8))
                order = options.Next<int>(ref reader);
            else if (reader.ValueTextEquals("reason"u8))
                reason = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("choice"u8))
                choice = options.Next<TargetChoice>(ref reader);
            else
                reader.SkipNext();
        }
        if (kind is not { } what)
            throw new JsonException("A mark without its kind.");
        if (at is not { } when)
            throw new JsonException("A mark without its instant.");
        if (what == ClockMarkKind.Retarget && choice is null)
            throw new JsonException("A mark of another target without the target.");
        return choice is null ? new(what, when, order, reason) : new(what, when, order, choice);
    }

    public override void Write(Utf8JsonWriter writer, ClockMark value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        options.Write(writer, "kind"u8, value.Kind);
        writer.WritePropertyName("at"u8);
        Instants.Write(writer, value.At, options);
        writer.WriteNumber("order"u8, value.Order);
        if (value.Reason is { } reason)
            writer.WriteString("reason"u8, reason);
        if (value.Choice is { } choice)
            options.Write(writer, "choice"u8, choice);
        writer.WriteEndObject();
    }
}
