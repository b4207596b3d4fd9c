namespace SupportWorkflow.Desk;

/// <summary>Counts tickets like another: optional. Without one, or when it fails or is slow, the number is unknown. Thread-safe.</summary>
public interface ISimilarTicketCounter
{
    /// <summary>How many other tickets are like this one. Asked only when a decision would use it.</summary>
    /// <param name="ticket">The ticket; null: it is about to be opened.</param>
    /// <param name="command">The order that will be decided; null: time passes.</param>
    /// <param name="cancellationToken">Ends when the desk no longer waits.</param>
    Task<int> CountAsync(Ticket? ticket, TicketCommand? command, CancellationToken cancellationToken = default);
}
