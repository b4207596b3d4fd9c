using NodaTime;
using SupportWorkflow.Escalations;
using SupportWorkflow.Guidance;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Macros;
using SupportWorkflow.Messages;
using SupportWorkflow.Notices;
using SupportWorkflow.Priorities;

namespace SupportWorkflow;

/// <summary>What a workflow is made of: each part read by its own room.</summary>
internal sealed record WorkflowParts
{
    /// <summary>What features decide by.</summary>
    public required TicketPolicies Policies { get; init; }

    public required TicketNumberFormat Numbers { get; init; }

    /// <summary>The document that tickets pin; null: there is no profile.</summary>
    public Lazy<string>? Document { get; init; }

    /// <summary>Where its people live.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Who is told what, and when.</summary>
    public required NoticeRules Notices { get; init; }

    /// <summary>The escalation rules, those of the ladder included.</summary>
    public ValueList<EscalationRule> Rules { get; init; }

    /// <summary>What follows from the ends of tracks.</summary>
    public ValueList<EscalationRule> TrackReactions { get; init; }

    /// <summary>What people call the roles, by role; null: nobody said.</summary>
    public IReadOnlyDictionary<string, LocalText>? Roles { get; init; }

    /// <summary>Several commands under one name.</summary>
    public ValueList<MacroSteps> Macros { get; init; }

    /// <summary>What the people of the desk are told to say or do.</summary>
    public ValueList<GuidanceRule> Guidance { get; init; }

    /// <summary>The progress checks of the desk.</summary>
    public ValueList<DeskSchedule> DeskSchedules { get; init; }

    /// <summary>What a ticket runs through without a profile: a lifecycle, no priorities of its own, no promises.</summary>
    public static WorkflowParts Of(ProfileVersion profile, Lifecycle lifecycle)
    {
        var policies = new TicketPolicies
        {
            Profile = profile,
            Lifecycle = lifecycle,
            Events = MessageTable.EventNames,
            OwnedTriggers = MessageTable.OwnedTriggers,
            Commands = TriggerCommands.Table,
            Scale = new(default),
            Priorities = new PriorityTable(default, default, default),
        };
        return new()
        {
            Policies = policies,
            Numbers = new("", "yyyy", 1, DateTimeZone.Utc),
            Notices = NoticeRules.None(new(policies, DateTimeZone.Utc, MessageTable.Events)),
        };
    }
}
