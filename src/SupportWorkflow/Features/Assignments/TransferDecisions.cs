namespace SupportWorkflow.Assignments;

/// <summary>A ticket goes from group to group with a package that the receiver accepts (ASG-11).</summary>
internal static class TransferDecisions
{
    private static readonly TextTable Texts = AssignmentTexts.Table;

    public static Verdict Decide(OfferTransfer command, in Deciding on)
    {
        var (ticket, policies) = (on.Ticket, on.Policies);
        if (ticket.Transfer is { } open)
            return Texts.No("transfer.open", open.Team);
        if (AssignmentDecisions.UnknownTeam(command.Team, policies) is { } unknown)
            return unknown;
        if (ticket.Assignment?.Team == command.Team)
            return Texts.No("transfer.same-team", command.Team);
        if (string.IsNullOrWhiteSpace(command.Diagnosis) || string.IsNullOrWhiteSpace(command.Tried))
            return Texts.No("transfer.incomplete");
        return new TransferOffered(
            new(command.Team, command.Diagnosis, command.Tried)
            {
                Agent = command.Agent,
                Promised = command.Promised,
                Open = OpenPromises(ticket, policies),
                By = command.By.Id,
            }
        );
    }

    public static Verdict Decide(AcceptTransfer command, in Deciding on)
    {
        if (Receives(command.By, on.Ticket) is { } no)
            return no;
        var agent = new AgentId(command.By.Id);
        return command.Given?.Roster is { } roster && !roster.IsOnDuty(agent) ? Texts.No("assign.off-duty", agent, roster.AsOf)
            : IsOfTeam(command, on.Ticket.Transfer!.Team) ? new TransferAccepted()
            : Texts.No("transfer.not-of-the-team", agent, on.Ticket.Transfer.Team);
    }

    public static Verdict Decide(RefuseTransfer command, in Deciding on) =>
        Receives(command.By, on.Ticket) is { } no ? no
        : string.IsNullOrWhiteSpace(command.Reason) ? Texts.No("transfer.no-reason")
        : new TransferRefused(command.Reason);

    /// <summary>Why somebody cannot answer the offer; null: they can.</summary>
    private static Rejection? Receives(Actor actor, Ticket ticket)
    {
        if (ticket.Transfer is not { } transfer)
            return Texts.No("transfer.none");
        if (!actor.IsSystem && (transfer.By == actor.Id || ticket.Assignment?.Agent?.Value == actor.Id))
            return Texts.No("transfer.own");
        return transfer.Agent is { } agent && agent.Value != actor.Id && !actor.IsSystem ? Texts.No("transfer.for-another", agent) : null;
    }

    /// <summary>Whether somebody works in a group, as far as the roster says.</summary>
    private static bool IsOfTeam(AcceptTransfer command, TeamId team)
    {
        foreach (var agent in command.Given?.Roster?.Agents ?? default)
            if (agent.Agent.Value == command.By.Id && agent.Teams.Count > 0)
                return agent.Teams.Contains(team);
        return true;
    }

    private static ValueList<TicketDue> OpenPromises(Ticket ticket, TicketPolicies policies)
    {
        var open = new List<TicketDue>();
        foreach (var clock in ticket.Clocks)
            if (clock.DueAt(policies.Calendars) is { } at)
                open.Add(new(clock.Objective, at));
        return [.. open];
    }
}
