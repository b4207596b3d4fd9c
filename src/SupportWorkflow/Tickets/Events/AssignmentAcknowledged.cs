namespace SupportWorkflow;

/// <summary>The assignee said "I have it".</summary>
public sealed record AssignmentAcknowledged : TicketEvent
{
    internal override string StableName => "assignment-acknowledged";
}
