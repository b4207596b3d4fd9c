using System.Text.Json;
using System.Text.Json.Serialization;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>A target in the words of the profile: <c>{ "within": "1 business day", "calendar": "business", "businessDay": "sameTime" }</c>.</summary>
internal sealed class SlaTargetConverter : JsonConverter<SlaTarget>
{
    public override SlaTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? within = null, calendar = null, businessDay = null;
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"A target was expected, not {reader.TokenType}.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "within") within = reader.GetString();
            else if (name == "calendar") calendar = reader.GetString();
            else if (name == "businessDay") businessDay = reader.GetString();
            else reader.Skip();
        }
        return TargetDocument.Read(within, calendar, businessDay) ?? throw new JsonException($"'{within}' on '{calendar}' is not a target.");
    }

    public override void Write(Utf8JsonWriter writer, SlaTarget value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("within", value.Within);
        if (value.Calendar is { } calendar) writer.WriteString("calendar", calendar);
        if (value.Kind == SlaTargetKind.BusinessDays) writer.WriteString("businessDay", TargetDocument.Word(value.Rule));
        writer.WriteEndObject();
    }
}
