namespace SupportWorkflow;

/// <summary>Asks the requester for something and waits for the answer. Also a contact (SLA-13).</summary>
/// <param name="Question">The question; not empty.</param>
public sealed record AskRequester(string Question) : TicketCommand
{
    internal override string TriggerName => "ask";
}
