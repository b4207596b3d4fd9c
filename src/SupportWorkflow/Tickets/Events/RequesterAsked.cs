namespace SupportWorkflow;

/// <summary>The requester was asked for something.</summary>
/// <param name="Question">The question.</param>
public sealed record RequesterAsked(string Question) : TicketEvent
{
    internal override string StableName => "requester-asked";
}
