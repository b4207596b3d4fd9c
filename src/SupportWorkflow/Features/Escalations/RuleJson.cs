using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Escalations;

/// <summary>How a rule's JSON is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RuleDocument))]
[JsonSerializable(typeof(ValueList<string>))]
internal sealed partial class RuleJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static RuleJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
