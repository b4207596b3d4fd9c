using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A chosen target, member by member: every clock has one or two.</summary>
internal sealed class TargetChoiceConverter : JsonConverter<TargetChoice>
{
    public override TargetChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A chosen target was expected, not {reader.TokenType}.");
        SlaTarget? target = null;
        var mode = RetargetMode.FromStart;
        int? row = null;
        ProfileVersion? profile = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("target"u8))
                target = options.Next<SlaTarget>(ref reader);
            else if (reader.ValueTextEquals("mode"u8))
                mode = options.Next<RetargetMode>(ref reader);
            else if (reader.ValueTextEquals("row"u8))
                row = options.Next<int>(ref reader);
            else if (reader.ValueTextEquals("profile"u8))
                profile = options.Next<ProfileVersion>(ref reader);
            else
                reader.SkipNext();
        }
        return new(target ?? throw new JsonException("A choice without its target."), mode, row, profile);
    }

    public override void Write(Utf8JsonWriter writer, TargetChoice value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        options.Write(writer, "target"u8, value.Target);
        options.Write(writer, "mode"u8, value.Mode);
        if (value.Row is { } row)
            writer.WriteNumber("row"u8, row);
        if (value.Profile is { } profile)
            options.Write(writer, "profile"u8, profile);
        writer.WriteEndObject();
    }
}
