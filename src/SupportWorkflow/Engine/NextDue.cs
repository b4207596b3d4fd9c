using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Engine;

/// <summary>When something is due by itself: a point of a clock, or a rule.</summary>
internal static class NextDue
{
    /// <summary>The earliest point not yet raised; at one instant those of the ticket in the order of objectives, then those of its tracks,
    /// warnings before the breach. Null: none will come.</summary>
    public static UpcomingPoint? Point(Ticket ticket, TicketPolicies policies)
    {
        UpcomingPoint? next = null;
        foreach (var objective in policies.Objectives)
            Look(objective, null, ref next);
        for (var owner = 0; owner < policies.OwnersOn(ticket); owner++)
            foreach (var compiled in policies.OwedBy(ticket.Tracks[owner]))
                Look(compiled.Objective, ticket.Tracks[owner].Id, ref next);
        return next;

        void Look(Objective objective, string? track, ref UpcomingPoint? next)
        {
            if (
                ticket.Clock(objective.Name, track) is { Phase: ClockPhase.Running or ClockPhase.Paused } clock
                && clock.Upcoming(objective, policies.Calendars) is { } point
                && (next is null || point.At < next.At)
            )
                next = point;
        }
    }

    /// <summary>When something is due by itself; null: never.</summary>
    public static Instant? WakeUp(Ticket ticket, DecisionRules rules)
    {
        var point = Point(ticket, rules.Policies)?.At;
        return rules.Escalations?.Next(ticket, ticket.ChangedAt, point ?? Instant.MaxValue) ?? point;
    }

    public static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b : a;
}
