namespace SupportWorkflow;

/// <summary>The ticket went to a department outside of technical support.</summary>
/// <param name="Department">Who received it.</param>
/// <param name="Reason">Why it is not ours.</param>
/// <param name="Contact">The receiving person.</param>
public sealed record TicketHandedOver(string Department, string Reason, string Contact) : TicketEvent
{
    internal override string StableName => "ticket-handed-over";
}
