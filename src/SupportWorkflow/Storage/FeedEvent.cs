namespace SupportWorkflow.Desk;

/// <summary>An event and the ticket to which it happened.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Event">What happened.</param>
public sealed record FeedEvent(TicketId Ticket, TicketEvent Event);
