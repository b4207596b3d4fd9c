using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Handling;

/// <summary>Diagnosis and handling, questions and answers, and what is not ours (HND-1, HND-4, INT-6).</summary>
internal static class HandlingDecisions
{
    private static readonly TextTable Texts = HandlingTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<StartWork>("start-work", "start", static (_, in _) => new WorkStarted()),
        new CommandRow<RecordContact>("record-contact", "contact", static (command, in _) =>
            new RequesterContacted(command.Note) { IsAutomatic = command.IsMachineMail }
        ),
        new CommandRow<LogWork>("log-work", "log", Decide),
        new CommandRow<GiveWorkaround>("give-workaround", "workaround", Decide),
        new CommandRow<AskRequester>("ask-requester", "ask", Decide),
        new CommandRow<RecordReply>("record-reply", "reply", Decide),
        new CommandRow<WaitFor>("wait-for", ["wait-for-vendor", "wait-for-other-team", "wait-for-schedule", "hold"], TriggerOf, Decide)
        {
            NotAsked = ["on"],
            Says = static trigger => new("on", trigger == "hold" ? "other" : trigger["wait-for-".Length..]),
        },
        new CommandRow<ResumeWork>("resume-work", "resume", static (_, in _) => new WorkResumed()),
        new CommandRow<FireTrigger>("fire-trigger", default, static command => command.Name, Decide)
        {
            NotAsked = ["name"],
            Says = static trigger => new("name", trigger),
        },
        new CommandRow<HandOver>("hand-over", "hand-over", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<WorkStarted>("work-started") { By = ["start"] },
        new EventRow<RequesterContacted>("requester-contacted", ("text", e => e.Note)) { By = ["contact"] },
        new EventRow<WorkLogged>("work-logged", ("text", e => e.Text)) { By = ["log"] },
        new EventRow<WorkaroundGiven>("workaround-given", ("text", e => e.Text)) { By = ["workaround"] },
        new EventRow<RequesterAsked>("requester-asked", ("question", e => e.Question)) { By = ["ask"] },
        new EventRow<ReplyRecorded>("reply-recorded", ("text", e => e.Text)) { By = ["reply"] },
        new EventRow<WaitStarted>("wait-started", ("reason", e => e.Reason))
        {
            By = ["wait-for-vendor", "wait-for-other-team", "wait-for-schedule", "hold"],
        },
        new EventRow<WorkResumed>("work-resumed") { By = ["resume"] },
        new EventRow<TriggerFired>("trigger-fired", ("text", e => e.Note), ("trigger", e => e.Trigger)),
        new EventRow<TicketHandedOver>(
            "ticket-handed-over",
            ("reason", e => e.Reason),
            ("department", e => e.Department),
            ("contact", e => e.Contact)
        )
        {
            By = ["hand-over"],
        },
    ];

    private static Verdict Decide(LogWork command, in Deciding on)
    {
        if (command.Text.Length == 0)
            return Texts.No("log.no-text");
        var findings = new IntakeFindings(on.Policies.Intake, command.By);
        findings.Check(command.Attachments);
        return findings.Refusal() is { } no
            ? no
            : new WorkLogged(command.Text, command.VisibleToRequester, command.Topic) { Attachments = command.Attachments };
    }

    private static Verdict Decide(GiveWorkaround command, in Deciding on) =>
        command.Text.Length == 0 ? Texts.No("workaround.no-text") : new WorkaroundGiven(command.Text);

    private static Verdict Decide(AskRequester command, in Deciding on) =>
        command.Question.Length == 0 ? Texts.No("ask.no-question") : new RequesterAsked(command.Question);

    private static Verdict Decide(RecordReply command, in Deciding on)
    {
        var reply = new ReplyRecorded(command.Text) { Attachments = command.Attachments, IsAutomatic = command.IsMachineMail };
        if (command.Fields.Count == 0 && command.Attachments.Count == 0)
            return reply;
        var findings = new IntakeFindings(on.Policies.Intake, command.By);
        findings.Check(command.Fields);
        findings.Check(command.Attachments);
        return findings.Refusal() is { } no ? no : (Verdict)reply with { Also = FieldChanges.Of(command.Fields, "", on.Ticket) };
    }

    private static string TriggerOf(WaitFor command) =>
        command.On switch
        {
            WaitingOn.Requester => "ask",
            WaitingOn.Vendor => "wait-for-vendor",
            WaitingOn.OtherTeam => "wait-for-other-team",
            WaitingOn.Schedule => "wait-for-schedule",
            _ => "hold",
        };

    private static Verdict Decide(WaitFor command, in Deciding on) =>
        command.Reason.Length == 0 ? Texts.No("wait.no-reason")
        : command.Until is { } until && until <= on.Now ? Texts.No("wait.until-the-past", until, on.Now)
        : command.Until is not null && !on.Policies.EndsWaits ? Texts.No("wait.nothing-ends-it", StateFacts.Until)
        : command.On == WaitingOn.Requester ? new RequesterAsked(command.Reason) { Until = command.Until }
        : new WaitStarted(command.On, command.Reason) { Until = command.Until };

    private static Verdict Decide(FireTrigger command, in Deciding on) =>
        on.Policies.OwnedTriggers.Contains(command.Name)
            ? Texts.No("trigger.owned-by-command", command.Name)
            : new TriggerFired(command.Name, command.Note);

    private static Verdict Decide(HandOver command, in Deciding on) =>
        command is { Department: "" } or { Reason: "" } or { Contact: "" }
            ? Texts.No("hand-over.incomplete")
            : new TicketHandedOver(command.Department, command.Reason, command.Contact);
}
