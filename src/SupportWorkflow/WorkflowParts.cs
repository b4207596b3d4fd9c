using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>What a workflow is made of: each part read by its own room.</summary>
internal sealed record WorkflowParts
{
    public required ProfileVersion Profile { get; init; }

    public required Lifecycle Lifecycle { get; init; }

    public CalendarBook Calendars { get; init; } = CalendarBook.Of();

    public ValueList<Objective> Objectives { get; init; }

    public required PriorityScale Scale { get; init; }

    public required IPriorityPolicy Priorities { get; init; }

    public required TicketNumberFormat Numbers { get; init; }

    /// <summary>Where its people live.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The host's choice of calendars; null: each target's own.</summary>
    public ISlaCalendarPolicy? SlaCalendars { get; init; }

    /// <summary>The categories there are; null: any.</summary>
    public ValueList<string>? Categories { get; init; }

    public ClosingRules Closing { get; init; } = new();

    /// <summary>What is taken and demanded when a request comes in.</summary>
    public IntakeRules Intake { get; init; } = IntakeRules.Open;

    /// <summary>By how many levels a refused resolution raises the priority.</summary>
    public int RaiseOnRefused { get; init; }

    /// <summary>What conditions may ask; the lifecycle was checked against it.</summary>
    public FactCatalogue Facts { get; init; } = FactCatalogue.Empty;

    /// <summary>Who is told what, and when.</summary>
    public NoticeRules Notices { get; init; } = NoticeRules.None;

    /// <summary>The escalation rules, those of the ladder included.</summary>
    public ValueList<EscalationRule> Rules { get; init; }

    /// <summary>The ladder, the first level first.</summary>
    public ValueList<EscalationLevel> Levels { get; init; }

    /// <summary>What people call the roles, by role; null: nobody said.</summary>
    public IReadOnlyDictionary<string, LocalText>? Roles { get; init; }

    /// <summary>The progress checks of the desk.</summary>
    public ValueList<DeskSchedule> DeskSchedules { get; init; }

    /// <summary>How far back, before the instant of deciding, something may be said to have happened; null: no limit but the opening.</summary>
    public Duration? BackdatingLimit { get; init; }
}
