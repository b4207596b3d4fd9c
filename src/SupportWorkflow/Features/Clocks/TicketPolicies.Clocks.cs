using SupportWorkflow.Clocks;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>The objectives, compiled when they are first asked for.</summary>
    public ClockConditions Clocks => field ??= new(Objectives, Facts, EventFacts, Events);

    /// <summary>The host's choice of calendars; null: each target's own.</summary>
    public ISlaCalendarPolicy? SlaCalendars { get; init; }

    /// <summary>The running clock that is due first, passed or not; null: none runs. Of two at one instant, the one that began first.</summary>
    public TicketDue? NextDue(Ticket ticket)
    {
        TicketDue? next = null;
        foreach (var clock in ticket.Clocks)
            if (clock.DueAt(Calendars) is { } at && (next is null || at < next.At))
                next = new(clock.Objective, at);
        return next;
    }
}
