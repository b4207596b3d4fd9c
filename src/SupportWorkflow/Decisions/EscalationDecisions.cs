namespace SupportWorkflow.Decisions;

/// <summary>A ticket that goes up, and what comes of it (ESC-1, ESC-2).</summary>
internal static class EscalationDecisions
{
    /// <summary>The topic of the log entry that gives the reason a rule asked for (ESC-6).</summary>
    public const string ReasonTopic = "reason";

    public static Verdict Decide(EscalateTicket command, DecisionDraft draft)
    {
        var (levels, before) = (draft.Rules.Levels, draft.Ticket.Escalation.Level);
        if (string.IsNullOrWhiteSpace(command.Reason)) return DecisionTexts.No("escalate.no-reason");
        if (levels.Count == 0) return DecisionTexts.No("escalate.no-levels", draft.Rules.Profile);
        var level = command.Level ?? before + 1;
        if (level < 1 || level > levels.Count) return DecisionTexts.No("escalate.no-such-level", level, levels.Count);
        return level <= before ? DecisionTexts.No("escalate.not-higher", before, level) : new TicketEscalated(level, before, levels[level - 1].Role, command.Reason);
    }

    public static Verdict Decide(AnswerEscalation command, Ticket ticket) =>
        ticket.Escalation.Level == 0 ? DecisionTexts.No("escalation.none")
        : ticket.Escalation.AnsweredAt is { } at ? DecisionTexts.No("escalation.answered", at)
        : string.IsNullOrWhiteSpace(command.Text) ? DecisionTexts.No("escalation.no-text")
        : new EscalationAnswered(command.Text);

    /// <summary>What an event changes in the ticket's record of escalation.</summary>
    public static void Fold(Ticket own, TicketEvent e, ulong bit, TicketRules rules)
    {
        switch (e)
        {
            case RuleFired fired:
                own.Escalated = Marked(own.Escalation.Spending(new(fired.Rule, fired.Number, fired.DueAt, fired.Version)), fired);
                break;
            case CascadeStopped stopped:
                foreach (var left in stopped.Left) own.Escalated = own.Escalation.Spending(left with { Version = stopped.Version });
                break;
            case TicketEscalated up:
                own.Escalated = own.Escalation with { Level = up.Level, Responsible = up.Responsible, EscalatedAt = e.OccurredAt, AnsweredAt = null };
                break;
            case EscalationAnswered:
                own.Escalated = own.Escalation with { AnsweredAt = e.OccurredAt };
                break;
            case WorkLogged { Topic: ReasonTopic } when own.Escalation.ReasonAskedBy is not null:
                own.Escalated = own.Escalation with { ReasonAskedBy = null };
                break;
        }
        if ((rules.Remembered & bit) != 0) Remember(own, e, rules);
        if (rules.RemembersMovement && e.ByKind == ActorKind.Person)
            own.Escalated = own.Escalation.Remembering(new(TicketRules.Movement, e.OccurredAt, e.Version));
    }

    /// <summary>Under its own name, and a row of imported history under each name it stands for.</summary>
    private static void Remember(Ticket own, TicketEvent e, TicketRules rules)
    {
        if (e is not StateImported || (rules.Remembered & TicketEventNames.BitOf(e.Name)) != 0) own.Escalated = own.Escalation.Remembering(new(e.Name, e.OccurredAt, e.Version));
        if (e is not StateImported imported) return;
        foreach (var name in imported.As)
            if ((rules.Remembered & TicketEventNames.BitOf(name)) != 0) own.Escalated = own.Escalation.Remembering(new(name, e.OccurredAt, e.Version));
    }

    private static EscalationRecord Marked(EscalationRecord record, RuleFired fired)
    {
        foreach (var did in fired.Did)
        {
            record = did switch
            {
                RuleEffect.GreenChannel => record with { GreenChannel = true },
                RuleEffect.CallReview => record with { ReviewCalled = true },
                RuleEffect.AskReason => record with { ReasonAskedBy = fired.Rule },
                _ => record,
            };
        }
        return record;
    }
}
