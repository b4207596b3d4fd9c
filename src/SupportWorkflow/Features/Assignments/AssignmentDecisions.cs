namespace SupportWorkflow.Assignments;

/// <summary>Who has the ticket (ASG-3 to ASG-5).</summary>
internal static class AssignmentDecisions
{
    /// <summary>So many of those who did not get it are named in the event.</summary>
    private const int MostNamed = 30;

    private static readonly TextTable Texts = AssignmentTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<AssignTicket>("assign-ticket", "assign", Decide)
        {
            NeedsOf = static c =>
                c is AssignTicket { Agent: not null } or AssignTicket { ByPolicy: true } ? OutsideNeeds.Roster : OutsideNeeds.None,
        },
        new CommandRow<ClaimTicket>("claim-ticket", "claim", Decide) { NeedsOf = static _ => OutsideNeeds.Roster },
        new CommandRow<AcknowledgeTicket>("acknowledge-ticket", "acknowledge", Decide),
        new CommandRow<DeclineTicket>("decline-ticket", "decline", Decide),
        new CommandRow<ReturnToQueue>("return-to-queue", "unassign", Decide),
        new CommandRow<OfferTransfer>("offer-transfer", "offer-transfer", TransferDecisions.Decide),
        new CommandRow<AcceptTransfer>("accept-transfer", "accept-transfer", TransferDecisions.Decide)
        {
            NeedsOf = static _ => OutsideNeeds.Roster,
        },
        new CommandRow<RefuseTransfer>("refuse-transfer", "refuse-transfer", TransferDecisions.Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketAssigned>("ticket-assigned", ("reason", e => e.Reason)) { By = ["assign"] },
        new EventRow<TicketClaimed>("ticket-claimed") { By = ["claim"] },
        new EventRow<AssignmentAcknowledged>("assignment-acknowledged") { By = ["acknowledge"] },
        new EventRow<AssignmentDeclined>("assignment-declined", ("reason", e => e.Reason)) { By = ["decline"] },
        new EventRow<TicketReturned>("ticket-returned", ("reason", e => e.Reason)) { By = ["unassign"] },
        new EventRow<TransferOffered>(
            "transfer-offered",
            ("team", e => e.Transfer.Team.Value),
            ("diagnosis", e => e.Transfer.Diagnosis),
            ("tried", e => e.Transfer.Tried)
        )
        {
            By = ["offer-transfer"],
        },
        new EventRow<TransferAccepted>("transfer-accepted") { By = ["accept-transfer"] },
        new EventRow<TransferRefused>("transfer-refused", ("reason", e => e.Reason)) { By = ["refuse-transfer"] },
    ];

    private static Verdict Decide(AssignTicket command, in Deciding on)
    {
        if (command.ByPolicy)
            return command is { Team: null, Agent: null } ? ByPolicy(command, on) : Texts.No("assign.policy-and-name");
        if (command is { Team: null, Agent: null })
            return Texts.No("assign.to-nobody");
        if (command.Team is { } team && UnknownTeam(team, on.Policies) is { } unknown)
            return unknown;
        if (command is { Agent: { } agent, Given.Roster: { } roster } && !roster.IsOnDuty(agent))
            return Texts.No("assign.off-duty", agent, roster.AsOf);
        if (TakenFrom(on.Ticket.Assignment, command) is { } before && string.IsNullOrWhiteSpace(command.Reason))
            return Texts.No("assign.no-reason", before);
        return ChangesLine(on, command.Team) ?? (Verdict)new TicketAssigned(new(command.Team, command.Agent), command.Reason);
    }

    /// <summary>Gives it to whom the policy chooses; where nobody can take it, it waits for the group and stays as it is.</summary>
    private static Verdict ByPolicy(AssignTicket command, in Deciding on)
    {
        var (before, roster) = (on.Ticket.Assignment, (on.Given ?? command.Given)?.Roster);
        var result = on.Policies.Assign(on.Ticket, roster, on.Now);
        if (result.Team is { } named && UnknownTeam(named, on.Policies) is { } unknown)
            return unknown;
        var to = new AssignmentRecord(result.Team ?? before?.Team, result.Agent);
        if (result.Agent is { } agent)
        {
            if (agent == before?.Agent)
                return Texts.No("assign.unchanged", agent);
            if (roster?.IsOnDuty(agent) == false)
                return Texts.No("assign.off-duty", agent, roster.AsOf);
        }
        else if (before?.Agent is not null || to.Team is null || to.Team == before?.Team)
            return result.WaitsForRoster ? Texts.No("assign.waits-for-roster") : Texts.No("assign.nobody-free", Counted(result.PassedOver));
        if (ChangesLine(on, to.Team) is { } no)
            return no;
        return new Verdict(
            new TicketAssigned(to, command.Reason)
            {
                Policy = result.Policy,
                Because = result.Because,
                PassedOver = [.. result.PassedOver.Where(p => p.Reason != PassOverReason.OtherTeam).Take(MostNamed)],
            }
        )
        {
            Stays = result.Agent is null,
        };
    }

    /// <summary>How many are passed over for which reason.</summary>
    private static LocalText Counted(ValueList<PassedOver> passedOver) =>
        passedOver.Count == 0
            ? Texts.Say("passed-over.nobody")
            : LocalText.List([
                .. passedOver
                    .GroupBy(p => p.Reason)
                    .OrderBy(g => g.Key)
                    .Select(g => Texts.Say("passed-over.counted", PassedOver.Why(g.Key), g.Count())),
            ]);

    /// <summary>Why a group is none of the profile's; null: it is, or the profile names none.</summary>
    internal static Rejection? UnknownTeam(TeamId team, TicketPolicies policies)
    {
        var known = policies.Assignment.Policy;
        return known.Teams.Count == 0 || known.Team(team) is not null
            ? null
            : Texts.No("assign.unknown-team", team, string.Join(", ", known.Teams.Select(t => t.Id)));
    }

    /// <summary>Why a ticket cannot change its support line like that; null: it stays in its line, or the profile does not mind.</summary>
    private static Rejection? ChangesLine(in Deciding on, TeamId? to)
    {
        var plan = on.Policies.Assignment;
        return
            plan.HandsOver
            && to is { } next
            && on.Ticket.Assignment?.Team is { } team
            && plan.Policy.Team(team)?.Line is { } from
            && plan.Policy.Team(next)?.Line is { } line
            && from != line
            ? Texts.No("assign.needs-hand-over", from, line)
            : null;
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
