using System.Text.Json.Serialization;

namespace SupportWorkflow.History;

/// <summary>The escalation rules of two profiles over the same history.</summary>
/// <param name="Before">Under the profile; null: it has no rules.</param>
/// <param name="After">Under the other profile; null: it has no rules.</param>
/// <param name="Rules">Every rule of both, in the order of the profiles.</param>
/// <param name="Changes">Every rule that fires otherwise on a ticket, in the order of the log.</param>
public sealed record FiringComparison(
    EscalationFigures? Before,
    EscalationFigures? After,
    ValueList<RuleComparison> Rules,
    ValueList<FiringChange> Changes
)
{
    /// <summary>Whether either profile has rules.</summary>
    [JsonIgnore]
    public bool Any => Before is not null || After is not null;

    /// <summary>Those that fire more often under the other profile.</summary>
    [JsonIgnore]
    public IEnumerable<FiringChange> Gained => Changes.AsEnumerable().Where(c => c.IsGained);

    /// <summary>Those that fire less often under the other profile.</summary>
    [JsonIgnore]
    public IEnumerable<FiringChange> Lost => Changes.AsEnumerable().Where(c => c.IsLost);
}
