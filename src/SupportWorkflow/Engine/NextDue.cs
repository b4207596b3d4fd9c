using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Engine;

/// <summary>When something is due by itself: a point of a clock, or a rule.</summary>
internal static class NextDue
{
    /// <summary>The earliest point not yet raised; at one instant in the order of objectives, warnings before the breach.
    /// Null: none will come.</summary>
    public static UpcomingPoint? Point(Ticket ticket, TicketPolicies policies)
    {
        UpcomingPoint? next = null;
        foreach (var objective in policies.Objectives)
        {
            if (ticket.Clock(objective.Name) is not { Phase: ClockPhase.Running or ClockPhase.Paused } clock)
                continue;
            if (clock.Upcoming(objective, policies.Calendars) is { } point && (next is null || point.At < next.At))
                next = point;
        }
        return next;
    }

    /// <summary>When something is due by itself; null: never.</summary>
    public static Instant? WakeUp(Ticket ticket, DecisionRules rules)
    {
        var point = Point(ticket, rules.Policies)?.At;
        return rules.Escalations?.Next(ticket, ticket.ChangedAt, point ?? Instant.MaxValue) ?? point;
    }

    public static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b : a;
}
