using NodaTime;

namespace SupportWorkflow;

/// <summary>
/// When something may be said to have happened. Facts may be back-dated to the opening, a change of state only to the latest one before it;
/// a profile may set a limit. Nothing happens in the future.
/// </summary>
internal static class Dating
{
    /// <summary>Why an opening may not be dated so, or null.</summary>
    public static Rejection? Of(Instant occurredAt, Instant now, TicketPolicies policies)
    {
        if (occurredAt > now)
            return TicketTexts.Table.No("time.in-the-future", occurredAt, now);
        return policies.BackdatingLimit is { } limit && now - occurredAt > limit
            ? TicketTexts.Table.No("time.too-far-back", occurredAt, now, limit)
            : null;
    }

    /// <summary>Why a fact of a ticket may not be dated so, or null.</summary>
    public static Rejection? OfFact(Ticket ticket, Instant occurredAt, Instant now, TicketPolicies policies) =>
        Of(occurredAt, now, policies)
        ?? (occurredAt < ticket.OpenedAt ? TicketTexts.Table.No("time.before-opening", occurredAt, ticket.OpenedAt) : null);

    /// <summary>Why a change of state may not be dated so, or null; that of a fact has been asked.</summary>
    public static Rejection? OfMove(Ticket ticket, Instant occurredAt) =>
        occurredAt < ticket.State.EnteredAt ? TicketTexts.Table.No("time.before-state-change", occurredAt, ticket.State.EnteredAt) : null;
}
