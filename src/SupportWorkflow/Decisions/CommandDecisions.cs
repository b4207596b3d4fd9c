namespace SupportWorkflow.Decisions;

/// <summary>Hands each command to the topic it belongs to. State, role and guard have been answered by the lifecycle; topics check arguments.</summary>
internal static class CommandDecisions
{
    public static Verdict Decide(TicketCommand command, DecisionDraft draft) => command switch
    {
        AskRequester ask => IntakeDecisions.Decide(ask),
        RecordReply reply => IntakeDecisions.Decide(reply, draft),
        SetFields set => FieldDecisions.Decide(set, draft),
        ClassifyTicket classify => IntakeDecisions.Decide(classify, draft),
        HandOver handOver => IntakeDecisions.Decide(handOver),
        PrioritiseTicket prioritise => PriorityDecisions.Decide(prioritise, draft),
        AssignTicket assign => AssignmentDecisions.Decide(assign, draft.Ticket),
        ClaimTicket claim => AssignmentDecisions.Decide(claim, draft.Ticket),
        AcknowledgeTicket acknowledge => AssignmentDecisions.Decide(acknowledge, draft.Ticket),
        ReturnToQueue back => AssignmentDecisions.Decide(back),
        DeclineTicket decline => AssignmentDecisions.Decide(decline, draft.Ticket),
        StartWork start => HandlingDecisions.Decide(start),
        RecordContact contact => HandlingDecisions.Decide(contact),
        LogWork log => HandlingDecisions.Decide(log, draft),
        GiveWorkaround workaround => HandlingDecisions.Decide(workaround),
        WaitFor wait => HandlingDecisions.Decide(wait),
        ResumeWork resume => HandlingDecisions.Decide(resume),
        RecordPause pause => HandlingDecisions.Decide(pause, draft),
        FireTrigger fire => HandlingDecisions.Decide(fire),
        ResolveTicket resolve => ResolutionDecisions.Decide(resolve),
        ConfirmResolution confirm => ResolutionDecisions.Decide(confirm, draft.Ticket),
        RefuseResolution refuse => ResolutionDecisions.Decide(refuse),
        RateTicket rate => ResolutionDecisions.Decide(rate, draft),
        AuditTicket audit => ClosingDecisions.Decide(audit),
        CloseTicket close => ClosingDecisions.Decide(close),
        CancelTicket cancel => ClosingDecisions.Decide(cancel),
        ArchiveTicket archive => ClosingDecisions.Decide(archive),
        ReopenTicket reopen => ClosingDecisions.Decide(reopen, draft),
        EscalateTicket escalate => EscalationDecisions.Decide(escalate, draft),
        AnswerEscalation answer => EscalationDecisions.Decide(answer, draft.Ticket),
        LinkTicket link => ClosingDecisions.Decide(link, draft.Ticket),
        _ => throw new ArgumentException($"{command.GetType().Name} cannot be decided on an open ticket.", nameof(command)),
    };
}
