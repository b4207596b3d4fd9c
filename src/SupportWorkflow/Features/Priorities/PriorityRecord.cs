using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>A ticket's priority and what led to it.</summary>
/// <param name="Code">A code of the profile's scale.</param>
/// <param name="Because">The row first, then each modifier.</param>
public sealed record PriorityRecord(PriorityCode Code, [property: Personal] ValueList<LocalText> Because)
{
    /// <summary>Whether somebody set it, or a refused resolution raised it: the policy never lowers it, and raises it only when what it
    /// rests on has become worse than it was then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSetByHand { get; init; }

    /// <summary>What the policy said when it was set by hand; null: it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriorityCode? Policy { get; init; }

    /// <summary>The code.</summary>
    public override string ToString() => Code.ToString();

    /// <summary>What was set by hand says why in somebody's words; later events repeat them.</summary>
    internal PriorityRecord Redacted(in Redactor r) =>
        IsSetByHand ? this with { Because = r.Each(Because, static (text, all) => all.Repeated(text)) } : this;
}
