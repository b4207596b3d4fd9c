namespace SupportWorkflow;

/// <summary>Whoever is responsible for an escalated ticket has answered: it does not go up by itself any more.</summary>
/// <param name="Text">What was said.</param>
public sealed record EscalationAnswered(string Text) : TicketEvent
{
    internal override string StableName => "escalation-answered";
}
