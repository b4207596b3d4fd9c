using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What somebody meant to happen to a clock, and when. Raw: it is kept whether or not it has an effect. <c>default</c> is a start at the Unix epoch.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="Order">Which comes first at one instant: the number of the event.</param>
/// <param name="Reason">Why, in somebody's own words; null: nobody said.</param>
/// <param name="Choice">The target; null: the one before stays.</param>
internal readonly record struct ClockMark(ClockMarkKind Kind, Instant At, int Order = 0, string? Reason = null, TargetChoice? Choice = null)
{
    /// <summary>An end that no reopening undoes.</summary>
    [JsonIgnore]
    public bool EndsHard => Kind is ClockMarkKind.Stop or ClockMarkKind.Cancel;

    /// <summary>Whether this mark stands before another one.</summary>
    public bool IsBefore(in ClockMark other) => At < other.At || (At == other.At && Order < other.Order);
}
