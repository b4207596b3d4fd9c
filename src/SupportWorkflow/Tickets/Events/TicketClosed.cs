namespace SupportWorkflow;

/// <summary>The ticket ended.</summary>
public sealed record TicketClosed : TicketEvent
{
    internal override string StableName => "ticket-closed";
}
