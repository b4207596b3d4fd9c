using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>The points of running clocks that were not raised yet: the earliest says when to wake up, and when it is due it is raised.</summary>
internal static class ClockPoints
{
    /// <summary>The most points one call raises; what is left is due at once in the next call.</summary>
    private const int MostSteps = 1000;

    /// <summary>Who raises points and chooses targets.</summary>
    public static readonly string By = Actor.System("service-levels").Id;

    internal readonly record struct Point(Instant At, SlaClock Clock, string Name);

    /// <summary>Raises every point due by an instant, the earliest first.</summary>
    public static void Raise(DecisionDraft draft, Instant due)
    {
        // The wake-up was worked out with the last event: while it lies ahead, nothing is due and nothing has to be worked out.
        if (draft.Count == 0 && (draft.Ticket.WakeUp is not { } wakeUp || wakeUp > due)) return;
        for (var step = 0; step < MostSteps; step++)
        {
            if (draft.Upcoming is not { } point || point.At > due) return;
            draft.Pass(new ClockPointReached(point.Clock.Objective, point.Clock.Cycle, point.Name, point.At), By);
        }
    }

    /// <summary>The earliest point not yet raised; at one instant in the order of objectives, warnings before the breach.</summary>
    public static Point? Next(Ticket ticket, DecisionRules rules)
    {
        Point? next = null;
        foreach (var objective in rules.Objectives)
        {
            if (ticket.Clock(objective.Name) is not { Phase: ClockPhase.Running, Target: not null } clock) continue;
            if (Upcoming(clock, objective) is not var (name, percent)) continue;
            if (new ClockWalk(clock, rules.Calendars).Reaches(percent) is { } at && (next is null || at < next.Value.At)) next = new(at, clock, name);
        }
        return next;
    }

    /// <summary>Warnings stand in rising order and the breach after them, so the first one not yet raised comes first.</summary>
    private static (string Name, int Percent)? Upcoming(SlaClock clock, Objective objective)
    {
        foreach (var warning in objective.Warn)
            if (!clock.HasRaised(warning.Name)) return (warning.Name, warning.Percent);
        return clock.HasRaised(SlaClock.DuePoint) ? null : (SlaClock.DuePoint, 100);
    }
}
