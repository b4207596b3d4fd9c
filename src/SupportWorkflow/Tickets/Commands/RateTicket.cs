namespace SupportWorkflow;

/// <summary>The requester says how satisfied they are (RES-4).</summary>
/// <param name="Score">On the profile's scale; 0 where a grade is given instead.</param>
/// <param name="Comment">Optional.</param>
public sealed record RateTicket(int Score, string Comment = "") : TicketCommand
{
    /// <summary>One of the profile's named grades; null: the score says it.</summary>
    public string? Grade { get; init; }

    internal override string TriggerName => "rate";
}
