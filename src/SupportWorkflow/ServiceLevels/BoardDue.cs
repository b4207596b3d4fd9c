using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What is due next on a board. <c>default</c> names no ticket.</summary>
/// <param name="Ticket">Whose.</param>
/// <param name="Objective">Which promise.</param>
/// <param name="At">When it is due; in the past when nobody took it in time.</param>
public readonly record struct BoardDue(TicketId Ticket, string Objective, Instant At);
