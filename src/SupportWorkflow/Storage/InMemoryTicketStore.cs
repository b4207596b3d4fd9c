using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// Keeps tickets and their events in memory: for tests, trials and programs that need no more. Everything a store promises, it keeps; the
/// model for every other one. Thread-safe; lost with the process.
/// </summary>
public sealed partial class InMemoryTicketStore
    : ITicketStore,
        IOutbox,
        ITicketNumberSource,
        IStoreBacklog,
        IProfileArchive,
        ITicketQueries,
        ITicketHistory,
        ITicketFeed,
        ITicketErasure,
        ITicketRetention,
        IScheduleSlots,
        IDisposable
{
    private readonly Data _all;
    private volatile bool _isUnavailable;

    /// <summary>A store that holds nothing.</summary>
    public InMemoryTicketStore()
        : this(new Data()) { }

    private InMemoryTicketStore(Data all) => _all = all;

    /// <summary>Another store over the same tickets, as a second process has one over the same database.</summary>
    public InMemoryTicketStore Another() => new(_all);

    /// <summary>Lets another store over the same tickets read the outbox. The tickets stay.</summary>
    public void Dispose()
    {
        lock (_all.Lock)
        {
            if (_all.Reader == this)
                _all.Reader = null;
        }
    }

    /// <summary>Whether it answers. False: every call throws <see cref="IOException"/> and keeps nothing,
    /// so that a host can be seen to bear it.</summary>
    public bool IsAvailable
    {
        get => !_isUnavailable;
        set => _isUnavailable = !value;
    }

    /// <inheritdoc/>
    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
        Answer(
            () =>
            {
                var found = ticket.Value is null ? null : _all.Tickets.GetValueOrDefault(ticket)?.Ticket;
                return commandId is not null && _all.Commands.TryGetValue(commandId, out var done)
                    ? new LoadedTicket(found) { Outcome = [.. _all.Tickets[done.Ticket].Events[..done.To]], OutcomeFrom = done.From }
                    : new LoadedTicket(found);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return Answer(
            () =>
            {
                if (commit.CommandId is { } command && _all.Commands.ContainsKey(command))
                    return CommitResult.CommandAlreadyDone;
                var before = _all.Tickets.GetValueOrDefault(commit.Decision.Ticket.Id);
                if ((before?.Ticket.Version ?? 0) != commit.ExpectedVersion)
                    return CommitResult.VersionConflict;
                if (before is null && _all.Numbers.ContainsKey(commit.Decision.Ticket.Number))
                    return CommitResult.NumberTaken;
                Keep(before, commit);
                return CommitResult.Committed;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<long> NextAsync(string series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Answer(() => _all.Series[series] = _all.Series.GetValueOrDefault(series) + 1, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Answer(() => _all.Profiles.TryAdd(version, json) ? json : _all.Profiles[version], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default) =>
        Answer(() => _all.Profiles.GetValueOrDefault(version), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProfileVersion>> ListAsync(CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ProfileVersion>>(
            () => [.. _all.Profiles.Keys.OrderBy(v => v.Profile, StringComparer.Ordinal).ThenBy(v => v.Version, StringComparer.Ordinal)],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Answer<Instant?>(() => _all.Slots.TryGetValue(schedule, out var last) ? last : null, cancellationToken);
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
        return Answer(
            () =>
            {
                if (after != (_all.Slots.TryGetValue(schedule, out var last) ? last : null))
                    return false;
                CheckNew(entries, nameof(entries));
                _all.Slots[schedule] = slot;
                foreach (var entry in entries)
                    Put(entry);
                return true;
            },
            cancellationToken
        );
    }

    private void Keep(Kept? kept, TicketCommit commit)
    {
        var ticket = commit.Decision.Ticket;
        // All that can fail comes first: what throws leaves nothing behind.
        var wakeUp = commit.WakeUp(Duration.Epsilon);
        CheckNew(commit.Outbox, nameof(commit));
        if (kept is null)
        {
            _all.Tickets.Add(ticket.Id, kept = new());
            _all.Numbers.Add(ticket.Number, ticket.Id);
        }
        (kept.Ticket, kept.NextDue, kept.IsArchived) = (ticket, commit.Decision.NextDue, false);
        foreach (var e in commit.Decision.Events)
        {
            kept.Events.Add(e);
            _all.Feed.Add((ticket.Id, e.Version));
        }
        if (commit.CommandId is { } command)
            _all.Commands.Add(command, new(ticket.Id, commit.ExpectedVersion + 1, ticket.Version, ticket.ChangedAt));
        foreach (var entry in commit.Outbox)
            Put(entry);
        Schedule(kept, wakeUp);
    }

    private void CheckNew(IReadOnlyList<OutboxEntry> entries, string parameter)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
            if (_all.Unsent.ContainsKey(entry.Key) || !keys.Add(entry.Key))
                throw new ArgumentException($"The outbox has an entry '{entry.Key}' already.", parameter);
    }

    private Task<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        if (_isUnavailable)
            return Task.FromException<T>(new IOException("The store in memory is set to be unavailable."));
        lock (_all.Lock)
        {
            try
            {
                return Task.FromResult(answer());
            }
            catch (ArgumentException e)
            {
                return Task.FromException<T>(e);
            }
        }
    }
}
