using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Instants as ISO 8601 in UTC, with as many digits of a second as there are: <c>2024-10-11T08:30:00Z</c>.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        var read = InstantPattern.ExtendedIso.Parse(text ?? "");
        return read.Success ? read.Value : throw new JsonException($"'{text}' is not an instant such as 2024-10-11T08:30:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
