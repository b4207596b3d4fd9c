using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>The words of notices that no profile declares.</summary>
internal static class NoticeWords
{
    /// <summary>What every notice can say.</summary>
    public static readonly NoticeWord[] Common =
    [
        new("number", v => v.Ticket.Number.Value),
        new("subject", v => v.Ticket.Intake.Subject),
        new("requester", v => v.Ticket.Intake.Requester),
        .. IntakeMember.All.Select(m => new NoticeWord(m.Name, v => v.Said(m.Name == "requester-kind" ? "requester.kind" : m.Name, m.Read(v.Ticket.Intake)))),
        new("category", v => v.Words.Chosen("category", v.Ticket.Category?.Path)),
        new("priority", v => v.Ticket.Priority?.Code.Code),
        new("state", v => v.Words.Chosen("state", v.Ticket.State.Name)),
        new("assignee", v => v.Ticket.Assignment?.Agent?.Value),
        new("team", v => v.Ticket.Assignment?.Team?.Value),
        new("level", v => v.Ticket.Escalation.Level is > 0 and var level ? new(FactValue.Of(level)) : default),
        new("responsible", v => v.Ticket.Escalation.Responsible),
        new("opened", v => v.Words.Time(v.Ticket.OpenedAt)),
        new("at", v => v.Words.Time(v.Event.OccurredAt)),
        new("by", v => v.Event.By),
    ];

    /// <summary>What only some events can say.</summary>
    public static readonly NoticeWord[] OfEvents =
    [
        Of("reason", v => v.Event switch
        {
            TicketPrioritised e => NoticeView.Reason(e),
            TicketAssigned e => e.Reason,
            TicketReturned e => e.Reason,
            FieldsSet e => e.Reason,
            TicketClosed e => e.Reason,
            TicketClassified e => e.Reason,
            WaitStarted e => e.Reason,
            ResolutionRefused e => e.Reason,
            TicketReopened e => e.Reason,
            TicketCancelled e => e.Reason,
            AssignmentDeclined e => e.Reason,
            TicketHandedOver e => e.Reason,
            TicketEscalated e => e.Reason,
            _ => default(NoticeValue),
        }, "ticket-prioritised", "ticket-classified", "wait-started", "resolution-refused", "ticket-reopened", "ticket-cancelled", "assignment-declined", "ticket-handed-over",
            "ticket-assigned", "ticket-returned", "ticket-closed", "fields-set", "ticket-escalated"),
        Of("text", v => v.Event switch
        {
            ReplyRecorded e => e.Text,
            RequesterContacted e => e.Note,
            WorkLogged e => e.Text,
            WorkaroundGiven e => e.Text,
            TicketRated e => e.Comment,
            TicketAudited e => e.Remarks,
            TriggerFired e => e.Note,
            EscalationAnswered e => e.Text,
            _ => null,
        }, "reply-recorded", "requester-contacted", "work-logged", "workaround-given", "ticket-rated", "ticket-audited", "trigger-fired", "escalation-answered"),
        Of("rule", v => new(FactValue.Of((v.Event as RuleFired)?.Rule), v.Subject.Rule.RuleText), "rule-fired"),
        Of("questions", v => v.Questions(), "details-missing"),
        Of("question", v => (v.Event as RequesterAsked)?.Question, "requester-asked"),
        Of("priority.before", v => v.Subject.Before?.Code, "ticket-prioritised"),
        Of("result", v => Result((v.Event as TicketResolved)?.Resolution.Result), "ticket-resolved"),
        Of("measures", v => (v.Event as TicketResolved)?.Resolution.Measures, "ticket-resolved"),
        Of("cause", v => (v.Event as TicketResolved)?.Resolution.Cause, "ticket-resolved"),
        Of("precautions", v => (v.Event as TicketResolved)?.Resolution.Precautions, "ticket-resolved"),
        Of("department", v => (v.Event as TicketHandedOver)?.Department, "ticket-handed-over"),
        Of("contact", v => (v.Event as TicketHandedOver)?.Contact, "ticket-handed-over"),
        Of("score", v => new(FactValue.Of((v.Event as TicketRated)?.Score)), "ticket-rated"),
        Of("other", v => (v.Event as TicketLinked)?.Other.Value, "ticket-linked"),
        Of("relation", v => (v.Event as TicketLinked)?.Relation, "ticket-linked"),
        Of("trigger", v => (v.Event as TriggerFired)?.Trigger, "trigger-fired"),
        Of("objective", v => v.ObjectiveName(), "clock-point-reached", "clock-point-withdrawn"),
        Of("point", v => v.Point(), "clock-point-reached", "clock-point-withdrawn"),
        Of("due", v => v.Due(), "clock-point-reached", "clock-point-withdrawn", "rule-fired"),
        Of("left", v => v.Left(), "clock-point-reached"),
    ];

    private static NoticeWord Of(string name, Func<NoticeView, NoticeValue> read, params ValueList<string> events) =>
        new(name, read, TicketEventNames.BitsOf(events));

    private static NoticeValue Result(ResolutionResult? result)
    {
        var word = result switch { ResolutionResult.Resolved => "resolved", ResolutionResult.Unresolved => "unresolved", null => null, _ => "to-be-followed-up" };
        return word is null ? default : new(FactValue.Of(word), NoticeTexts.Table.Say("result." + word));
    }
}
