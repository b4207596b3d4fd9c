namespace SupportWorkflow;

/// <summary>The ticket went up (ESC-2): another role is responsible, and has so long to answer as the profile says.</summary>
/// <param name="Level">The level reached, counted from 1.</param>
/// <param name="Before">The level before; 0: none.</param>
/// <param name="Responsible">The role that is responsible from here on.</param>
/// <param name="Reason">Why: in the words of whoever escalated, or the text of the rule.</param>
public sealed record TicketEscalated(int Level, int Before, string Responsible, string Reason) : TicketEvent
{
    internal override string StableName => "ticket-escalated";
}
