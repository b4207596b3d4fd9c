namespace SupportWorkflow;

/// <summary>The requester answered.</summary>
/// <param name="Text">The answer; may be empty.</param>
public sealed record RecordReply(string Text) : TicketCommand
{
    internal override string TriggerName => "reply";
}
