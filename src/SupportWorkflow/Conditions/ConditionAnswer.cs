using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>What a condition says at an instant. <c>default</c>: it does not hold, and time alone changes nothing.</summary>
/// <param name="Truth">True, false or unknown.</param>
/// <param name="NextChange">The next instant at which time alone could change the answer: never later than it does.
/// Absent: it never does.</param>
public readonly record struct ConditionAnswer(Truth Truth, [property: JsonConverter(typeof(InstantConverter))] Instant? NextChange)
{
    /// <summary>Whether it is true: unknown is not.</summary>
    public bool Holds => Truth == Truth.True;
}
