namespace SupportWorkflow;

/// <summary>Puts the ticket away for good: it refuses everything afterwards (CLO-2).</summary>
public sealed record ArchiveTicket : TicketCommand
{
    internal override string TriggerName => "archive";
}
