using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>What one part of a condition said. Parts are numbered as they are written: a whole before its parts.</summary>
/// <param name="Node">The number of the part, from 0, which is the whole.</param>
/// <param name="Truth">True, false or unknown.</param>
/// <param name="FlipsAt">The next instant at which time alone could change it; absent: it never does.</param>
internal readonly record struct ConditionTrace(int Node, Truth Truth, Instant? FlipsAt);
