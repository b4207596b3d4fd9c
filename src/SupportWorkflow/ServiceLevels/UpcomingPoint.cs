using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>The next point of a clock, worked out once.</summary>
/// <param name="Objective">The objective under which it was.</param>
/// <param name="Calendars">The calendars by which.</param>
/// <param name="Point">The point; null: none will come.</param>
/// <param name="Track">Whose clock it is; null: the ticket's.</param>
internal sealed record UpcomingPoint(Objective Objective, CalendarBook Calendars, ClockPoint? Point, string? Track)
{
    /// <summary>When it is raised: a breach with the first instant after the due one, for a stop at that very instant is in time.</summary>
    public Instant At => Point is { Point: SlaClock.DuePoint } due ? due.DueAt.PlusNanoseconds(1) : Point!.Value.DueAt;
}

/// <summary>When a point that a rule waits for is reached, as a clock stands.</summary>
internal sealed record AwaitedPoint(WarningPoint? Point, CalendarBook Calendars, Instant? At);
