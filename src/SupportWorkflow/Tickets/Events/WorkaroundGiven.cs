namespace SupportWorkflow;

/// <summary>The requester got a way to go on until it is solved.</summary>
/// <param name="Text">The way.</param>
public sealed record WorkaroundGiven(string Text) : TicketEvent
{
    internal override string StableName => "workaround-given";
}
