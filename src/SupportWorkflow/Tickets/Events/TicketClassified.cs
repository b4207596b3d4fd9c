namespace SupportWorkflow;

/// <summary>The ticket was put into a category.</summary>
/// <param name="Category">The category.</param>
public sealed record TicketClassified(CategoryPath Category) : TicketEvent
{
    internal override string StableName => "ticket-classified";
}
