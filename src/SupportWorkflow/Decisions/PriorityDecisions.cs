using NodaTime;

namespace SupportWorkflow.Decisions;

/// <summary>Gives a ticket its priority, by the policy or by hand (PRI-3, PRI-6, PRI-7).</summary>
internal static class PriorityDecisions
{
    private static readonly string By = Actor.System("priority-policy").Id;

    /// <summary>The policy's answer to an opening.</summary>
    public static void Open(DecisionDraft draft, OpenTicket cause, Instant occurredAt)
    {
        var intake = draft.Ticket.Intake;
        var priority = ByPolicy(draft, intake.Impact, intake.Urgency, cause.ChosenPriority);
        draft.React(new TicketPrioritised(priority, "", intake.Impact, intake.Urgency), By, occurredAt, cause: 1);
    }

    public static Verdict Decide(PrioritiseTicket command, DecisionDraft draft)
    {
        var scale = draft.Rules.Scale;
        if (command is { Priority: null, Impact: null, Urgency: null }) return DecisionTexts.No("priority.nothing-given");
        if (command.Priority is { } code)
        {
            if (scale.Rank(code) < 0) return DecisionTexts.No("priority.not-on-scale", code, string.Join(", ", scale.Codes.AsEnumerable()));
            if (command.Reason.Length == 0) return DecisionTexts.No("priority.no-reason");
            if (code == draft.Ticket.Priority?.Code) return DecisionTexts.No("priority.unchanged", code);
        }
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
