namespace SupportWorkflow;

/// <summary>Somebody took the ticket.</summary>
public sealed record TicketClaimed : TicketEvent
{
    internal override string StableName => "ticket-claimed";
}
