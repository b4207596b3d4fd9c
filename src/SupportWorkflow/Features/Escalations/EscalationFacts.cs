using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>The facts of what escalation has come to.</summary>
internal static class EscalationFacts
{
    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            RuleTexts.Table,
            TicketFact.Number("escalation.level", (in s) => s.Ticket.Escalation.Level),
            TicketFact.Number("escalation.highest", (in s) => s.Ticket.Escalation.Highest),
            TicketFact.Number("escalation.repeats", (in s) => s.Ticket.Escalation.Top?.Repeats ?? 0),
            TicketFact.YesNo("escalation.answered", (in s) =>
                s.Ticket.Escalation.Level == 0 ? null : s.Ticket.Escalation.AnsweredAt is not null
            ),
            TicketFact.YesNo("green-channel", (in s) => s.Ticket.Escalation.GreenChannel),
            TicketFact.YesNo("reason.owed", (in s) => s.Ticket.Escalation.ReasonAskedBy is not null),
            TicketFact.YesNo("review.called", (in s) => s.Ticket.Escalation.ReviewCalled)
        );

    /// <summary>How far the running cycle of each promise took the ticket up.</summary>
    public static ValueList<TicketFact> OfClocks(ValueList<Objective> objectives) =>
        [
            .. objectives.Select(o =>
                TicketFact
                    .Number($"clock.{o.Name}.level", (in s) =>
                        s.Ticket.Escalation.LevelOf(o.Name, s.Ticket.Clock(o.Name)?.Cycle ?? 0, null)
                    )
                    .Called(RuleTexts.Table.Say("fact.clock.level", o.Text))
            ),
        ];

    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(
            RuleTexts.Table,
            TicketFact.Text("event.reason", (in s) => (s.Event as TicketEscalated)?.Reason) with
            {
                SaidBy = ["ticket-escalated"],
            }
        );
}
