namespace SupportWorkflow.Decisions;

/// <summary>Gives a ticket its priority, by the policy or by hand (PRI-3, PRI-6, PRI-7).</summary>
internal static class PriorityDecisions
{
    /// <summary>The policy's answer, recorded by the policy.</summary>
    public static void Open(DecisionDraft draft, OpenTicket cause)
    {
        var intake = draft.Ticket.Intake;
        draft.Record(
            new TicketPrioritised(ByPolicy(draft, intake.Impact, intake.Urgency, cause.ChosenPriority), "", intake.Impact, intake.Urgency),
            Actor.System("priority-policy").Id, cause.OccurredAt ?? draft.Now, commandId: cause.CommandId);
    }

    public static Rejection? Check(PrioritiseTicket command, Ticket ticket, DecisionRules rules) => command switch
    {
        { Priority: { } code } when rules.Scale.Rank(code) < 0 => DecisionTexts.No("priority.not-on-scale", code, string.Join(", ", rules.Scale.Codes.AsEnumerable())),
        { Priority: not null, Reason: "" } => DecisionTexts.No("priority.no-reason"),
        { Priority: { } same } when same == ticket.Priority?.Code => DecisionTexts.No("priority.unchanged", same),
        { Priority: null, Impact: null, Urgency: null } => DecisionTexts.No("priority.nothing-given"),
        _ => null,
    };

    public static TicketEvent Handle(PrioritiseTicket command, DecisionDraft draft)
    {
        var (impact, urgency) = (command.Impact ?? draft.Ticket.Intake.Impact, command.Urgency ?? draft.Ticket.Intake.Urgency);
        var priority = command.Priority is { } byHand
            ? new PriorityRecord(byHand, [command.Reason])
            : ByPolicy(draft, impact, urgency, null);
        return new TicketPrioritised(priority, command.Reason, impact, urgency);
    }

    private static PriorityRecord ByPolicy(DecisionDraft draft, string? impact, string? urgency, PriorityCode? chosen)
    {
        var (ticket, rules) = (draft.Ticket, draft.Rules);
        var result = rules.Priorities.Decide(new()
        {
            Scale = rules.Scale,
            Impact = impact,
            Urgency = urgency,
            Tier = ticket.Intake.Tier,
            Scenario = ticket.Intake.Scenario,
            Category = ticket.Category,
            AffectedUsers = ticket.Intake.AffectedUsers,
            SecurityAlert = ticket.Intake.SecurityAlert,
            Chosen = chosen,
        });
        return rules.Scale.Rank(result.Priority) >= 0
            ? new(result.Priority, result.Because)
            : throw new InvalidOperationException($"The priority policy answered '{result.Priority}', which is not on the scale.");
    }
}
