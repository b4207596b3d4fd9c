using System.Text.Json.Serialization;

namespace SupportWorkflow.History;

/// <summary>One promise under two profiles.</summary>
/// <param name="Name">The objective.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Before">How it was kept under the profile; null: that one does not make it.</param>
/// <param name="After">How it was kept under the other profile; null: that one does not make it.</param>
/// <param name="Gained">Runs that are missed under the other profile only.</param>
/// <param name="Lost">Runs that are missed under the first profile only.</param>
public sealed record ObjectiveComparison(
    string Name,
    LocalText Text,
    ObjectiveFigures? Before,
    ObjectiveFigures? After,
    int Gained,
    int Lost
)
{
    /// <summary>Every priority that either profile counts anything for, in the order of the profile.</summary>
    [JsonIgnore]
    public IEnumerable<string> Priorities => Counted(Before).Concat(Counted(After)).Distinct();

    private static IEnumerable<string> Counted(ObjectiveFigures? figures) =>
        figures is null
            ? []
            : figures.ByPriority.AsEnumerable().Where(p => p.Figure is not { Met: 0, Missed: 0, Running: 0 }).Select(p => p.Priority);
}
