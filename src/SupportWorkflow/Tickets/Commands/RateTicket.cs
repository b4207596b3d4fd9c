namespace SupportWorkflow;

/// <summary>The requester says how satisfied they are (RES-4).</summary>
/// <param name="Score">On the profile's scale.</param>
/// <param name="Comment">Optional.</param>
public sealed record RateTicket(int Score, string Comment = "") : TicketCommand
{
    internal override string TriggerName => "rate";
}
