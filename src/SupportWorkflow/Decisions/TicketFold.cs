using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Decisions;

/// <summary>The one place where a ticket changes; deciding and rebuilding share it. Never hand it a ticket that somebody else has seen.</summary>
internal static class TicketFold
{
    /// <returns>The same ticket, changed; the new one for the first event.</returns>
    public static Ticket Apply(Ticket? own, TicketEvent e, DecisionRules rules)
    {
        if (own is null)
        {
            own = Open(e, rules);
            ClockFold.Start(own, e, rules);
            return own;
        }
        var clocks = ClockFold.Before(own, rules);
        own.Version = e.Version;
        own.ChangedAt = e.RecordedAt;
        if (e.To is { } to && (e is not UnknownEvent || rules.Lifecycle.FindState(to) is not null))
        {
            var state = rules.Lifecycle.State(to);
            own.State = new(state.Name, state.Kind, own.State.Number + 1, e.OccurredAt, state.WaitsOn);
        }
        Facts(own, e);
        clocks.After(own, e);
        return own;
    }

    private static Ticket Open(TicketEvent e, DecisionRules rules)
    {
        if (e is not TicketOpened opened) throw new ArgumentException($"The first event of a ticket is ticket-opened, not {e.Name}.", nameof(e));
        var state = e.To is null ? rules.Lifecycle.Initial : rules.Lifecycle.State(e.To);
        return new(opened.Id, opened.Number, opened.Profile, opened.Intake, e.OccurredAt, new(state.Name, state.Kind, 1, e.OccurredAt, state.WaitsOn))
        {
            Version = e.Version,
            ChangedAt = e.RecordedAt,
        };
    }

    private static void Facts(Ticket own, TicketEvent e)
    {
        switch (e)
        {
            case TicketClassified classified:
                own.Category = classified.Category;
                break;
            case TicketPrioritised prioritised:
                own.Priority = prioritised.Priority;
                if (own.Intake.Impact != prioritised.Impact || own.Intake.Urgency != prioritised.Urgency)
                    own.Intake = own.Intake with { Impact = prioritised.Impact, Urgency = prioritised.Urgency };
                break;
            case TicketAssigned assigned:
                own.Assignment = assigned.Assignment;
                break;
            case TicketResolved resolved:
                own.Resolution = resolved.Resolution;
                break;
            case ResolutionConfirmed:
                own.Resolution = (own.Resolution ?? new(ResolutionResult.Resolved, "")) with { ConfirmedAt = e.OccurredAt };
                break;
            case ResolutionRefused:
                own.Resolution = null;
                break;
        }
    }
}
