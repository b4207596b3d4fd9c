using SupportWorkflow.Clocks;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>The objectives, compiled when they are first asked for.</summary>
    public ClockConditions Clocks => field ??= new(Objectives, Facts, EventFacts, Events);

    /// <summary>The host's choice of calendars; null: each target's own.</summary>
    public ISlaCalendarPolicy? SlaCalendars { get; init; }
}
