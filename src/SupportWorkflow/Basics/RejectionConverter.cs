using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>
/// A "no" with its sentences: <c>{ "code": "…", "reason": { "english": "…", "chinese": "…" }, "possibleNow": ["resolve"] }</c>.
/// </summary>
internal sealed class RejectionConverter : JsonConverter<Rejection>
{
    public override Rejection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = JsonSerializer.Deserialize(ref reader, RejectionJson.Default.RejectionDocument);
        return new Written(read!.Code, read.Reason, [.. read.PossibleNow ?? []]);
    }

    public override void Write(Utf8JsonWriter writer, Rejection value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new RejectionDocument
            {
                Code = value.Code,
                Reason = value.Reason,
                PossibleNow = value.PossibleNow.Count == 0 ? null : [.. value.PossibleNow],
            },
            RejectionJson.Default.RejectionDocument
        );

    /// <summary>One that was read.</summary>
    private sealed class Written(string code, LocalText reason, ValueList<string> possibleNow) : Rejection
    {
        public override string Code => code;

        public override LocalText Reason => reason;

        public override ValueList<string> PossibleNow => possibleNow;
    }
}

/// <summary>What is written of a rejection.</summary>
internal sealed class RejectionDocument
{
    public required string Code { get; set; }

    public required LocalText Reason { get; set; }

    public string[]? PossibleNow { get; set; }
}

/// <summary>How rejections are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(RejectionDocument))]
internal sealed partial class RejectionJson : JsonSerializerContext;
