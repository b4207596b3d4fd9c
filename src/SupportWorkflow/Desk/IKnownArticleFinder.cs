namespace SupportWorkflow.Desk;

/// <summary>Finds published articles: optional. Without one, or when it fails or is slow, they are unknown. Thread-safe.</summary>
public interface IKnownArticleFinder
{
    /// <summary>The ids of articles that match; empty: none does. Asked only when a decision would use it.</summary>
    /// <param name="ticket">The ticket; null: it is about to be opened.</param>
    /// <param name="command">The order that will be decided; null: time passes.</param>
    /// <param name="cancellationToken">Ends when the desk no longer waits.</param>
    Task<ValueList<string>> FindAsync(Ticket? ticket, TicketCommand? command, CancellationToken cancellationToken = default);
}
