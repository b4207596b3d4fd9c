using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>How a clock that stands alone is written; within a ticket it is written in the same words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(ValueListConverter<ClockMark>), typeof(ValueListConverter<ClockPoint>)]
)]
[JsonSerializable(typeof(SlaClock))]
[JsonSerializable(typeof(ValueList<ClockMark>))]
[JsonSerializable(typeof(ValueList<ClockPoint>))]
[JsonSerializable(typeof(ClockMark))]
[JsonSerializable(typeof(ClockPoint))]
[JsonSerializable(typeof(SlaTarget))]
[JsonSerializable(typeof(ClockMarkKind))]
[JsonSerializable(typeof(TargetChoice))]
[JsonSerializable(typeof(RetargetMode))]
[JsonSerializable(typeof(ProfileVersion))]
internal sealed partial class ClockJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static ClockJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
