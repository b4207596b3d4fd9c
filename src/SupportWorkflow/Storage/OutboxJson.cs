using System.Text.Json.Serialization;

namespace SupportWorkflow.Desk;

/// <summary>How outbox entries are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class OutboxJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static OutboxJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
