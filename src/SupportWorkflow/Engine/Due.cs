using NodaTime;

namespace SupportWorkflow.Engine;

/// <summary>When something is due by itself: a point of a clock, or a rule.</summary>
internal static class Due
{
    /// <summary>When something is due by itself; null: never.</summary>
    public static Instant? WakeUp(Ticket ticket, DecisionRules rules)
    {
        var point = ClockPoints.Next(ticket, rules.Policies)?.At;
        return rules.Escalations?.Next(ticket, ticket.ChangedAt, point ?? Instant.MaxValue) ?? point;
    }

    public static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b : a;
}
