using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>A promise of one ticket that stands differently under two profiles, or is due at another time.</summary>
/// <param name="Case">The ticket.</param>
/// <param name="Objective">The promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Priority">The ticket's priority in the end; null: none.</param>
/// <param name="Before">How it stands under the profile; null: that one does not make it.</param>
/// <param name="After">How it stands under the other profile; null: that one does not make it.</param>
/// <param name="DueBefore">When it was due under the profile; null: not made, or cancelled.</param>
/// <param name="DueAfter">When it was due under the other profile; null: not made, or cancelled.</param>
public sealed record PromiseChange(
    string Case,
    string Objective,
    int Cycle,
    string? Priority,
    [property: JsonConverter(typeof(KebabCaseEnumConverter<ClockOutcome>))] ClockOutcome? Before,
    [property: JsonConverter(typeof(KebabCaseEnumConverter<ClockOutcome>))] ClockOutcome? After,
    [property: JsonConverter(typeof(InstantConverter))] Instant? DueBefore,
    [property: JsonConverter(typeof(InstantConverter))] Instant? DueAfter
)
{
    /// <summary>Missed under the other profile only.</summary>
    public bool IsGained => IsBreach(After) && !IsBreach(Before);

    /// <summary>Missed under the first profile only.</summary>
    public bool IsLost => IsBreach(Before) && !IsBreach(After);

    /// <summary>How much later it is due under the other profile; negative: earlier; null: it is not due under both.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public Duration? Move => DueAfter - DueBefore is { } move && move != Duration.Zero ? move : null;

    private static bool IsBreach(ClockOutcome? outcome) => outcome is ClockOutcome.Missed or ClockOutcome.Breached;
}
