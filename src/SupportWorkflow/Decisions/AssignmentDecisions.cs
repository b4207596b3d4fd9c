namespace SupportWorkflow.Decisions;

/// <summary>Who has the ticket (ASG-3 to ASG-5).</summary>
internal static class AssignmentDecisions
{
    public static Verdict Decide(AssignTicket command)
    {
        if (command is { Team: null, Agent: null }) return DecisionTexts.No("assign.to-nobody");
        return command is { Agent: { } agent, Given.Roster: { } roster } && !roster.IsOnDuty(agent)
            ? DecisionTexts.No("assign.off-duty", agent, roster.AsOf)
            : new TicketAssigned(new(command.Team, command.Agent));
    }

    public static Verdict Decide(ClaimTicket command, Ticket ticket) => ticket.Assignment?.Agent is { } agent
        ? DecisionTexts.No("claim.taken", agent)
        : new TicketClaimed();

    public static Verdict Decide(AcknowledgeTicket command, Ticket ticket) =>
        NotTheAssignee(command.By, ticket) is { } no ? no
        : ticket.Assignment!.AcknowledgedAt is { } at ? DecisionTexts.No("acknowledge.done", at)
        : new AssignmentAcknowledged();

    public static Verdict Decide(DeclineTicket command, Ticket ticket) =>
        NotTheAssignee(command.By, ticket) is { } no ? no
        : command.Reason.Length == 0 ? DecisionTexts.No("decline.no-reason")
        : new AssignmentDeclined(command.Reason);

    private static Rejection? NotTheAssignee(Actor actor, Ticket ticket) => ticket.Assignment?.Agent is { } agent
        ? agent.Value == actor.Id || actor.IsSystem ? null : DecisionTexts.No("assignment.not-the-assignee", agent, actor.Id)
        : DecisionTexts.No("assignment.nobody");
}
