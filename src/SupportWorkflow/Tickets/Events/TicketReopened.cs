namespace SupportWorkflow;

/// <summary>The ticket was taken up again.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketReopened(string Reason) : TicketEvent
{
    internal override string StableName => "ticket-reopened";
}
