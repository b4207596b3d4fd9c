using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// Remembers which times of a desk's schedules are done, so that of any number of processes one does each. A store may be without; then
/// schedules are run by nobody.
/// </summary>
public interface IScheduleSlots
{
    /// <summary>The latest time of a schedule that is done; null: none is.</summary>
    Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default);

    /// <summary>Marks a time as done and puts what comes of it into the outbox, as one unit.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="after">The latest one, as <see cref="LastAsync"/> gave it; null: none.</param>
    /// <param name="slot">The time that is done now; kept to the microsecond at least.</param>
    /// <param name="entries">What has to leave because of it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False: another process was first, and nothing was kept.</returns>
    Task<bool> TakeAsync(
        string schedule,
        Instant? after,
        Instant slot,
        IReadOnlyList<OutboxEntry> entries,
        CancellationToken cancellationToken = default
    );
}
