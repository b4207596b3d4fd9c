using NodaTime;

namespace SupportWorkflow.Desk;

public sealed partial class InMemoryTicketStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer<IReadOnlyList<OutboxEntry>>(
            () =>
            {
                if ((_all.Reader ??= this) != this)
                    return [];
                var heldBack = HeldBack();
                return
                [
                    .. _all
                        .Ready.TakeWhile(u => u.ReadyAt <= now)
                        .Where(u => !heldBack.TryGetValue(u.Entry.Ticket, out var from) || u.Number <= from)
                        .Take(atMost)
                        .Select(u => u.Entry with { Attempts = u.Attempts }),
                ];
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Answer(
            () =>
            {
                foreach (var key in keys)
                {
                    if (!_all.Unsent.Remove(key, out var unsent))
                        continue;
                    _all.Ready.Remove(unsent);
                    _all.Failed.Remove(unsent);
                }
                return true;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(error);
        return Answer(
            () =>
            {
                if (!_all.Unsent.TryGetValue(key, out var unsent))
                    return false;
                _all.Ready.Remove(unsent);
                _all.Failed.Add(unsent);
                unsent.Error = error;
                unsent.IsParked = StuckWork.RetryAfter(now, ++unsent.Attempts) is null;
                unsent.ReadyAt = StuckWork.RetryAfter(now, unsent.Attempts) ?? now;
                return unsent.IsParked || _all.Ready.Add(unsent);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default) =>
        Answer(
            () =>
                new StoreBacklog
                {
                    OldestDue = _all.Wakes.Count > 0 && _all.Wakes.Min.At <= now ? _all.Wakes.Min.At : null,
                    ParkedDue = _all.Failing.Count(id => _all.Tickets[id].ClaimAt is null),
                    OldestUnsent = OldestUnsent(now),
                    Unsent = Math.Min(_all.Unsent.Count, StoreBacklog.MostCounted),
                    ParkedUnsent = _all.Failed.Count(u => u.IsParked),
                },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<StuckWork>>(() => [.. Stuck().Take(atMost)], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StuckWork>> StuckAsync(StuckWork after, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        return Answer<IReadOnlyList<StuckWork>>(() => [.. Stuck().Where(w => w.CompareTo(after) > 0).Take(atMost)], cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Answer(
            () =>
            {
                if (work.IsOutbox)
                {
                    if (!_all.Unsent.TryGetValue(work.Key, out var unsent) || !_all.Failed.Remove(unsent))
                        return false;
                    _all.Ready.Remove(unsent);
                    (unsent.Attempts, unsent.Error, unsent.IsParked, unsent.ReadyAt) = (0, "", false, unsent.Entry.ReadyAt);
                    return _all.Ready.Add(unsent);
                }
                if (!_all.Failing.Contains(work.Ticket))
                    return false;
                Schedule(_all.Tickets[work.Ticket], _all.Tickets[work.Ticket].Ticket.WakeUp);
                return true;
            },
            cancellationToken
        );
    }

    private IEnumerable<StuckWork> Stuck() =>
        _all
            .Failing.Select(id => _all.Tickets[id])
            .Select(k => new StuckWork(k.Ticket.Id.Value, k.Ticket.Id, false, k.Attempts, k.Error, k.ClaimAt))
            .Concat(
                _all.Failed.Select(u => new StuckWork(
                    u.Entry.Key,
                    u.Entry.Ticket,
                    true,
                    u.Attempts,
                    u.Error,
                    u.IsParked ? null : u.ReadyAt
                ))
            )
            .Order();

    private void Put(OutboxEntry entry)
    {
        var unsent = new Unsent(entry, ++_all.LastNumber) { ReadyAt = entry.ReadyAt };
        _all.Unsent.Add(entry.Key, unsent);
        _all.Ready.Add(unsent);
    }

    /// <summary>Of each ticket with a failed entry the first of them: those behind it wait.</summary>
    private Dictionary<TicketId, long> HeldBack()
    {
        var first = new Dictionary<TicketId, long>();
        foreach (var failed in _all.Failed)
            if (!failed.IsParked && !(first.TryGetValue(failed.Entry.Ticket, out var number) && number < failed.Number))
                first[failed.Entry.Ticket] = failed.Number;
        return first;
    }

    private Instant? OldestUnsent(Instant now)
    {
        Instant? oldest = _all.Ready.Count > 0 && _all.Ready.Min!.ReadyAt <= now ? _all.Ready.Min.ReadyAt : null;
        foreach (var failed in _all.Failed)
            if (!failed.IsParked && (oldest is null || failed.Entry.ReadyAt < oldest))
                oldest = failed.Entry.ReadyAt;
        return oldest;
    }
}
