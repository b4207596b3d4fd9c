namespace SupportWorkflow.Assignments;

/// <summary>Who has the ticket (ASG-3 to ASG-5).</summary>
internal static class AssignmentDecisions
{
    private static readonly TextTable Texts = AssignmentTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<AssignTicket>("assign-ticket", "assign", Decide)
        {
            NeedsOf = static c => c is AssignTicket { Agent: not null } ? OutsideNeeds.Roster : OutsideNeeds.None,
        },
        new CommandRow<ClaimTicket>("claim-ticket", "claim", Decide) { NeedsOf = static _ => OutsideNeeds.Roster },
        new CommandRow<AcknowledgeTicket>("acknowledge-ticket", "acknowledge", Decide),
        new CommandRow<DeclineTicket>("decline-ticket", "decline", Decide),
        new CommandRow<ReturnToQueue>("return-to-queue", "unassign", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketAssigned>("ticket-assigned", ("reason", e => e.Reason)) { By = ["assign"] },
        new EventRow<TicketClaimed>("ticket-claimed") { By = ["claim"] },
        new EventRow<AssignmentAcknowledged>("assignment-acknowledged") { By = ["acknowledge"] },
        new EventRow<AssignmentDeclined>("assignment-declined", ("reason", e => e.Reason)) { By = ["decline"] },
        new EventRow<TicketReturned>("ticket-returned", ("reason", e => e.Reason)) { By = ["unassign"] },
    ];

    private static Verdict Decide(AssignTicket command, in Deciding on)
    {
        if (command is { Team: null, Agent: null })
            return Texts.No("assign.to-nobody");
        if (command is { Agent: { } agent, Given.Roster: { } roster } && !roster.IsOnDuty(agent))
            return Texts.No("assign.off-duty", agent, roster.AsOf);
        if (TakenFrom(on.Ticket.Assignment, command) is { } before && string.IsNullOrWhiteSpace(command.Reason))
            return Texts.No("assign.no-reason", before);
        return new TicketAssigned(new(command.Team, command.Agent), command.Reason);
    }

    private static Verdict Decide(ClaimTicket command, in Deciding on)
    {
        if (on.Ticket.Assignment?.Agent is { } agent)
            return Texts.No("claim.taken", agent);
        return command.Given?.Roster is { } roster && !command.By.IsSystem && !roster.IsOnDuty(new(command.By.Id))
            ? Texts.No("assign.off-duty", command.By.Id, roster.AsOf)
            : new TicketClaimed();
    }

    private static Verdict Decide(AcknowledgeTicket command, in Deciding on) =>
        NotTheAssignee(command.By, on.Ticket) is { } no ? no
        : on.Ticket.Assignment!.AcknowledgedAt is { } at ? Texts.No("acknowledge.done", at)
        : new AssignmentAcknowledged();

    private static Verdict Decide(DeclineTicket command, in Deciding on) =>
        NotTheAssignee(command.By, on.Ticket) is { } no ? no
        : command.Reason.Length == 0 ? Texts.No("decline.no-reason")
        : new AssignmentDeclined(command.Reason);

    private static Verdict Decide(ReturnToQueue command, in Deciding on) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Texts.No("return.no-reason") : new TicketReturned(command.Reason);

    /// <summary>Who loses the ticket: giving it to a person of the group that has it takes it from nobody.</summary>
    private static object? TakenFrom(AssignmentRecord? before, AssignTicket command)
    {
        if (before?.Agent is { } agent)
            return command.Agent == agent ? null : agent;
        return before?.Team is { } team && command.Team is { } other && other != team ? team : null;
    }

    private static Rejection? NotTheAssignee(Actor actor, Ticket ticket) =>
        ticket.Assignment?.Agent is { } agent
            ? agent.Value == actor.Id || actor.IsSystem
                ? null
                : Texts.No("assignment.not-the-assignee", agent, actor.Id)
            : Texts.No("assignment.nobody");
}
