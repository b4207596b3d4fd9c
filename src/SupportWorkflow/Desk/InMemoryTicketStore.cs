using System.Collections.Concurrent;

namespace SupportWorkflow.Desk;

/// <summary>Keeps tickets and their events in memory: for tests, trials and programs that need no more. Thread-safe; lost with the process.</summary>
public sealed class InMemoryTicketStore : ITicketStore, ITicketNumberSource
{
    private readonly ConcurrentDictionary<TicketId, Stored> _tickets = new();
    private readonly ConcurrentDictionary<string, long> _series = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<Ticket?> LoadAsync(TicketId ticket, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_tickets.GetValueOrDefault(ticket)?.Ticket);
    }

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = commit.Ticket.Id;
        var before = _tickets.GetValueOrDefault(id);
        if ((before?.Ticket.Version ?? 0) != commit.ExpectedVersion) return Task.FromResult(CommitResult.VersionConflict);
        var after = new Stored(commit.Ticket, [.. before?.Events ?? default, .. commit.Events]);
        var kept = before is null ? _tickets.TryAdd(id, after) : _tickets.TryUpdate(id, after, before);
        return Task.FromResult(kept ? CommitResult.Committed : CommitResult.VersionConflict);
    }

    /// <inheritdoc/>
    public Task<long> NextAsync(string series, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_series.AddOrUpdate(series, 1, static (_, last) => last + 1));
    }

    /// <summary>Everything that happened to a ticket; empty when there is none.</summary>
    public ValueList<TicketEvent> EventsOf(TicketId ticket) => _tickets.GetValueOrDefault(ticket)?.Events ?? default;

    private sealed class Stored(Ticket ticket, ValueList<TicketEvent> events)
    {
        public Ticket Ticket { get; } = ticket;

        public ValueList<TicketEvent> Events { get; } = events;
    }
}
