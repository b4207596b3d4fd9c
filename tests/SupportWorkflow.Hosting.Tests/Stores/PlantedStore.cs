using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting.Stores;

/// <summary>
/// A second store, written apart from the first and as plainly as can be: lists searched from end to end. Faults are planted in it to see
/// that the conformance suite and the simulation find them; without one it is a store like any other.
/// </summary>
/// <param name="plant">What is wrong with it.</param>
/// <param name="between">Awaited where a planted fault tears a commit in two: a node may die there.</param>
internal sealed class PlantedStore(Plant plant, Func<Task>? between = null)
    : ITicketStore,
        IOutbox,
        ITicketNumberSource,
        IStoreBacklog,
        IProfileArchive
{
    private readonly Lock _lock = new();
    private readonly List<TicketEvent> _none = [];
    private readonly Dictionary<TicketId, (Ticket Ticket, List<TicketEvent> Events)> _tickets = [];
    private readonly Dictionary<string, (TicketId Ticket, int From, int To)> _commands = [];
    private readonly Dictionary<TicketId, (Instant? At, int Attempts, string Error)> _due = [];
    private readonly List<(OutboxEntry Entry, Instant? At, string Error)> _outbox = [];
    private readonly Dictionary<string, long> _series = [];
    private readonly Dictionary<ProfileVersion, string> _profiles = [];

    public ValueList<TicketEvent> EventsOf(TicketId ticket)
    {
        lock (_lock)
            return [.. Events(ticket)];
    }

    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var loaded = new LoadedTicket(ticket.Value is not null && _tickets.TryGetValue(ticket, out var kept) ? kept.Ticket : null);
            return Task.FromResult(
                commandId is not null && _commands.TryGetValue(commandId, out var done)
                    ? loaded with
                    {
                        Outcome = [.. Events(done.Ticket).Where(e => e.Version <= done.To)],
                        OutcomeFrom = done.From,
                    }
                    : loaded
            );
        }
    }

    public async Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (commit.CommandId is not null && _commands.ContainsKey(commit.CommandId))
                return CommitResult.CommandAlreadyDone;
            var version = _tickets.TryGetValue(commit.Decision.Ticket.Id, out var kept) ? kept.Ticket.Version : 0;
            if (version != commit.ExpectedVersion && !plant.HasFlag(Plant.NoVersionCheck))
                return CommitResult.VersionConflict;
            if (version == 0 && _tickets.Values.Any(t => t.Ticket.Number == commit.Decision.Ticket.Number))
                return CommitResult.NumberTaken;
            Keep(commit);
        }
        await SendLaterAsync(commit);
        return CommitResult.Committed;
    }

    public async Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<TicketId> claimed;
        lock (_lock)
        {
            claimed =
            [
                .. _due.Where(d => d.Value.At <= now)
                    .OrderBy(d => d.Value.At)
                    .ThenBy(d => d.Key.Value, StringComparer.Ordinal)
                    .Take(atMost)
                    .Select(d => d.Key),
            ];
            if (plant.HasFlag(Plant.DueWorkDeletedFirst))
                foreach (var id in claimed)
                    _due[id] = (null, 0, "");
        }
        if (plant.HasFlag(Plant.DueWorkDeletedFirst) && between is not null)
            await between();
        var commits = new List<TicketCommit>();
        var (fired, failed, left) = (0, 0, 0);
        Instant? next;
        lock (_lock)
        {
            foreach (var id in claimed)
            {
                if (!plant.HasFlag(Plant.DueWorkDeletedFirst) && !(_due[id].At <= now))
                    continue;
                var ticket = _tickets[id].Ticket;
                try
                {
                    if (decide(ticket) is not { } decision)
                        left++;
                    else
                    {
                        var commit = new TicketCommit(ticket.Version, decision);
                        Keep(commit);
                        commits.Add(commit);
                        fired++;
                    }
                }
                catch (InvalidOperationException e)
                {
                    var attempts = _due[id].Attempts + 1;
                    if (!plant.HasFlag(Plant.DueWorkDeletedFirst))
                        _due[id] = (StuckWork.RetryAfter(now, attempts), attempts, e.Message);
                    failed++;
                }
            }
            next = _due.Values.Min(d => d.At);
        }
        foreach (var commit in commits)
            await SendLaterAsync(commit);
        return new(fired, failed, left, next);
    }

    public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var ready = _outbox
                .Select((o, place) => (o.Entry, o.At, Place: place))
                .Where(o =>
                    o.At <= now
                    && !_outbox.Take(o.Place).Any(p => p.Entry.Attempts > 0 && p.At is not null && p.Entry.Ticket == o.Entry.Ticket)
                );
            return Task.FromResult<IReadOnlyList<OutboxEntry>>([
                .. ready.OrderBy(o => o.At).ThenBy(o => o.Place).Take(atMost).Select(o => o.Entry),
            ]);
        }
    }

    public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            _outbox.RemoveAll(o => keys.Contains(o.Entry.Key));
        return Task.CompletedTask;
    }

    public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_outbox.FindIndex(o => o.Entry.Key == key) is var i and >= 0)
                _outbox[i] = (
                    _outbox[i].Entry with
                    {
                        Attempts = _outbox[i].Entry.Attempts + 1,
                    },
                    StuckWork.RetryAfter(now, _outbox[i].Entry.Attempts + 1),
                    error
                );
        }
        return Task.CompletedTask;
    }

    public Task<long> NextAsync(string series, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_series[series] = _series.GetValueOrDefault(series) + 1);
    }

    public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _profiles.TryAdd(version, json);
            return Task.FromResult(_profiles[version]);
        }
    }

    public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_profiles.GetValueOrDefault(version));
    }

    public Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(
                new StoreBacklog
                {
                    OldestDue = _due.Values.Where(d => d.At <= now).Min(d => d.At),
                    ParkedDue = _due.Values.Count(d => d.At is null && d.Attempts > 0),
                    OldestUnsent = _outbox.Where(o => o.At is not null && o.Entry.ReadyAt <= now).Min(o => (Instant?)o.Entry.ReadyAt),
                    Unsent = _outbox.Count,
                    ParkedUnsent = _outbox.Count(o => o.At is null),
                }
            );
        }
    }

    public Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StuckWork>>([
                .. _due.Where(d => d.Value.Attempts > 0)
                    .Select(d => new StuckWork(d.Key.Value, d.Key, false, d.Value.Attempts, d.Value.Error, d.Value.At))
                    .Concat(
                        _outbox
                            .Where(o => o.Entry.Attempts > 0)
                            .Select(o => new StuckWork(o.Entry.Key, o.Entry.Ticket, true, o.Entry.Attempts, o.Error, o.At))
                    )
                    .OrderBy(w => w.RetryAt is not null)
                    .Take(atMost),
            ]);
        }
    }

    public Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!work.IsOutbox)
                _due[work.Ticket] = (_tickets[work.Ticket].Ticket.WakeUp, 0, "");
            else if (_outbox.FindIndex(o => o.Entry.Key == work.Key) is var i and >= 0)
                _outbox[i] = (_outbox[i].Entry with { Attempts = 0 }, _outbox[i].Entry.ReadyAt, "");
        }
        return Task.CompletedTask;
    }

    private List<TicketEvent> Events(TicketId ticket) => _tickets.TryGetValue(ticket, out var kept) ? kept.Events : _none;

    private void Keep(TicketCommit commit)
    {
        var ticket = commit.Decision.Ticket;
        if (commit.Outbox.Select(e => e.Key).Concat(_outbox.Select(o => o.Entry.Key)).GroupBy(k => k).Any(k => k.Count() > 1))
            throw new InvalidOperationException("Two entries of the outbox have one key.");
        _tickets[ticket.Id] = (ticket, [.. Events(ticket.Id), .. commit.Decision.Events]);
        _due[ticket.Id] = (commit.WakeUp(Duration.FromMilliseconds(1)), 0, "");
        if (commit.CommandId is not null && !plant.HasFlag(Plant.NoCommandId))
            _commands.Add(commit.CommandId, (ticket.Id, commit.ExpectedVersion + 1, ticket.Version));
        if (!plant.HasFlag(Plant.OutboxOutsideTheCommit))
            Send(commit);
    }

    private async Task SendLaterAsync(TicketCommit commit)
    {
        if (!plant.HasFlag(Plant.OutboxOutsideTheCommit) || commit.Outbox.Count == 0)
            return;
        if (between is not null)
            await between();
        lock (_lock)
            Send(commit);
    }

    private void Send(TicketCommit commit)
    {
        foreach (var entry in commit.Outbox)
            _outbox.Add((entry, entry.ReadyAt, ""));
    }
}
