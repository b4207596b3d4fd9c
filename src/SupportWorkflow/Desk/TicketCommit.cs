namespace SupportWorkflow.Desk;

/// <summary>What a decision changes in a store.</summary>
/// <param name="ExpectedVersion">The version it was decided on; 0 for a new ticket.</param>
/// <param name="Ticket">The ticket afterwards.</param>
/// <param name="Events">The events that made it so.</param>
public sealed record TicketCommit(int ExpectedVersion, Ticket Ticket, ValueList<TicketEvent> Events);
