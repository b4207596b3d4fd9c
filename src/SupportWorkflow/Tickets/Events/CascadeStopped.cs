using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Rules kept setting off rules: after eight passes what was left was not done. Its keys are spent.</summary>
public sealed record CascadeStopped : TicketEvent
{
    /// <summary>The rules that would have fired next, in their order.</summary>
    [JsonIgnore]
    public ValueList<string> Rules => [.. Left.AsSpan().ToArray().Select(l => l.Rule)];

    [JsonInclude]
    internal ValueList<RuleFiring> Left { get; init; }

    internal override string StableName => "cascade-stopped";
}
