using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>Writes down which times of which schedules were taken, whether or not anybody hears of it.</summary>
internal sealed class WatchedSlots(IScheduleSlots slots, List<(string Schedule, Instant? After, Instant Slot)> taken) : IScheduleSlots
{
    public Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default) =>
        slots.LastAsync(schedule, cancellationToken);

    public async Task<bool> TakeAsync(
        string schedule,
        Instant? after,
        Instant slot,
        IReadOnlyList<OutboxEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        var isTaken = await slots.TakeAsync(schedule, after, slot, entries, cancellationToken);
        if (isTaken)
            taken.Add((schedule, after, slot));
        return isTaken;
    }
}
