namespace SupportWorkflow.Desk;

/// <summary>What a store holds of a ticket and of a command id.</summary>
/// <param name="Ticket">The ticket as it was committed last; null: there is none.</param>
public sealed record LoadedTicket(Ticket? Ticket)
{
    /// <summary>
    /// What came of the command id: the history of the ticket it was given to, from the opening to the last event it caused.
    /// Null: it was never committed.
    /// </summary>
    public ValueList<TicketEvent>? Outcome { get; init; }

    /// <summary>The version of the first event that was committed with the command id; 0 without an outcome.</summary>
    public int OutcomeFrom { get; init; }
}
