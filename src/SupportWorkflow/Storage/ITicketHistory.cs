namespace SupportWorkflow.Desk;

/// <summary>What happened to tickets. A store may be without. Thread-safe.</summary>
public interface ITicketHistory
{
    /// <summary>Events of a ticket in the order of their versions, one in the archive too; empty: there are none.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="after">The version after which they begin; 0: with the first.</param>
    /// <param name="atMost">The most events; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TicketFormatException">What is kept is not an event.</exception>
    Task<ValueList<TicketEvent>> EventsAsync(
        TicketId ticket,
        int after = 0,
        int atMost = int.MaxValue,
        CancellationToken cancellationToken = default
    );
}
