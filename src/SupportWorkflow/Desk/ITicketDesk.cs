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
    /// <returns>The decision; refused with <c>desk.ticket-exists</c> when the id the command gives is taken, with
    /// <c>desk.number-taken</c> when the number is.</returns>
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

    /// <summary>The ticket of a number as somebody may see it; null: there is none, or they may not see it.</summary>
    /// <exception cref="ArgumentException">Nobody knows the profile version that says who may.</exception>
    /// <exception cref="NotSupportedException">The store has no lists.</exception>
    Task<Ticket?> ByNumberAsync(TicketNumber number, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>A part of a list of what somebody may see, by the reading rights of the desk's own profile.</summary>
    /// <exception cref="FormatException"><see cref="TicketQuery.After"/> is no place of a list.</exception>
    /// <exception cref="NotSupportedException">The store has no lists.</exception>
    Task<TicketPage> ListAsync(TicketQuery query, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>How many tickets there are of those that somebody may see.</summary>
    /// <exception cref="NotSupportedException">The store has no lists.</exception>
    Task<IReadOnlyList<TicketCount>> CountAsync(
        TicketQuery query,
        TicketGroup by,
        Actor actor,
        CancellationToken cancellationToken = default
    );

    /// <summary>A ticket and what happened to it, as somebody may see both; null: there is none, or they may not see it.</summary>
    /// <exception cref="ArgumentException">Nobody knows the profile version that says who may.</exception>
    /// <exception cref="NotSupportedException">The store has no history.</exception>
    Task<TicketView?> HistoryAsync(TicketId ticket, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Offers what waits: every queued ticket that nobody has, in the order of the queue, goes to whom the assignment policy chooses, by
    /// <see cref="AssignTicket.ByPolicy"/>. For a host to call when somebody comes on duty or has room again; nothing is polled.
    /// </summary>
    /// <param name="by">Who orders it, and sees the tickets: a person whom the lifecycle lets assign, or
    /// <see cref="Actor.System"/>.</param>
    /// <param name="cancellationToken">Stops before the next ticket; what was given out stays.</param>
    /// <returns>How many tickets somebody has got.</returns>
    /// <exception cref="NotSupportedException">The store has no lists.</exception>
    Task<int> AssignWaitingAsync(Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a person out of every ticket that names the account or one of the aliases: events, snapshot and what has not left. What a
    /// ticket is stays, and it can be rebuilt. Of a ticket that the person asked for, all texts go. This is the host's own door: nobody's
    /// rights are asked, and <see cref="PersonErased"/> keeps who did it. Doing it again does no harm.
    /// </summary>
    /// <param name="person">Whom, under which pseudonym.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before the next ticket; what was done stays.</param>
    /// <returns>How many tickets were changed.</returns>
    /// <remarks>Backups, logs and copies elsewhere are the host's to clean. A text in a stranger's ticket is not searched for
    /// names.</remarks>
    /// <exception cref="InvalidOperationException">Nobody knows a profile version by which a ticket is rebuilt.</exception>
    /// <exception cref="NotSupportedException">The store has no history, or erases nothing.</exception>
    /// <exception cref="TicketConflictException">Other writers were faster on a ticket every time.</exception>
    Task<int> EraseAsync(Redaction person, Actor by, CancellationToken cancellationToken = default);
}
