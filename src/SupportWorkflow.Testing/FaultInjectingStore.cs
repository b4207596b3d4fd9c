using System.Collections.Concurrent;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

/// <summary>
/// A store that fails when it is told to: before it does anything, or after it has done everything, with <see cref="TimeoutException"/>.
/// Each call first awaits what the test says about it, so that a test can also hold a call back, reorder calls,
/// or never let one go on. Thread-safe.
/// </summary>
/// <param name="store">The store that does the work.</param>
/// <param name="before">Says what goes wrong with a call; awaited before the call is made.</param>
/// <param name="after">Awaited when the call has been made and before its caller is told; null: nothing is.</param>
public sealed class FaultInjectingStore(StoreParts store, Func<StoreCall, Task<StoreFault>> before, Func<StoreCall, Task>? after = null)
    : ITicketStore,
        IOutbox,
        ITicketNumberSource,
        ITicketQueries,
        IScheduleSlots
{
    private readonly ConcurrentDictionary<TicketId, (Ticket? Before, Ticket Latest)> _seen = new();
    private readonly StoreParts _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly Func<StoreCall, Task<StoreFault>> _before = before ?? throw new ArgumentNullException(nameof(before));

    /// <inheritdoc/>
    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
        CallAsync(StoreCall.Load, async fault =>
        {
            var loaded = await _store.Tickets.LoadAsync(ticket, commandId, cancellationToken).ConfigureAwait(false);
            if (loaded.Ticket is { } latest)
                Remember(latest);
            if (fault != StoreFault.StaleRead)
                return loaded;
            return ticket.Value is null ? new(null)
                : _seen.TryGetValue(ticket, out var seen) && seen.Before is { } stale ? new(stale)
                : loaded;
        });

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return CallAsync(StoreCall.Commit, async _ => await _store.Tickets.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(decide);
        return CallAsync(StoreCall.FireDue, async fault =>
            await _store
                .Tickets.FireDueAsync(
                    now,
                    atMost,
                    fault == StoreFault.PoisonDecision ? static _ => throw new InvalidOperationException("Poison.") : decide,
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(StoreCall.ReadOutbox, async _ => await _store.Outbox.ReadAsync(now, atMost, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return CallAsync(StoreCall.Done, async _ =>
        {
            await _store.Outbox.DoneAsync(keys, cancellationToken).ConfigureAwait(false);
            return true;
        });
    }

    /// <inheritdoc/>
    public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(error);
        return CallAsync(StoreCall.Failed, async _ =>
        {
            await _store.Outbox.FailedAsync(key, now, error, cancellationToken).ConfigureAwait(false);
            return true;
        });
    }

    /// <inheritdoc/>
    public Task<long> NextAsync(string series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        return CallAsync(StoreCall.Number, async _ => await _store.Numbers.NextAsync(series, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CallAsync(StoreCall.Query, async _ => await Queries.ListAsync(query, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TicketCount>> CountAsync(TicketQuery query, TicketGroup by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CallAsync(StoreCall.Query, async _ => await Queries.CountAsync(query, by, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<TicketId?> OfNumberAsync(TicketNumber number, CancellationToken cancellationToken = default) =>
        CallAsync(StoreCall.Query, async _ => await Queries.OfNumberAsync(number, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return CallAsync(StoreCall.Query, async _ => await Slots.LastAsync(schedule, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
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
        return CallAsync(StoreCall.TakeSlot, async _ =>
            await Slots.TakeAsync(schedule, after, slot, entries, cancellationToken).ConfigureAwait(false)
        );
    }

    private ITicketQueries Queries => _store.Queries ?? throw new NotSupportedException("The store behind this one has no lists.");

    private IScheduleSlots Slots => _store.Slots ?? throw new NotSupportedException("The store behind this one has no times of schedules.");

    private void Remember(Ticket latest) =>
        _seen.AddOrUpdate(
            latest.Id,
            _ => (null, latest),
            (_, seen) => seen.Latest.Version == latest.Version ? seen : (seen.Latest, latest)
        );

    private async Task<T> CallAsync<T>(StoreCall call, Func<StoreFault, Task<T>> make)
    {
        var fault = await _before(call).ConfigureAwait(false);
        if (fault == StoreFault.FailBefore)
            throw new TimeoutException($"{call} failed before it was done.");
        var answer = await make(fault).ConfigureAwait(false);
        if (after is not null)
            await after(call).ConfigureAwait(false);
        return fault == StoreFault.FailAfter ? throw new TimeoutException($"{call} was done, but nobody heard of it.") : answer;
    }
}
