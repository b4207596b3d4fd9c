namespace SupportWorkflow;

/// <summary>The ticket went back to its group's queue.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketReturned(string Reason) : TicketEvent
{
    internal override string StableName => "ticket-returned";
}
