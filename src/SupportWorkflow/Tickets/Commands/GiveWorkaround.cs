namespace SupportWorkflow;

/// <summary>Gives the requester a way to go on until it is solved (HND-4); recorded apart from the solution.</summary>
/// <param name="Text">The way; not empty.</param>
public sealed record GiveWorkaround(string Text) : TicketCommand
{
    internal override string TriggerName => "workaround";
}
