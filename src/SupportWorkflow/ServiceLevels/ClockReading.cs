using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A clock at one instant: what it is doing, and whether the target was exceeded. A late clock can be paused.
/// <c>default</c> has not started.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Used">Time counted so far, in the target's own kind of time.</param>
/// <param name="Remaining">Time left; negative when late.</param>
/// <param name="DueAt">When it is due if nothing more happens; when paused, as if it were resumed now;
/// null before it starts and after a cancellation in time.</param>
/// <param name="BreachedAt">The due instant that passed; null while it is not late.</param>
public readonly record struct ClockReading(
    ClockPhase Phase,
    [property: JsonConverter(typeof(DurationConverter))] Duration Used,
    [property: JsonConverter(typeof(DurationConverter))] Duration Remaining,
    [property: JsonConverter(typeof(InstantConverter))] Instant? DueAt,
    [property: JsonConverter(typeof(InstantConverter))] Instant? BreachedAt
)
{
    /// <summary>Time used beyond the target; zero while it is not late.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public Duration Overrun => Remaining < Duration.Zero ? -Remaining : Duration.Zero;

    /// <summary>How the promise stands: what is cancelled after its due instant was missed.</summary>
    public ClockOutcome Outcome =>
        (Phase, BreachedAt) switch
        {
            (ClockPhase.Cancelled, null) => ClockOutcome.Cancelled,
            (ClockPhase.Stopped, null) => ClockOutcome.Met,
            (ClockPhase.Stopped or ClockPhase.Cancelled, _) => ClockOutcome.Missed,
            (_, null) => ClockOutcome.Open,
            _ => ClockOutcome.Breached,
        };
}
