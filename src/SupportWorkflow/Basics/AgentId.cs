using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>The host's key of a person who works on tickets. <c>default</c> is empty and names nobody.</summary>
/// <param name="Value">The text, compared ordinally.</param>
[JsonConverter(typeof(AgentIdConverter))]
public readonly record struct AgentId(string Value)
{
    /// <summary>The text itself.</summary>
    public override string ToString() => Value ?? "";
}
