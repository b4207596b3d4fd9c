using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Conditions;

/// <summary>How a condition's JSON is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ConditionDocument))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(bool))]
internal sealed partial class ConditionJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static ConditionJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
