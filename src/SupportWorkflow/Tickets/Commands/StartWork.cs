namespace SupportWorkflow;

/// <summary>Somebody begins to work on the ticket.</summary>
public sealed record StartWork : TicketCommand
{
    internal override string TriggerName => "start";
}
