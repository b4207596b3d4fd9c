namespace SupportWorkflow;

/// <summary>The ticket ended unsolved.</summary>
/// <param name="Reason">Why.</param>
public sealed record TicketCancelled(string Reason) : TicketEvent
{
    internal override string StableName => "ticket-cancelled";
}
