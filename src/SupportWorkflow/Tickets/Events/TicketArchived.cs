namespace SupportWorkflow;

/// <summary>The ticket was put away for good.</summary>
public sealed record TicketArchived : TicketEvent
{
    internal override string StableName => "ticket-archived";
}
