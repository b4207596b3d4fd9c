namespace SupportWorkflow.History;

/// <summary>A ticket and everything that happened to it.</summary>
/// <param name="Ticket">The ticket as the last event left it.</param>
/// <param name="Events">Its whole history: rebuilding it gives the ticket.</param>
public sealed record TicketHistory(Ticket Ticket, ValueList<TicketEvent> Events);
