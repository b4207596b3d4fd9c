namespace SupportWorkflow;

/// <summary>The assignee gave the ticket back.</summary>
/// <param name="Reason">Why.</param>
public sealed record AssignmentDeclined(string Reason) : TicketEvent
{
    internal override string StableName => "assignment-declined";
}
