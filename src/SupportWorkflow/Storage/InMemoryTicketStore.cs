using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// Keeps tickets and their events in memory: for tests, trials and programs that need no more. Everything a store promises, it keeps; the
/// model for every other one. Thread-safe; lost with the process.
/// </summary>
public sealed partial class InMemoryTicketStore : ITicketStore, IOutbox, ITicketNumberSource, IStoreBacklog, IProfileArchive
{
    // One lock over everything is what makes a commit one unit here; a database has its transaction for that.
    private readonly Lock _lock = new();
    private readonly Dictionary<TicketId, Kept> _tickets = [];
    private readonly Dictionary<string, (TicketId Ticket, int From, int To)> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<ProfileVersion, string> _profiles = [];
    private volatile bool _isUnavailable;

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
                var found = ticket.Value is null ? null : _tickets.GetValueOrDefault(ticket)?.Ticket;
                return commandId is not null && _commands.TryGetValue(commandId, out var done)
                    ? new LoadedTicket(found) { Outcome = [.. _tickets[done.Ticket].Events[..done.To]], OutcomeFrom = done.From }
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
                if (commit.CommandId is { } command && _commands.ContainsKey(command))
                    return CommitResult.CommandAlreadyDone;
                var before = _tickets.GetValueOrDefault(commit.Decision.Ticket.Id);
                if ((before?.Ticket.Version ?? 0) != commit.ExpectedVersion)
                    return CommitResult.VersionConflict;
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
        return Answer(() => _series[series] = _series.GetValueOrDefault(series) + 1, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Answer(() => _profiles.TryAdd(version, json) ? json : _profiles[version], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default) =>
        Answer(() => _profiles.GetValueOrDefault(version), cancellationToken);

    /// <summary>Everything that happened to a ticket; empty when there is none.</summary>
    public ValueList<TicketEvent> EventsOf(TicketId ticket)
    {
        lock (_lock)
        {
            return _tickets.GetValueOrDefault(ticket) is { } kept ? [.. kept.Events] : default;
        }
    }

    private void Keep(Kept? kept, TicketCommit commit)
    {
        var ticket = commit.Decision.Ticket;
        // All that can fail comes first: what throws leaves nothing behind.
        var wakeUp = commit.WakeUp(Duration.Epsilon);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in commit.Outbox)
            if (_unsent.ContainsKey(entry.Key) || !keys.Add(entry.Key))
                throw new ArgumentException($"The outbox has an entry '{entry.Key}' already.", nameof(commit));
        if (kept is null)
            _tickets.Add(ticket.Id, kept = new());
        kept.Ticket = ticket;
        kept.Events.AddRange(commit.Decision.Events);
        if (commit.CommandId is { } command)
            _commands.Add(command, (ticket.Id, commit.ExpectedVersion + 1, ticket.Version));
        foreach (var entry in commit.Outbox)
            Put(entry);
        Schedule(kept, wakeUp);
    }

    private Task<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        if (_isUnavailable)
            return Task.FromException<T>(new IOException("The store in memory is set to be unavailable."));
        lock (_lock)
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

    /// <summary>A ticket, its history, and its due work.</summary>
    private sealed class Kept
    {
        public Ticket Ticket { get; set; } = null!;

        public List<TicketEvent> Events { get; } = [];

        /// <summary>When it is claimed next; null: nothing is due, or it is parked.</summary>
        public Instant? ClaimAt { get; set; }

        public int Attempts { get; set; }

        public string Error { get; set; } = "";
    }
}
