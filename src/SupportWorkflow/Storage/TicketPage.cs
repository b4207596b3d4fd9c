namespace SupportWorkflow.Desk;

/// <summary>A part of a list.</summary>
/// <param name="Tickets">The tickets, in the order that was asked for.</param>
/// <param name="Next">What <see cref="TicketQuery.After"/> is for the next part; null: this was the last.</param>
public sealed record TicketPage(ValueList<TicketSummary> Tickets, string? Next);
