using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Lists of anything, for whoever serialises by reflection.</summary>
internal sealed class ValueListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "Whoever serialises without reflection names the converter of each list, as the contexts here do."
    )]
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2055",
        Justification = "The class that is made here has no demands on what it is made for."
    )]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ValueListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

/// <summary>A list, written as a JSON array. Its items are read in place: nothing is scanned twice.</summary>
internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A list was expected, not {reader.TokenType}.");
        var item = options.Of<T>();
        T[] items = [];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Null)
                throw new JsonException("A list holds no null.");
            if (count == items.Length)
                Array.Resize(ref items, Math.Max(4, 2 * count));
            items[count++] = item.Read(ref reader, typeof(T), options) ?? throw new JsonException("A list holds no null.");
        }
        if (count == 0)
            return default;
        Array.Resize(ref items, count);
        return new(items);
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        var item = options.Of<T>();
        writer.WriteStartArray();
        foreach (var each in value)
            item.Write(writer, each, options);
        writer.WriteEndArray();
    }
}
