using NodaTime;

namespace SupportWorkflow.Decisions;

/// <summary>
/// When something may be said to have happened. Facts may be back-dated to the opening, a change of state only to the latest one before it;
/// a profile may set a limit. Nothing happens in the future.
/// </summary>
internal static class Dating
{
    /// <summary>Why an opening may not be dated so, or null.</summary>
    public static Rejection? Of(Instant occurredAt, Instant now, DecisionRules rules)
    {
        if (occurredAt > now) return DecisionTexts.No("time.in-the-future", occurredAt, now);
        return rules.BackdatingLimit is { } limit && now - occurredAt > limit
            ? DecisionTexts.No("time.too-far-back", occurredAt, now, limit)
            : null;
    }

    /// <summary>Why a fact of a ticket may not be dated so, or null.</summary>
    public static Rejection? OfFact(Ticket ticket, Instant occurredAt, Instant now, DecisionRules rules) =>
        Of(occurredAt, now, rules) ?? (occurredAt < ticket.OpenedAt ? DecisionTexts.No("time.before-opening", occurredAt, ticket.OpenedAt) : null);

    /// <summary>Why a change of state may not be dated so, or null; that of a fact has been asked.</summary>
    public static Rejection? OfMove(Ticket ticket, Instant occurredAt) =>
        occurredAt < ticket.State.EnteredAt ? DecisionTexts.No("time.before-state-change", occurredAt, ticket.State.EnteredAt) : null;
}
