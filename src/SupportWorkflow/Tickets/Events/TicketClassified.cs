namespace SupportWorkflow;

/// <summary>The ticket was put into a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Before">The one it had; null: none.</param>
/// <param name="Reason">Why.</param>
public sealed record TicketClassified(CategoryPath Category, CategoryPath? Before = null, string Reason = "") : TicketEvent
{
    internal override string StableName => "ticket-classified";
}
