namespace SupportWorkflow;

/// <summary>The requester answered.</summary>
/// <param name="Text">The answer.</param>
public sealed record ReplyRecorded(string Text) : TicketEvent
{
    internal override string StableName => "reply-recorded";
}
