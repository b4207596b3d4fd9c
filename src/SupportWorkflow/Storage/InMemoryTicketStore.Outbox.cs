using NodaTime;

namespace SupportWorkflow.Desk;

public sealed partial class InMemoryTicketStore
{
    private readonly Dictionary<string, Unsent> _unsent = new(StringComparer.Ordinal);
    private readonly SortedSet<Unsent> _ready = new(
        Comparer<Unsent>.Create(
            static (a, b) => a.ReadyAt.CompareTo(b.ReadyAt) is var order and not 0 ? order : a.Number.CompareTo(b.Number)
        )
    );

    private readonly HashSet<Unsent> _failed = [];
    private long _lastNumber;

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer<IReadOnlyList<OutboxEntry>>(
            () =>
            {
                var heldBack = HeldBack();
                return
                [
                    .. _ready
                        .TakeWhile(u => u.ReadyAt <= now)
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
                    if (!_unsent.Remove(key, out var unsent))
                        continue;
                    _ready.Remove(unsent);
                    _failed.Remove(unsent);
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
                if (!_unsent.TryGetValue(key, out var unsent))
                    return false;
                _ready.Remove(unsent);
                _failed.Add(unsent);
                unsent.Error = error;
                unsent.IsParked = StuckWork.RetryAfter(now, ++unsent.Attempts) is null;
                unsent.ReadyAt = StuckWork.RetryAfter(now, unsent.Attempts) ?? now;
                return unsent.IsParked || _ready.Add(unsent);
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
                    OldestDue = _wakes.Count > 0 && _wakes.Min.At <= now ? _wakes.Min.At : null,
                    ParkedDue = _failing.Count(id => _tickets[id].ClaimAt is null),
                    OldestUnsent = OldestUnsent(now),
                    Unsent = _unsent.Count,
                    ParkedUnsent = _failed.Count(u => u.IsParked),
                },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<StuckWork>>(
            () =>
                [
                    .. _failing
                        .Select(id => _tickets[id])
                        .Select(k => new StuckWork(k.Ticket.Id.Value, k.Ticket.Id, false, k.Attempts, k.Error, k.ClaimAt))
                        .Concat(
                            _failed.Select(u => new StuckWork(
                                u.Entry.Key,
                                u.Entry.Ticket,
                                true,
                                u.Attempts,
                                u.Error,
                                u.IsParked ? null : u.ReadyAt
                            ))
                        )
                        .OrderBy(w => w.RetryAt is null ? 0 : 1)
                        .ThenBy(w => w.Key, StringComparer.Ordinal)
                        .Take(atMost),
                ],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Answer(
            () =>
            {
                if (work.IsOutbox)
                {
                    if (!_unsent.TryGetValue(work.Key, out var unsent) || !_failed.Remove(unsent))
                        return false;
                    _ready.Remove(unsent);
                    (unsent.Attempts, unsent.Error, unsent.IsParked, unsent.ReadyAt) = (0, "", false, unsent.Entry.ReadyAt);
                    return _ready.Add(unsent);
                }
                if (!_failing.Contains(work.Ticket))
                    return false;
                Schedule(_tickets[work.Ticket], _tickets[work.Ticket].Ticket.WakeUp);
                return true;
            },
            cancellationToken
        );
    }

    private void Put(OutboxEntry entry)
    {
        var unsent = new Unsent(entry, ++_lastNumber) { ReadyAt = entry.ReadyAt };
        _unsent.Add(entry.Key, unsent);
        _ready.Add(unsent);
    }

    /// <summary>Of each ticket with a failed entry the first of them: those behind it wait.</summary>
    private Dictionary<TicketId, long> HeldBack()
    {
        var first = new Dictionary<TicketId, long>();
        foreach (var failed in _failed)
            if (!failed.IsParked && !(first.TryGetValue(failed.Entry.Ticket, out var number) && number < failed.Number))
                first[failed.Entry.Ticket] = failed.Number;
        return first;
    }

    private Instant? OldestUnsent(Instant now)
    {
        Instant? oldest = _ready.Count > 0 && _ready.Min!.ReadyAt <= now ? _ready.Min.ReadyAt : null;
        foreach (var failed in _failed)
            if (!failed.IsParked && (oldest is null || failed.Entry.ReadyAt < oldest))
                oldest = failed.Entry.ReadyAt;
        return oldest;
    }

    /// <summary>An entry, and how far its delivery has come. Numbers rise in the order of commits.</summary>
    private sealed class Unsent(OutboxEntry entry, long number)
    {
        public OutboxEntry Entry { get; } = entry;

        public long Number { get; } = number;

        public Instant ReadyAt { get; set; }

        public int Attempts { get; set; }

        public string Error { get; set; } = "";

        public bool IsParked { get; set; }
    }
}
