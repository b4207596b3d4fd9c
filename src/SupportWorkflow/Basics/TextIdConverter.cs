using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>An id over one text, written as that text; an empty one as null.</summary>
internal abstract class TextIdConverter<T>(Func<string, T> make, Func<T, string?> text) : JsonConverter<T>
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? make(text) : default!;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));
}

internal sealed class TicketIdConverter() : TextIdConverter<TicketId>(static t => new(t), static v => v.Value);

internal sealed class TicketNumberConverter() : TextIdConverter<TicketNumber>(static t => new(t), static v => v.Value);

internal sealed class AgentIdConverter() : TextIdConverter<AgentId>(static t => new(t), static v => v.Value);

internal sealed class TeamIdConverter() : TextIdConverter<TeamId>(static t => new(t), static v => v.Value);

internal sealed class PriorityCodeConverter() : TextIdConverter<PriorityCode>(static t => new(t), static v => v.Code);

internal sealed class CategoryPathConverter() : TextIdConverter<CategoryPath>(static t => new(t), static v => v.Path);

internal sealed class RoleConverter() : TextIdConverter<Role>(static t => new(t), static v => v.Name);
