using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Lifecycles;

/// <summary>How a lifecycle's JSON is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    WriteIndented = true
)]
[JsonSerializable(typeof(LifecycleDocument))]
internal sealed partial class LifecycleJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static LifecycleJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
