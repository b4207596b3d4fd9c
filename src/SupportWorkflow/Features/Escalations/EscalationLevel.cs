using NodaTime;

namespace SupportWorkflow.Escalations;

/// <summary>One step of the ladder (ESC-2).</summary>
/// <param name="Role">Who is responsible.</param>
/// <param name="Answer">How soon they must answer before it goes up; null: no limit.</param>
/// <param name="Calendar">The calendar that counts; null: elapsed time.</param>
internal sealed record EscalationLevel(string Role, Duration? Answer = null, string? Calendar = null)
{
    /// <summary>How often the last level is told again while nobody answers.</summary>
    public Duration Repeat { get; init; } = Duration.FromDays(1);
}
