using SupportWorkflow.Assignments;

namespace SupportWorkflow.Decisions;

/// <summary>Who has the ticket (ASG-3 to ASG-5).</summary>
internal static class AssignmentDecisions
{
    public static Verdict Decide(AssignTicket command, Ticket ticket)
    {
        if (command is { Team: null, Agent: null }) return DecisionTexts.No("assign.to-nobody");
        if (command is { Agent: { } agent, Given.Roster: { } roster } && !roster.IsOnDuty(agent)) return DecisionTexts.No("assign.off-duty", agent, roster.AsOf);
        if (TakenFrom(ticket.Assignment, command) is { } before && string.IsNullOrWhiteSpace(command.Reason)) return DecisionTexts.No("assign.no-reason", before);
        return new TicketAssigned(new(command.Team, command.Agent), command.Reason);
    }

    public static Verdict Decide(ClaimTicket command, Ticket ticket)
    {
        if (ticket.Assignment?.Agent is { } agent) return DecisionTexts.No("claim.taken", agent);
        return command.Given?.Roster is { } roster && !command.By.IsSystem && !roster.IsOnDuty(new(command.By.Id))
            ? DecisionTexts.No("assign.off-duty", command.By.Id, roster.AsOf)
            : new TicketClaimed();
    }

    public static Verdict Decide(AcknowledgeTicket command, Ticket ticket) =>
        NotTheAssignee(command.By, ticket) is { } no ? no
        : ticket.Assignment!.AcknowledgedAt is { } at ? DecisionTexts.No("acknowledge.done", at)
        : new AssignmentAcknowledged();

    public static Verdict Decide(DeclineTicket command, Ticket ticket) =>
        NotTheAssignee(command.By, ticket) is { } no ? no
        : command.Reason.Length == 0 ? DecisionTexts.No("decline.no-reason")
        : new AssignmentDeclined(command.Reason);

    public static Verdict Decide(ReturnToQueue command) =>
        string.IsNullOrWhiteSpace(command.Reason) ? DecisionTexts.No("return.no-reason") : new TicketReturned(command.Reason);

    /// <summary>Who loses the ticket: giving it to a person of the group that has it takes it from nobody.</summary>
    private static object? TakenFrom(AssignmentRecord? before, AssignTicket command)
    {
        if (before?.Agent is { } agent) return command.Agent == agent ? null : agent;
        return before?.Team is { } team && command.Team is { } other && other != team ? team : null;
    }

    private static Rejection? NotTheAssignee(Actor actor, Ticket ticket) => ticket.Assignment?.Agent is { } agent
        ? agent.Value == actor.Id || actor.IsSystem ? null : DecisionTexts.No("assignment.not-the-assignee", agent, actor.Id)
        : DecisionTexts.No("assignment.nobody");
}
