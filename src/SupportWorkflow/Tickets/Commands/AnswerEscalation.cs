namespace SupportWorkflow;

/// <summary>Says what comes of an escalation, so that it does not go up further by itself (ESC-2). Refused when there is none to answer.</summary>
/// <param name="Text">What; not empty.</param>
public sealed record AnswerEscalation(string Text) : TicketCommand
{
    internal override string TriggerName => "answer-escalation";
}
