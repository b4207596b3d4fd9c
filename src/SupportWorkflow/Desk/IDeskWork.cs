using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// What a desk does by itself, one step at a time: <c>SupportWorkflow.Hosting</c> calls it in time, or a host of yours does. Thread-safe.
/// </summary>
public interface IDeskWork
{
    /// <summary>A wake-up was committed through this desk in this process.
    /// Raised on the thread of whoever committed: handlers are quick.</summary>
    event Action<Instant>? WakeUpCommitted;

    /// <summary>Outbox entries were committed through this desk in this process, the earliest ready at an instant.
    /// Raised like the other.</summary>
    event Action<Instant>? OutboxCommitted;

    /// <summary>Decides and commits a batch of what is due by now.</summary>
    /// <param name="atMost">The most tickets to claim; at least 1.</param>
    /// <param name="cancellationToken">Stops the call; what was committed stays.</param>
    Task<DueBatch> FireDueAsync(int atMost, CancellationToken cancellationToken = default);

    /// <summary>
    /// Does what the desk's schedules have come to: of any number of processes one does each time, and what comes of it is put into the
    /// outbox with it. Of times that passed while no desk ran the latest is made up. A store without <see cref="IScheduleSlots"/> or
    /// <see cref="ITicketQueries"/> does none.
    /// </summary>
    /// <returns>When the next one comes; null: none does.</returns>
    Task<Instant?> RunSchedulesAsync(CancellationToken cancellationToken = default);

    /// <summary>Where the desk keeps its tickets.</summary>
    ITicketStore Store { get; }

    /// <summary>
    /// The same desk over its own tickets as a transaction of the host's sees them: what it decides is kept when that is committed, and
    /// gone when it is not. For the authors of stores. It rings nobody.
    /// </summary>
    /// <param name="transaction">The desk's store within the transaction.</param>
    /// <param name="itsNumbers">The series within it, or beside it.</param>
    /// <param name="itsProfiles">The profile documents within it.</param>
    ITicketDesk Within(ITicketStore transaction, ITicketNumberSource itsNumbers, IProfileArchive itsProfiles);

    /// <summary>Tells pump and dispatcher of this process what a transaction of the host's has committed.</summary>
    /// <param name="wakeUp">The earliest wake-up; null: none.</param>
    /// <param name="ready">When the first entry of the outbox may leave; null: there is none.</param>
    void Ring(Instant? wakeUp, Instant? ready);
}
