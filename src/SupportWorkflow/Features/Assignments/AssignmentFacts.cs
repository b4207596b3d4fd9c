namespace SupportWorkflow.Assignments;

/// <summary>The facts of who has a ticket.</summary>
internal static class AssignmentFacts
{
    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            AssignmentTexts.Table,
            TicketFact.YesNo("assigned", (in s) => s.Ticket.Assignment is not null),
            TicketFact.YesNo("has-assignee", (in s) => s.Ticket.Assignment?.Agent is not null),
            TicketFact.Text("team", (in s) => s.Ticket.Assignment?.Team?.Value),
            TicketFact.Text("coordinator", (in s) => s.Ticket.Assignment?.Coordinator?.Value),
            TicketFact.YesNo("acknowledged", (in s) => s.Ticket.Assignment?.AcknowledgedAt is not null),
            TicketFact.YesNo("actor.is-assignee", (in s) => s.ActorId is null ? null : s.ActorId == s.Ticket.Assignment?.Agent?.Value)
        );
}
