using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>One step of a profile's priority scale, such as <c>P1</c> or <c>urgent</c>. <c>default</c> is empty and on no scale.</summary>
/// <param name="Code">The text, compared ordinally.</param>
[JsonConverter(typeof(PriorityCodeConverter))]
public readonly record struct PriorityCode(string Code)
{
    /// <summary>The code itself.</summary>
    public override string ToString() => Code ?? "";
}
