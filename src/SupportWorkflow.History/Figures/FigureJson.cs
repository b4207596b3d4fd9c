using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.History;

/// <summary>Lists as JSON arrays, so that figures which hold them can be read again.</summary>
internal sealed class ListJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "This package is not for native compilation: neither is the reader of CSV it rests on."
    )]
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2055",
        Justification = "The one class that is made here has no demands on what it is made for."
    )]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. JsonSerializer.Deserialize<T[]>(ref reader, options) ?? []];

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.AsEnumerable(), options);
    }
}

/// <summary>Instants as ISO 8601 in UTC: <c>2024-10-11T08:30:00Z</c>.</summary>
internal sealed class InstantJson() : PatternJson<Instant>(InstantPattern.ExtendedIso);

/// <summary>Dates as ISO 8601: <c>2024-10-11</c>.</summary>
internal sealed class DateJson() : PatternJson<LocalDate>(LocalDatePattern.Iso);

/// <summary>Times as hours, minutes and seconds: <c>26:05:00</c>.</summary>
internal sealed class DurationJson() : PatternJson<Duration>(DurationPattern.JsonRoundtrip);

/// <summary>Enumerations by their words in kebab case.</summary>
internal sealed class WordJson<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>What NodaTime writes as a text.</summary>
internal abstract class PatternJson<T>(IPattern<T> pattern) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        pattern.Parse(reader.GetString() ?? "") is { Success: true } read
            ? read.Value
            : throw new JsonException($"'{reader.GetString()}' is no {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(pattern.Format(value));
}
