using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>
/// An id over one text, written as that text; an empty one as null. One that was written as an object with this one member, as serializers
/// write that know nothing of it, is read too.
/// </summary>
internal abstract class TextIdConverter<T>(Func<string, T> make, Func<T, string?> text) : JsonConverter<T>
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return Made(ref reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
            throw new JsonException($"A text was expected for {typeof(T).Name}.");
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A text was expected for {typeof(T).Name}.");
        var made = Made(ref reader);
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? made : throw new JsonException($"One text was expected for {typeof(T).Name}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));

    private T Made(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default!;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A text was expected for {typeof(T).Name}, not {reader.TokenType}.");
        if (reader.GetString() is { Length: 0 })
            throw new JsonException($"An empty text is no {typeof(T).Name}.");
        try
        {
            return make(reader.GetString()!);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new JsonException(e.Message, e);
        }
    }
}

internal sealed class TicketIdConverter() : TextIdConverter<TicketId>(static t => new(t), static v => v.Value);

internal sealed class TicketNumberConverter() : TextIdConverter<TicketNumber>(static t => new(t), static v => v.Value);

internal sealed class AgentIdConverter() : TextIdConverter<AgentId>(static t => new(t), static v => v.Value);

internal sealed class TeamIdConverter() : TextIdConverter<TeamId>(static t => new(t), static v => v.Value);

internal sealed class PriorityCodeConverter() : TextIdConverter<PriorityCode>(static t => new(t), static v => v.Code);

internal sealed class CategoryPathConverter() : TextIdConverter<CategoryPath>(static t => new(t), static v => v.Path);

internal sealed class RoleConverter() : TextIdConverter<Role>(static t => new(t), static v => v.Name);
