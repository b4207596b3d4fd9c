namespace SupportWorkflow.Desk;

/// <summary>How many tickets there are of a kind.</summary>
/// <param name="Key">What they have in common, such as a team; null: they have none, or nothing was asked.</param>
/// <param name="Count">How many.</param>
public sealed record TicketCount(string? Key, long Count);
