namespace SupportWorkflow.Desk;

/// <summary>
/// Lists and figures of a store's tickets, those in its archive left out. A store may be without; a desk over it then has no lists.
/// Thread-safe.
/// </summary>
public interface ITicketQueries
{
    /// <summary>A part of a list. What is committed while somebody turns pages is given once or, where it moved, not at all or
    /// again.</summary>
    /// <exception cref="FormatException"><see cref="TicketQuery.After"/> is no place of a list.</exception>
    Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many tickets there are, the largest group first; groups of the same size in the order of their keys.</summary>
    /// <param name="query">Which tickets; its order and its part are not looked at.</param>
    /// <param name="by">What they are counted by; with <see cref="TicketGroup.All"/> one figure, which may be 0.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<TicketCount>> CountAsync(TicketQuery query, TicketGroup by, CancellationToken cancellationToken = default);

    /// <summary>The ticket of a number, one in the archive too; null: there is none.</summary>
    Task<TicketId?> OfNumberAsync(TicketNumber number, CancellationToken cancellationToken = default);
}
