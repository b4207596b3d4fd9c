namespace SupportWorkflow;

/// <summary>The ticket ended.</summary>
/// <param name="Reason">What was written; empty: it was confirmed.</param>
public sealed record TicketClosed(string Reason = "") : TicketEvent
{
    internal override string StableName => "ticket-closed";
}
