using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>One profile version, compiled: everything a decision reads besides ticket, command and instant.</summary>
internal sealed record DecisionRules(
    ProfileVersion Profile, Lifecycle Lifecycle, CalendarBook Calendars, ValueList<Objective> Objectives, PriorityScale Scale, IPriorityPolicy Priorities,
    ValueList<string>? Categories, ClosingRules Closing, FactCatalogue Facts, Duration? BackdatingLimit)
{
    /// <summary>The host's choice of calendars; null: each target's own.</summary>
    public ISlaCalendarPolicy? SlaCalendars { get; init; }

    /// <summary>The conditions of the objectives.</summary>
    public ClockConditions Clocks { get; } = new(Objectives, Facts);
}
