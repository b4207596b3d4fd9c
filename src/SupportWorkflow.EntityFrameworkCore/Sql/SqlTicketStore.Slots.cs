using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

internal sealed partial class SqlTicketStore
{
    public Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.ReadAsync(
            async (s, stop) =>
                (
                    await s.QueryAsync(
                            $"select last from {tables.Schedules} where desk = $1 and name = $2",
                            r => TicketValues.ReadAt(r, 0),
                            stop,
                            desk,
                            schedule
                        )
                        .ConfigureAwait(false)
                ).FirstOrDefault(),
            cancellationToken
        );
    }

    public Task<bool> TakeAsync(
        string schedule,
        Instant? after,
        Instant slot,
        IReadOnlyList<OutboxEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(entries);
        cancellationToken.ThrowIfCancellationRequested();
        return sessions.WriteAsync(
            async (s, stop) =>
            {
                var taken = after is { } last
                    ? await s.ExecuteAsync(
                            $"update {tables.Schedules} set last = $3 where desk = $1 and name = $2 and last = $4",
                            stop,
                            desk,
                            schedule,
                            Dialect.At(slot),
                            Dialect.At(last)
                        )
                        .ConfigureAwait(false)
                    : await s.ExecuteAsync(
                            $"insert into {tables.Schedules} (desk, name, last) values ($1, $2, $3) on conflict do nothing",
                            stop,
                            desk,
                            schedule,
                            Dialect.At(slot)
                        )
                        .ConfigureAwait(false);
                if (taken == 0)
                    return false;
                foreach (var entry in entries)
                    await writing.SendAsync(s.Again, entry, stop).ConfigureAwait(false);
                return true;
            },
            isOne: false,
            // Whoever is not sure asks for the latest time: repeated here, what was done would look like another's.
            mayRepeat: false,
            cancellationToken
        );
    }
}
