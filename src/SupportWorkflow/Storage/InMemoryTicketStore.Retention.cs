using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Desk;

public sealed partial class InMemoryTicketStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<TicketId>> NamingAsync(
        string account,
        TicketId after,
        int atMost,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer<IReadOnlyList<TicketId>>(
            () =>
                [
                    .. _all
                        .Tickets.Values.Where(k => string.CompareOrdinal(k.Ticket.Id.Value, after.Value) > 0 && Names(k, account))
                        .Select(k => k.Ticket.Id)
                        .OrderBy(id => id.Value, StringComparer.Ordinal)
                        .Take(atMost),
                ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxEntry>> UnsentAsync(TicketId ticket, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<OutboxEntry>>(
            () =>
                [
                    .. _all
                        .Unsent.Values.Where(u => u.Entry.Ticket == ticket)
                        .OrderBy(u => u.Number)
                        .Select(u => u.Entry with { Attempts = u.Attempts }),
                ],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<CommitResult> EraseAsync(ErasureCommit erasure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        return Answer(
            () =>
            {
                var ticket = erasure.Decision.Ticket;
                if (_all.Tickets.GetValueOrDefault(ticket.Id) is not { } kept || kept.Ticket.Version != erasure.ExpectedVersion)
                    return CommitResult.VersionConflict;
                (kept.Ticket, kept.NextDue, kept.IsArchived) = (ticket, erasure.Decision.NextDue, false);
                kept.Events.Clear();
                kept.Events.AddRange(erasure.Decision.Events);
                _all.Feed.Add((ticket.Id, ticket.Version));
                foreach (var entry in erasure.Outbox)
                    if (_all.Unsent.TryGetValue(entry.Key, out var unsent))
                        (unsent.Entry, unsent.Error) = (entry, "");
                Schedule(kept, ticket.WakeUp);
                return CommitResult.Committed;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<int> ArchiveAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer(
            () =>
            {
                var unsent = _all.Unsent.Values.Select(u => u.Entry.Ticket).ToHashSet();
                var old = Old(changedBefore, atMost, k =>
                    !k.IsArchived && k.ClaimAt is null && k.Attempts == 0 && !unsent.Contains(k.Ticket.Id)
                );
                old.ForEach(k => k.IsArchived = true);
                return old.Count;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer(
            () =>
            {
                var old = Old(changedBefore, atMost, k => k.IsArchived);
                var gone = old.Select(k => k.Ticket.Id).ToHashSet();
                foreach (var ticket in old.Select(k => k.Ticket))
                {
                    _all.Tickets.Remove(ticket.Id);
                    _all.Numbers.Remove(ticket.Number);
                }
                foreach (var command in _all.Commands.Where(c => gone.Contains(c.Value.Ticket)).ToList())
                    _all.Commands.Remove(command.Key);
                return old.Count;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<int> ForgetCommandsAsync(Instant committedBefore, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer(
            () =>
            {
                var old = _all.Commands.Where(c => c.Value.At < committedBefore).Take(atMost).Select(c => c.Key).ToList();
                old.ForEach(c => _all.Commands.Remove(c));
                return old.Count;
            },
            cancellationToken
        );
    }

    private List<Kept> Old(Instant changedBefore, int atMost, Func<Kept, bool> where) =>
        [
            .. _all
                .Tickets.Values.Where(k => k.Ticket.State.Kind == StateKind.Final && k.Ticket.ChangedAt < changedBefore && where(k))
                .OrderBy(k => k.Ticket.ChangedAt)
                .Take(atMost),
        ];

    private static bool Names(Kept kept, string account) =>
        kept.Ticket.Intake.Requester == account
        || kept.Ticket.Assignment?.Agent?.Value == account
        || kept.Ticket.Watchers.AsEnumerable().Any(w => w.Who == account)
        || kept.Events.Exists(e => e.By == account);
}
