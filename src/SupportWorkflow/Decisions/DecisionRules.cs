using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>One profile version, compiled: everything a decision reads besides ticket, command and instant.</summary>
internal sealed record DecisionRules(
    ProfileVersion Profile, Lifecycle Lifecycle, CalendarBook Calendars, ValueList<Objective> Objectives, PriorityScale Scale, IPriorityPolicy Priorities,
    ValueList<string>? Categories, ClosingRules Closing, FactCatalogue Facts, Duration? BackdatingLimit, IntakeRules Intake, int RaiseOnRefused)
{
    /// <summary>The host's choice of calendars; null: each target's own.</summary>
    public ISlaCalendarPolicy? SlaCalendars { get; init; }

    /// <summary>The conditions of the objectives.</summary>
    public ClockConditions Clocks { get; } = new(Objectives, Facts, Closing);

    /// <summary>The guards that ask whether something is complete: their refusal lists what is missing.</summary>
    public ulong Gates { get; } = GateRefusal.GuardsOf(Lifecycle);

    /// <summary>The escalation rules.</summary>
    public TicketRules Escalations { get; init; } = TicketRules.None;

    /// <summary>The ladder, the first level first.</summary>
    public ValueList<EscalationLevel> Levels { get; init; }

    /// <summary>Who is told what.</summary>
    public required NoticeDecisions Notices { get; init; }
}
