namespace SupportWorkflow.Escalations;

/// <summary>A ticket that goes up, and who answers it (ESC-1, ESC-2).</summary>
internal static class EscalationDecisions
{
    private static readonly TextTable Texts = RuleTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<EscalateTicket>("escalate-ticket", "escalate-level", Decide),
        new CommandRow<AnswerEscalation>("answer-escalation", "answer-escalation", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketEscalated>("ticket-escalated", ("reason", e => e.Reason)) { By = ["escalate-level"] },
        new EventRow<EscalationAnswered>("escalation-answered", ("text", e => e.Text)) { By = ["answer-escalation"] },
        new EventRow<RuleFired>("rule-fired"),
        new EventRow<CascadeStopped>("cascade-stopped"),
    ];

    private static Verdict Decide(EscalateTicket command, in Deciding on)
    {
        var (levels, before) = (on.Policies.Levels, on.Ticket.Escalation.Level);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Texts.No("escalate.no-reason");
        if (levels.Count == 0)
            return Texts.No("escalate.no-levels", on.Policies.Profile);
        var level = command.Level ?? before + 1;
        if (level < 1 || level > levels.Count)
            return Texts.No("escalate.no-such-level", level, levels.Count);
        // A promise goes up for itself: where something else has brought the ticket as far, it still stands beside it. Who waits for
        // an answer goes on for what the ticket went up for, and may tell the last level once more.
        var (objective, cycle, rule, own) = (default(string), 0, default(string), before);
        if (on.Cause is { Climbs: true } && on.Ticket.Escalation.Top is { } top)
            (objective, cycle, rule, own) = (top.Objective, top.Cycle, top.Rule, top.Level - 1);
        else if (on.Cause is { } cause)
        {
            (objective, cycle, rule) = (cause.Objective, cause.Cycle, cause.Objective is null ? cause.Rule : null);
            own = objective is null ? before : on.Ticket.Escalation.LevelOf(objective, cycle, rule);
        }
        return level <= own
            ? Texts.No("escalate.not-higher", before, level)
            : new TicketEscalated(level, before, levels[level - 1].Role, command.Reason)
            {
                Objective = objective,
                Cycle = cycle,
                Rule = rule,
            };
    }

    private static Verdict Decide(AnswerEscalation command, in Deciding on) =>
        on.Ticket.Escalation.Level == 0 ? Texts.No("escalation.none")
        : on.Ticket.Escalation.AnsweredAt is { } at ? Texts.No("escalation.answered", at)
        : string.IsNullOrWhiteSpace(command.Text) ? Texts.No("escalation.no-text")
        : new EscalationAnswered(command.Text);
}
