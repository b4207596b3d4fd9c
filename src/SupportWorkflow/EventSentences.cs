using SupportWorkflow.Assignments;

namespace SupportWorkflow;

/// <summary>What happened, in a sentence of both languages, with the names the profile gives to states, categories and promises.</summary>
internal sealed class EventSentences(TicketWorkflow workflow)
{
    private static readonly TextTable Texts = new("Tickets");

    /// <summary>The sentence, and the state entered where it changed.</summary>
    public LocalText Tell(TicketEvent e)
    {
        var told = Happened(e);
        return e.To is { } to ? Texts.Say("enters", told, workflow.Lifecycle.FindState(to)?.Text ?? to) : told;
    }

    private LocalText Happened(TicketEvent e) => e switch
    {
        TicketOpened opened => Say(e, opened.Number, opened.Intake.Subject),
        TicketClassified { Before: null } first => Say(e, Category(first.Category)),
        TicketClassified again => Reasoned(Texts.Say("ticket-classified-again", Category(again.Category), Category(again.Before!.Value)), again.Reason),
        TicketPrioritised prioritised => Say(e, prioritised.Priority.Code, Joined(prioritised.Priority.Because)),
        TargetChosen { Before: null } chosen => Say(e, Objective(chosen.Objective), chosen.After.Text),
        TargetChosen chosen => Texts.Say("target-chosen-again", Objective(chosen.Objective), chosen.After.Text, chosen.Before!.Value.Text),
        TicketAssigned assigned => Reasoned(Say(e, Assignee(assigned.Assignment)), assigned.Reason),
        RequesterAsked asked => Say(e, asked.Question),
        ReplyRecorded reply => Say(e, reply.Text),
        WaitStarted wait => Say(e, workflow.Word("state.waits-on", Lifecycles.LifecycleWords.Of(wait.On)), wait.Reason),
        TicketResolved resolved => Say(e, resolved.Resolution.Measures),
        ResolutionRefused refused => Say(e, refused.Reason),
        TicketCancelled cancelled => Say(e, cancelled.Reason),
        TicketHandedOver handed => Say(e, handed.Department, handed.Reason, handed.Contact),
        AssignmentDeclined declined => Say(e, declined.Reason),
        TicketReturned returned => Say(e, returned.Reason),
        TicketClosed closed => Reasoned(Say(e), closed.Reason),
        FieldsSet set => Reasoned(Say(e, Joined([.. set.After.Select(Field)])), set.Reason),
        DetailsMissing { Missing.Count: 0 } => Texts.Say("details-missing-none"),
        DetailsMissing details => Say(e, Joined([.. details.Missing.Select(m => m.Phrase is { } phrase ? Texts.Say("vague", phrase) : Label(m.Field))])),
        WorkLogged log => Say(e, log.Text),
        WorkaroundGiven workaround => Say(e, workaround.Text),
        TicketRated rated => Reasoned(Say(e, rated.Score), rated.Comment),
        TicketAudited audited => Reasoned(Texts.Say(audited.Passed ? "ticket-audited" : "ticket-audited-failed"), audited.Remarks),
        TicketReopened reopened => Say(e, reopened.Reason),
        TicketLinked linked => Say(e, linked.Other, linked.Relation),
        PauseRecorded pause => Say(e, workflow.Local(pause.From), workflow.Local(pause.Until), pause.Reason),
        ProfileChanged changed => Say(e, changed.After, changed.Before, changed.Reason),
        TriggerFired fired => Reasoned(workflow.Lifecycle.FindTrigger(fired.Trigger)?.Text ?? fired.Trigger, fired.Note),
        StateImported imported => Say(e, imported.Source),
        ClockPointReached { Point: ServiceLevels.SlaClock.DuePoint } due => Texts.Say("clock-point-reached-due", Objective(due.Objective), workflow.Local(due.DueAt)),
        ClockPointReached point when ServiceLevels.WarningPoint.Parse(point.Point) is { Percent: 0 } before =>
            Texts.Say("clock-point-reached-before", Objective(point.Objective), ServiceLevels.ServiceLevelTexts.Spoken(before.TimeBefore), workflow.Local(point.DueAt)),
        ClockPointWithdrawn undone => Say(e, Objective(undone.Objective), undone.Point, workflow.Local(undone.DueAt)),
        ClockPointReached point => Say(e, Objective(point.Objective), point.Point, workflow.Local(point.DueAt)),
        RuleFired fired => Fired(fired),
        CascadeStopped stopped => Say(e, Joined([.. stopped.Rules.AsEnumerable().Select(Rule)])),
        TicketEscalated up => Reasoned(Say(e, up.Level, workflow.Role(up.Responsible)), up.Reason),
        EscalationAnswered answered => Say(e, answered.Text),
        UnknownEvent unknown => Texts.Say("unknown-event", unknown.Type),
        _ => Say(e),
    };

    private LocalText Fired(RuleFired fired)
    {
        var told = Texts.Say("rule-fired", Rule(fired.Rule));
        return fired.NotDone.Count == 0 ? told : Texts.Say("rule-fired-not-done", told, string.Join(", ", fired.NotDone.AsEnumerable()));
    }

    private LocalText Rule(string name) => workflow.RuleText(name);

    private static LocalText Say(TicketEvent e, params ReadOnlySpan<object?> values) => Texts.Say(e.Name, values);

    private static LocalText Reasoned(LocalText told, string? reason) => string.IsNullOrEmpty(reason) ? told : Texts.Say("with-reason", told, reason);

    private LocalText Objective(string name) => workflow.Objectives.FirstOrDefault(o => o.Name == name)?.Text ?? name;

    private LocalText Category(CategoryPath category) => workflow.Word("category", category.Path);

    private LocalText Field(TicketField field)
    {
        var choice = workflow.Intake.Find(field.Name)?.Choices.FirstOrDefault(c => c.Value == field.Value.Text)?.Text;
        return field.Value.IsMissing ? Texts.Say("field-cleared", Label(field.Name)) : Texts.Say("field", Label(field.Name), choice ?? field.Value.ToString());
    }

    private LocalText Label(string field) => workflow.Intake.Find(field)?.Text ?? workflow.Word("category", field);

    private static string Assignee(AssignmentRecord assignment) =>
        string.Join(", ", new[] { assignment.Agent?.Value, assignment.Team?.Value }.Where(name => name is not null));

    private static LocalText Joined(ValueList<LocalText> parts) =>
        new(string.Join("; ", parts.Select(p => p.English)), string.Join("；", parts.Select(p => p.In("zh"))));
}
