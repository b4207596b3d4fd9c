namespace SupportWorkflow.Imports;

/// <summary>One ticket of a foreign log, told in events of our own.</summary>
/// <param name="Ticket">The ticket as its last row left it.</param>
/// <param name="Events">Its whole history: rebuilding it gives the ticket.</param>
public sealed record ImportedTicket(Ticket Ticket, ValueList<TicketEvent> Events);
