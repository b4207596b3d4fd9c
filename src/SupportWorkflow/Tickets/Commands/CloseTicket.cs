namespace SupportWorkflow;

/// <summary>Ends the ticket (CLO-1).</summary>
public sealed record CloseTicket : TicketCommand
{
    internal override string TriggerName => "close";
}
