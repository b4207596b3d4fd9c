using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>The host's key of a group that works on tickets. <c>default</c> is empty and names no team.</summary>
/// <param name="Value">The text, compared ordinally.</param>
[JsonConverter(typeof(TeamIdConverter))]
public readonly record struct TeamId(string Value)
{
    /// <summary>The text itself.</summary>
    public override string ToString() => Value ?? "";
}
