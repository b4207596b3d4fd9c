using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

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
