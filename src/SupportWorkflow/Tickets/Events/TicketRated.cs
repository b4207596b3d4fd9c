namespace SupportWorkflow;

/// <summary>The requester said how satisfied they are.</summary>
/// <param name="Score">On the profile's scale.</param>
/// <param name="Comment">What they said.</param>
public sealed record TicketRated(int Score, string Comment = "") : TicketEvent
{
    /// <summary>The grade chosen, where the profile has named ones.</summary>
    public string? Grade { get; init; }

    internal override string StableName => "ticket-rated";
}
