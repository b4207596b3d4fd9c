using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

/// <summary>A store whose calls are made by one process or another.</summary>
internal sealed class ArrangedStore(StoreParts first, StoreSetting setting)
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
        IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private StoreParts? _second;
    private int _turn;

    /// <summary>Its faces: those that the store itself has.</summary>
    public StoreParts Parts =>
        new(this, this, this, this, this)
        {
            Queries = first.Queries is null ? null : this,
            History = first.History is null ? null : this,
            Feed = first.Feed is null ? null : this,
            Erasure = first.Erasure is null ? null : this,
            Retention = first.Retention is null ? null : this,
            Slots = first.Slots is null ? null : this,
            Another = first.Another,
        };

    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Tickets.LoadAsync(ticket, commandId, cancellationToken));

    public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Tickets.CommitAsync(commit, cancellationToken));

    public Task<IReadOnlyList<CommitResult>> CommitAllAsync(
        IReadOnlyList<TicketCommit> commits,
        CancellationToken cancellationToken = default
    ) => CallAsync(s => s.Tickets.CommitAllAsync(commits, cancellationToken));

    public Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    ) => CallAsync(s => s.Tickets.FireDueAsync(now, atMost, decide, cancellationToken));

    /// <summary>One of both reads: whoever is asked first and is not that one gives nothing.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default)
    {
        var some = await CallAsync(s => s.Outbox.ReadAsync(now, atMost, cancellationToken)).ConfigureAwait(false);
        return some.Count > 0 || setting != StoreSetting.TwoProcesses
            ? some
            : await CallAsync(s => s.Outbox.ReadAsync(now, atMost, cancellationToken)).ConfigureAwait(false);
    }

    public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Outbox.DoneAsync(keys, cancellationToken));

    public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Outbox.FailedAsync(key, now, error, cancellationToken));

    public Task<long> NextAsync(string series, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Numbers.NextAsync(series, cancellationToken));

    public Task<IReadOnlyList<long>> NextAsync(string series, int count, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Numbers.NextAsync(series, count, cancellationToken));

    public Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Backlog.MeasureAsync(now, cancellationToken));

    public Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Backlog.StuckAsync(atMost, cancellationToken));

    public Task<IReadOnlyList<StuckWork>> StuckAsync(StuckWork after, int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Backlog.StuckAsync(after, atMost, cancellationToken));

    public Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Backlog.ReleaseAsync(work, cancellationToken));

    public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Profiles.KeepAsync(version, json, cancellationToken));

    public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Profiles.FindAsync(version, cancellationToken));

    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Queries!.ListAsync(query, cancellationToken));

    public Task<IReadOnlyList<TicketCount>> CountAsync(TicketQuery query, TicketGroup by, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Queries!.CountAsync(query, by, cancellationToken));

    public Task<TicketId?> OfNumberAsync(TicketNumber number, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Queries!.OfNumberAsync(number, cancellationToken));

    public Task<ValueList<TicketEvent>> EventsAsync(
        TicketId ticket,
        int after = 0,
        int atMost = int.MaxValue,
        CancellationToken cancellationToken = default
    ) => CallAsync(s => s.History!.EventsAsync(ticket, after, atMost, cancellationToken));

    public Task<FeedPage> FollowAsync(string? after, int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Feed!.FollowAsync(after, atMost, cancellationToken));

    public Task<IReadOnlyList<TicketId>> NamingAsync(
        string account,
        TicketId after,
        int atMost,
        CancellationToken cancellationToken = default
    ) => CallAsync(s => s.Erasure!.NamingAsync(account, after, atMost, cancellationToken));

    public Task<IReadOnlyList<OutboxEntry>> UnsentAsync(TicketId ticket, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Erasure!.UnsentAsync(ticket, cancellationToken));

    public Task<CommitResult> EraseAsync(ErasureCommit erasure, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Erasure!.EraseAsync(erasure, cancellationToken));

    public Task<int> ArchiveAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Retention!.ArchiveAsync(changedBefore, atMost, cancellationToken));

    public Task<int> PurgeAsync(Instant changedBefore, int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Retention!.PurgeAsync(changedBefore, atMost, cancellationToken));

    public Task<int> ForgetCommandsAsync(Instant committedBefore, int atMost, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Retention!.ForgetCommandsAsync(committedBefore, atMost, cancellationToken));

    public Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default) =>
        CallAsync(s => s.Slots!.LastAsync(schedule, cancellationToken));

    public Task<bool> TakeAsync(
        string schedule,
        Instant? after,
        Instant slot,
        IReadOnlyList<OutboxEntry> entries,
        CancellationToken cancellationToken = default
    ) => CallAsync(s => s.Slots!.TakeAsync(schedule, after, slot, entries, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await first.EndAsync().ConfigureAwait(false);
        if (_second is not null)
            await _second.EndAsync().ConfigureAwait(false);
        _opening.Dispose();
    }

    private async Task CallAsync(Func<StoreParts, Task> call) =>
        await CallAsync(async s =>
            {
                await call(s).ConfigureAwait(false);
                return true;
            })
            .ConfigureAwait(false);

    private async Task<T> CallAsync<T>(Func<StoreParts, Task<T>> call)
    {
        if (setting == StoreSetting.Reopened)
        {
            var opened = await AnotherAsync().ConfigureAwait(false);
            try
            {
                return await call(opened).ConfigureAwait(false);
            }
            finally
            {
                await opened.EndAsync().ConfigureAwait(false);
            }
        }
        if (_second is null)
        {
            await _opening.WaitAsync().ConfigureAwait(false);
            _second ??= await AnotherAsync().ConfigureAwait(false);
            _opening.Release();
        }
        return await call(Interlocked.Increment(ref _turn) % 2 == 0 ? first : _second).ConfigureAwait(false);
    }

    private Task<StoreParts> AnotherAsync() =>
        first.Another?.Invoke()
        ?? throw new InvalidOperationException(
            $"{nameof(StoreParts)}.{nameof(StoreParts.Another)} says how a second process opens the store."
        );
}
