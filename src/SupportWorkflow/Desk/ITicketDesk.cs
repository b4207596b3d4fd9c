namespace SupportWorkflow.Desk;

/// <summary>
/// The async shell around a workflow: loads, asks for outside facts, decides, commits,
/// and decides again when another writer was faster. Thread-safe.
/// </summary>
/// <remarks>
/// A command with an id takes effect at most once, however often it is sent: a repetition is answered with what came of it first, without
/// outbox entries, which are on their way already. A refusal writes nothing; sent again, the command is decided anew. Any other exception
/// than those named here, cancellation included, comes from the store and leaves open whether the command was committed:
/// send it again with its id.
/// </remarks>
public interface ITicketDesk
{
    /// <summary>Opens a ticket; the desk draws its number and, where the command has no id for it, takes the number for the id.</summary>
    /// <returns>The decision; refused with <c>desk.ticket-exists</c> when the id the command gives is taken.</returns>
    Task<Decision> OpenAsync(OpenTicket command, CancellationToken cancellationToken = default);

    /// <summary>Decides a command on a ticket and commits what came of it.</summary>
    /// <returns>
    /// The decision; refused with <c>desk.no-such-ticket</c>, with <c>desk.profile-unknown</c> when neither the desk nor its archive knows
    /// the profile that decides the ticket, with <c>desk.command-id-taken</c> when the command id was given to another ticket before.
    /// </returns>
    /// <exception cref="TicketConflictException">Other writers were faster in all of
    /// <see cref="SupportWorkflowOptions.StoreAttempts"/>; nothing was kept.</exception>
    Task<Decision> HandleAsync(TicketId ticket, TicketCommand command, CancellationToken cancellationToken = default);

    /// <summary>
    /// The ticket as it was committed last, or null. The desk's <see cref="WorkflowShelf"/> then holds its version, if anybody knows it.
    /// </summary>
    Task<Ticket?> FindAsync(TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>The ticket as somebody may see it; null: there is none, or they may not see it.</summary>
    /// <exception cref="ArgumentException">Nobody knows the profile version that says who may.</exception>
    Task<Ticket?> ReadAsync(TicketId ticket, Actor actor, CancellationToken cancellationToken = default);
}
