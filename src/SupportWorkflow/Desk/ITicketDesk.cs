namespace SupportWorkflow.Desk;

/// <summary>The async shell around a workflow: loads, decides, commits, and decides again when another writer was faster. Thread-safe.</summary>
public interface ITicketDesk
{
    /// <summary>Opens a ticket; the desk draws its number.</summary>
    Task<Decision> OpenAsync(TicketRequest request, CancellationToken cancellationToken = default);

    /// <summary>Decides a command on a ticket and commits what came of it.</summary>
    /// <returns>The decision; refused with <c>desk.no-such-ticket</c> when there is none.</returns>
    /// <exception cref="TicketConflictException">Other writers were faster five times in a row.</exception>
    Task<Decision> HandleAsync(TicketId ticket, TicketCommand command, CancellationToken cancellationToken = default);

    /// <summary>The ticket as it was committed last, or null.</summary>
    Task<Ticket?> FindAsync(TicketId ticket, CancellationToken cancellationToken = default);
}
