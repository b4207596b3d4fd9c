using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Decisions;

/// <summary>Diagnosis and handling (HND-1, HND-4).</summary>
internal static class HandlingDecisions
{
    public static Verdict Decide(StartWork command) => new WorkStarted();

    public static Verdict Decide(RecordContact command) => new RequesterContacted(command.Note);

    public static Verdict Decide(LogWork command, DecisionDraft draft)
    {
        if (command.Text.Length == 0) return DecisionTexts.No("log.no-text");
        var findings = new IntakeFindings(draft.Rules.Intake, command.By);
        findings.Check(command.Attachments);
        return findings.Refusal() is { } no ? no : new WorkLogged(command.Text, command.VisibleToRequester, command.Topic) { Attachments = command.Attachments };
    }

    public static Verdict Decide(GiveWorkaround command) =>
        command.Text.Length == 0 ? DecisionTexts.No("workaround.no-text") : new WorkaroundGiven(command.Text);

    public static Verdict Decide(WaitFor command) =>
        command.Reason.Length == 0 ? DecisionTexts.No("wait.no-reason")
        : command.On == WaitingOn.Requester ? new RequesterAsked(command.Reason)
        : new WaitStarted(command.On, command.Reason);

    public static Verdict Decide(RecordPause command, DecisionDraft draft)
    {
        if (command.Reason.Length == 0) return DecisionTexts.No("pause.no-reason");
        if (command.Until <= command.From) return DecisionTexts.No("pause.not-a-stretch", command.From, command.Until);
        if (command.Until > draft.Now) return DecisionTexts.No("time.in-the-future", command.Until, draft.Now);
        return Dating.OfFact(draft.Ticket, command.From, draft.Now, draft.Rules) is { } no ? no : new PauseRecorded(command.From, command.Until, command.Reason);
    }

    public static Verdict Decide(ResumeWork command) => new WorkResumed();

    public static Verdict Decide(FireTrigger command) => TicketTriggers.Owned.Contains(command.Name)
        ? DecisionTexts.No("trigger.owned-by-command", command.Name)
        : new TriggerFired(command.Name, command.Note);
}
