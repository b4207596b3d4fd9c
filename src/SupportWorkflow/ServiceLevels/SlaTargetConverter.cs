using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// A target in the words of the profile: <c>{ "within": "1 business day", "calendar": "business", "businessDay": "sameTime" }</c>; a
/// promised instant is <c>{ "until": "2024-10-11T10:00:00Z" }</c>.
/// </summary>
internal sealed class SlaTargetConverter : JsonConverter<SlaTarget>
{
    public override SlaTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? within = null,
            calendar = null,
            businessDay = null,
            closing = null,
            until = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A target was expected, not {reader.TokenType}.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("within"u8))
                within = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("calendar"u8))
                calendar = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("businessDay"u8))
                businessDay = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("closing"u8))
                closing = options.Next<string>(ref reader);
            else if (reader.ValueTextEquals("until"u8))
                until = options.Next<string>(ref reader);
            else
                reader.SkipNext();
        }
        if (until is not null && InstantPattern.ExtendedIso.Parse(until).TryGetValue(default, out var promised))
            return SlaTarget.Until(promised);
        return TargetDocument.Read(within, calendar, businessDay, closing)
            ?? throw new JsonException($"'{until ?? within}' on '{calendar}' is not a target.");
    }

    public override void Write(Utf8JsonWriter writer, SlaTarget value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Promised is { } promised)
            writer.WriteString("until", InstantPattern.ExtendedIso.Format(promised));
        else
            writer.WriteString("within", value.Within);
        if (value.Calendar is { } calendar)
            writer.WriteString("calendar", calendar);
        if (value.Kind == SlaTargetKind.BusinessDays)
            writer.WriteString("businessDay", TargetDocument.Word(value.Rule));
        if (value.Closing != default)
            writer.WriteString("closing", TargetDocument.Word(value.Closing));
        writer.WriteEndObject();
    }
}
