using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>One step of the ladder (ESC-2).</summary>
/// <param name="Role">Who is responsible.</param>
/// <param name="Answer">How soon they must answer before it goes up; null: no limit.</param>
internal sealed record EscalationLevel(string Role, SlaTarget? Answer = null)
{
    /// <summary>Of the last level: how often it is told again while nobody answers; null: it is not.</summary>
    public SlaTarget? Repeat { get; init; }
}
