using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>One thing that happened to a clock, and when. <c>default</c> is a start at the Unix epoch.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
public readonly record struct ClockMark(ClockMarkKind Kind, Instant At);
