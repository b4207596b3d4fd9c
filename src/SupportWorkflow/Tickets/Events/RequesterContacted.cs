namespace SupportWorkflow;

/// <summary>The handler was in contact with the requester.</summary>
/// <param name="Note">What was said.</param>
public sealed record RequesterContacted(string Note) : TicketEvent
{
    internal override string StableName => "requester-contacted";
}
