using NodaTime;

namespace SupportWorkflow;

/// <summary>An event that a rule or policy adds because of an earlier one.</summary>
/// <param name="Event">What happened.</param>
/// <param name="By">Which rule or policy.</param>
/// <param name="At">When it happened.</param>
/// <param name="To">The state entered with it; null: the state stays.</param>
internal readonly record struct Reaction(TicketEvent Event, Actor By, Instant At, string? To = null);
