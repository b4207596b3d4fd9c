namespace SupportWorkflow.Escalations;

/// <summary>The facts of what escalation has come to.</summary>
internal static class EscalationFacts
{
    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            RuleTexts.Table,
            TicketFact.Number("escalation.level", (in s) => s.Ticket.Escalation.Level),
            TicketFact.YesNo("escalation.answered", (in s) =>
                s.Ticket.Escalation.Level == 0 ? null : s.Ticket.Escalation.AnsweredAt is not null
            ),
            TicketFact.YesNo("green-channel", (in s) => s.Ticket.Escalation.GreenChannel),
            TicketFact.YesNo("reason.owed", (in s) => s.Ticket.Escalation.ReasonAskedBy is not null),
            TicketFact.YesNo("review.called", (in s) => s.Ticket.Escalation.ReviewCalled)
        );

    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(RuleTexts.Table, TicketFact.Text("event.reason", (in s) => (s.Event as TicketEscalated)?.Reason));
}
