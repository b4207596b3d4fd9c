using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A clock, member by member: most of a snapshot is clocks.
/// Cycle and target are written for people; what they are follows from the marks.</summary>
internal sealed class SlaClockConverter : JsonConverter<SlaClock>
{
    private static readonly ClockMarkConverter Marks = new();

    public override SlaClock Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A clock was expected, not {reader.TokenType}.");
        string? objective = null,
            track = null;
        ValueList<ClockMark>? marks = null;
        ValueList<ClockPoint> raised = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("objective"u8))
                objective = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("track"u8))
                track = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("marks"u8))
                marks = options.Next<ValueList<ClockMark>>(ref reader);
            else if (reader.ValueTextEquals("raised"u8))
                raised = options.Next<ValueList<ClockPoint>>(ref reader);
            else
                reader.SkipNext();
        }
        return new(
            objective ?? throw new JsonException("A clock without its objective."),
            marks ?? throw new JsonException("A clock without its marks."),
            raised,
            track
        );
    }

    public override void Write(Utf8JsonWriter writer, SlaClock value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("objective"u8, value.Objective);
        if (value.Track is { } track)
            writer.WriteString("track"u8, track);
        writer.WriteNumber("cycle"u8, value.Cycle);
        if (value.Target is { } target)
            options.Write(writer, "target"u8, target);
        writer.WriteStartArray("marks"u8);
        for (var i = 0; i < value.Marks.Count; i++)
            Marks.Write(writer, value.Marks[i], options);
        writer.WriteEndArray();
        options.Write(writer, "raised"u8, value.Raised);
        writer.WriteEndObject();
    }
}
