using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow;

/// <summary>What NodaTime writes as a text.</summary>
internal abstract class PatternConverter<T>(IPattern<T> pattern) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        return pattern.Parse(text) is { Success: true } read ? read.Value : throw new JsonException($"'{text}' is no {typeof(T).Name}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(pattern.Format(value));
}

/// <summary>Times as hours, minutes and seconds: <c>26:05:00</c>.</summary>
internal sealed class DurationConverter() : PatternConverter<Duration>(DurationPattern.JsonRoundtrip);

/// <summary>Dates as ISO 8601: <c>2024-10-11</c>.</summary>
internal sealed class DateConverter() : PatternConverter<LocalDate>(LocalDatePattern.Iso);

/// <summary>Times of a day as ISO 8601: <c>09:00:00</c>.</summary>
internal sealed class TimeOfDayConverter() : PatternConverter<LocalTime>(LocalTimePattern.ExtendedIso);
