using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>A rule that fires on one ticket more or less often under the other profile, or for the first time at another instant.</summary>
/// <param name="Case">The ticket.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Priority">The ticket's priority in the end; null: none.</param>
/// <param name="Before">How often it fires under the profile.</param>
/// <param name="After">How often under the other one.</param>
/// <param name="FirstBefore">When first under the profile; null: never.</param>
/// <param name="FirstAfter">When first under the other one; null: never.</param>
public sealed record FiringChange(
    string Case,
    string Rule,
    string? Priority,
    int Before,
    int After,
    [property: JsonConverter(typeof(InstantConverter))] Instant? FirstBefore,
    [property: JsonConverter(typeof(InstantConverter))] Instant? FirstAfter
)
{
    /// <summary>More often under the other profile.</summary>
    public bool IsGained => After > Before;

    /// <summary>Less often under the other profile.</summary>
    public bool IsLost => After < Before;
}
