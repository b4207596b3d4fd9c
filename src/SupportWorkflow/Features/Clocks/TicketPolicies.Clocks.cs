using SupportWorkflow.Clocks;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>The conditions of the objectives.</summary>
    public required ClockConditions Clocks { get; init; }

    /// <summary>The host's choice of calendars; null: each target's own.</summary>
    public ISlaCalendarPolicy? SlaCalendars { get; init; }
}
