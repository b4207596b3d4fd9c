using SupportWorkflow.Assignments;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Decisions;

/// <summary>What each command demands of its own arguments, and the event that reports it. State, role and guard are the lifecycle's to answer.</summary>
internal static class CommandDecisions
{
    /// <summary>Triggers that belong to a command of their own and cannot be fired by name.</summary>
    private static readonly HashSet<string> Owned = new(StringComparer.Ordinal)
    {
        "open", "assign", "start", "contact", "ask", "reply", "wait-for-vendor", "wait-for-other-team", "wait-for-schedule", "hold", "resume",
        "resolve", "confirm", "refuse", "close", "cancel", "prioritise",
    };

    public static Rejection? Check(TicketCommand command, Ticket ticket, DecisionRules rules) => command switch
    {
        AssignTicket { Team: null, Agent: null } => DecisionTexts.No("assign.to-nobody"),
        AskRequester { Question: "" } => DecisionTexts.No("ask.no-question"),
        WaitFor { Reason: "" } => DecisionTexts.No("wait.no-reason"),
        RefuseResolution { Reason: "" } => DecisionTexts.No("refuse.no-reason"),
        CancelTicket { Reason: "" } => DecisionTexts.No("cancel.no-reason"),
        FireTrigger fire when Owned.Contains(fire.Name) => DecisionTexts.No("trigger.owned-by-command", fire.Name),
        PrioritiseTicket prioritise => PriorityDecisions.Check(prioritise, ticket, rules),
        _ => null,
    };

    public static TicketEvent Handle(TicketCommand command, DecisionDraft draft) => command switch
    {
        AssignTicket assign => new TicketAssigned(new AssignmentRecord(assign.Team, assign.Agent)),
        StartWork => new WorkStarted(),
        RecordContact contact => new RequesterContacted(contact.Note),
        AskRequester ask => new RequesterAsked(ask.Question),
        WaitFor { On: WaitingOn.Requester } wait => new RequesterAsked(wait.Reason),
        WaitFor wait => new WaitStarted(wait.On, wait.Reason),
        RecordReply reply => new ReplyRecorded(reply.Text),
        ResumeWork => new WorkResumed(),
        ResolveTicket resolve => new TicketResolved(resolve.Resolution),
        ConfirmResolution => new ResolutionConfirmed(),
        RefuseResolution refuse => new ResolutionRefused(refuse.Reason),
        CloseTicket => new TicketClosed(),
        CancelTicket cancel => new TicketCancelled(cancel.Reason),
        PrioritiseTicket prioritise => PriorityDecisions.Handle(prioritise, draft),
        FireTrigger fire => new TriggerFired(fire.Name, fire.Note),
        _ => throw new ArgumentException($"{command.GetType().Name} cannot be decided on an open ticket.", nameof(command)),
    };
}
