using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What somebody meant to happen to a clock, and when. Raw: it is kept whether or not it has an effect. <c>default</c> is a start
/// at the Unix epoch.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="Order">Which comes first at one instant: the number of the event.</param>
[JsonConverter(typeof(ClockMarkConverter))]
internal readonly record struct ClockMark(ClockMarkKind Kind, Instant At, int Order = 0)
{
    /// <summary>The reason or the target: no kind of mark has both, and a clock is nothing but marks.</summary>
    private readonly object? _said;

    /// <param name="kind">What.</param>
    /// <param name="at">When.</param>
    /// <param name="order">Which comes first at one instant.</param>
    /// <param name="reason">Why, in somebody's own words; null: nobody said.</param>
    public ClockMark(ClockMarkKind kind, Instant at, int order, string? reason)
        : this(kind, at, order) => _said = reason;

    /// <param name="kind">What.</param>
    /// <param name="at">When.</param>
    /// <param name="order">Which comes first at one instant.</param>
    /// <param name="choice">The target; null: the one before stays.</param>
    public ClockMark(ClockMarkKind kind, Instant at, int order, TargetChoice? choice)
        : this(kind, at, order) => _said = choice;

    /// <summary>Why, in somebody's own words; null: nobody said.</summary>
    public string? Reason => _said as string;

    /// <summary>The target; null: the one before stays.</summary>
    public TargetChoice? Choice => _said as TargetChoice;

    /// <summary>An end that no reopening undoes.</summary>
    public bool EndsHard => Kind is ClockMarkKind.Stop or ClockMarkKind.Cancel;

    /// <summary>A reset by which the promise was kept.</summary>
    public bool Keeps => Kind is ClockMarkKind.ResetKept or ClockMarkKind.RestartKept;

    /// <summary>Whether this mark stands before another one.</summary>
    public bool IsBefore(in ClockMark other) => At < other.At || (At == other.At && Order < other.Order);
}
