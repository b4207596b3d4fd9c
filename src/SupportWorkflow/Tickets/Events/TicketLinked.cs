namespace SupportWorkflow;

/// <summary>Another ticket has to do with this one.</summary>
/// <param name="Other">The other ticket.</param>
/// <param name="Relation">How.</param>
public sealed record TicketLinked(TicketId Other, string Relation) : TicketEvent
{
    internal override string StableName => "ticket-linked";
}
