using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>The points of running clocks that were not raised yet: the earliest says when to wake up, and when it is due it is raised.</summary>
internal static class ClockPoints
{
    /// <summary>The most points one call raises; what is left is due at once in the next call.</summary>
    private const int MostSteps = 1000;

    internal readonly record struct Point(Instant At, SlaClock Clock, string Name);

    /// <summary>Raises every point due by an instant, the earliest first.</summary>
    public static void Raise(DecisionDraft draft, Instant due)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (Next(draft.Ticket, draft.Rules) is not { } point || point.At > due) return;
            draft.Record(new ClockPointReached(point.Clock.Objective, point.Clock.Cycle, point.Name, point.At), Actor.System("service-levels").Id, draft.Now);
        }
    }

    /// <summary>The earliest point not yet raised; at one instant in the order of objectives, warnings before the breach.</summary>
    public static Point? Next(Ticket ticket, DecisionRules rules)
    {
        Point? next = null;
        foreach (var objective in rules.Objectives)
        {
            if (ticket.Clock(objective.Name) is not { Phase: ClockPhase.Running, Target: not null } clock) continue;
            var walk = new ClockWalk(clock, rules.Calendars);
            foreach (var warning in objective.Warn)
                if (!clock.HasRaised(warning.Name)) Take(walk.Reaches(warning.Percent), clock, warning.Name, ref next);
            if (!clock.HasRaised(SlaClock.DuePoint)) Take(walk.Reaches(100), clock, SlaClock.DuePoint, ref next);
        }
        return next;
    }

    private static void Take(Instant? at, SlaClock clock, string name, ref Point? next)
    {
        if (at is { } instant && (next is null || instant < next.Value.At)) next = new(instant, clock, name);
    }
}
