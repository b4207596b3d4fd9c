namespace SupportWorkflow;

/// <summary>Says "I have it" to an assignment (ASG-5). Only the assignee can.</summary>
public sealed record AcknowledgeTicket : TicketCommand
{
    internal override string TriggerName => "acknowledge";
}
