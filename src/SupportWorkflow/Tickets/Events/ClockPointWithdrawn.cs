using NodaTime;

namespace SupportWorkflow;

/// <summary>Something learned later undid a point that was raised: the clock had not come so far. The point may be raised again (SLA-8).</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Point"><c>80%</c>, <c>PT10M before</c>, or <c>due</c> for the breach.</param>
/// <param name="DueAt">When it was said to be due.</param>
public sealed record ClockPointWithdrawn(string Objective, int Cycle, string Point, Instant DueAt) : TicketEvent
{
    internal override string StableName => "clock-point-withdrawn";
}
