using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>The facts of a ticket's priority.</summary>
internal static class PriorityFacts
{
    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(PriorityTexts.Table, TicketFact.Text("priority", (in s) => s.Ticket.Priority?.Code.Code));

    /// <summary>What events do to it.</summary>
    /// <param name="facts">The facts of the ticket: of the priorities the first is the highest.</param>
    public static ValueList<TicketFact> OfEvents(FactCatalogue facts) =>
        TicketFact.All(
            PriorityTexts.Table,
            TicketFact.YesNo("event.changes-priority", (in s) =>
                s.Event is null
                    ? null
                    : s.Event is TicketPrioritised changed && s.Before.Priority is { } before && changed.Priority.Code != before
            ) with
            {
                SaidBy = ["ticket-prioritised"],
            },
            TicketFact.YesNo("event.raises-priority", (in s) =>
                s.Event is null
                    ? null
                    : s.Event is TicketPrioritised raised
                        && s.Before.Priority is { } before
                        && facts.RankOf("priority", raised.Priority.Code.Code) < facts.RankOf("priority", before.Code)
            ) with
            {
                SaidBy = ["ticket-prioritised"],
            }
        );
}
