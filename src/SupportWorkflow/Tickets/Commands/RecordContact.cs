namespace SupportWorkflow;

/// <summary>The handler's first or further contact with the requester: what stops the response clock (SLA-13).</summary>
/// <param name="Note">What was said; may be empty.</param>
public sealed record RecordContact(string Note = "") : TicketCommand
{
    internal override string TriggerName => "contact";
}
