using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow;

/// <summary>
/// Instants as ISO 8601 in UTC, with as many digits of a second as there are: <c>2024-10-11T08:30:00Z</c>. Those that JSON's own reader and
/// writer of times express exactly are left to them, because they are faster; the bytes are the same.
/// </summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (
            reader.TokenType == JsonTokenType.String
            && !reader.HasValueSequence
            && reader.ValueSpan.Length is >= 20 and <= 28
            && reader.ValueSpan[^1] == 'Z'
            && reader.TryGetDateTime(out var time)
        )
            return Instant.FromDateTimeUtc(time);
        var text = reader.GetString();
        var read = InstantPattern.ExtendedIso.Parse(text ?? "");
        return read.Success ? read.Value : throw new JsonException($"'{text}' is not an instant such as 2024-10-11T08:30:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        if (value >= Earliest && value.ToUnixTimeTicks() is var ticks && Instant.FromUnixTimeTicks(ticks) == value)
            writer.WriteStringValue(value.ToDateTimeUtc());
        else
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    /// <summary>Years before it are not .NET's.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);
}
