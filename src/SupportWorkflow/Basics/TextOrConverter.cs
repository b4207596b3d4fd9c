using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow;

/// <summary>Reads what is a text, or an object that says more (<see cref="TextOrAttribute"/>).</summary>
/// <param name="ofText">Makes it of a text.</param>
/// <param name="ofMore">Makes it of the object.</param>
/// <param name="parts">What it was made of.</param>
internal abstract class TextOrConverter<T, TMore>(Func<string, T> ofText, Func<TMore, T> ofMore, Func<T, (string? Text, TMore? More)> parts)
    : JsonConverter<T>
    where T : class
    where TMore : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? ofText(reader.GetString()!)
            : ofMore(JsonSerializer.Deserialize(ref reader, Shape(options))!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (parts(value) is { More: { } more })
            JsonSerializer.Serialize(writer, more, Shape(options));
        else
            writer.WriteStringValue(parts(value).Text);
    }

    private static JsonTypeInfo<TMore> Shape(JsonSerializerOptions options) => (JsonTypeInfo<TMore>)options.GetTypeInfo(typeof(TMore));
}
