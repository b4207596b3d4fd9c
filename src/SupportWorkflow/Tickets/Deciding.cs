using NodaTime;

namespace SupportWorkflow;

/// <summary>What a feature decides on: the ticket as it stands, the profile, and the instant of deciding.</summary>
internal readonly record struct Deciding(Ticket Ticket, TicketPolicies Policies, Instant Now)
{
    /// <summary>What the host found out; null: nothing.</summary>
    public OutsideFacts? Given { get; init; }

    /// <summary>The rule that does it, and for what; null: somebody does.</summary>
    public RuleCause? Cause { get; init; }
}
