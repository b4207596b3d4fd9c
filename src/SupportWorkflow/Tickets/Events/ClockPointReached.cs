using NodaTime;

namespace SupportWorkflow;

/// <summary>A clock reached a warning point or its due time; raised once per cycle (SLA-8).</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Point"><c>80%</c>, or <c>due</c> for the breach.</param>
/// <param name="DueAt">When it truly was due, however late it was noticed.</param>
public sealed record ClockPointReached(string Objective, int Cycle, string Point, Instant DueAt) : TicketEvent
{
    internal override string StableName => "clock-point-reached";
}
