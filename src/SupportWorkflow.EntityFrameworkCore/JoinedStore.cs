using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>A store within a transaction of the host's, which remembers what pump and dispatcher are to hear when it is
/// committed.</summary>
internal sealed class JoinedStore(SqlTicketStore inside, Rings rings) : ITicketStore
{
    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
        inside.LoadAsync(ticket, commandId, cancellationToken);

    public async Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var result = await inside.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        if (result == CommitResult.Committed)
            rings.Add(commit.Decision.WakeUp, commit.Ready);
        return result;
    }

    public Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    ) => inside.FireDueAsync(now, atMost, decide, cancellationToken);
}

/// <summary>What one desk is told when a transaction is committed.</summary>
internal sealed class Rings(IDeskWork work)
{
    private Instant? _wakeUp,
        _ready;

    public void Add(Instant? wakeUp, Instant? ready) => (_wakeUp, _ready) = (Earlier(_wakeUp, wakeUp), Earlier(_ready, ready));

    public void Ring() => work.Ring(_wakeUp, _ready);

    private static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b : a;
}

/// <summary>Hears of the end of transactions of contexts, and rings for those that desks have joined.</summary>
internal sealed class JoinedCommits : DbTransactionInterceptor
{
    public static JoinedCommits Instance { get; } = new();

    private readonly ConditionalWeakTable<DbTransaction, List<Rings>> _joined = [];

    public Rings Join(DbTransaction transaction, IDeskWork work)
    {
        var rings = new Rings(work);
        var all = _joined.GetOrCreateValue(transaction);
        lock (all)
            all.Add(rings);
        return rings;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Ring(transaction);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Ring(transaction);
        return Task.CompletedTask;
    }

    private void Ring(DbTransaction transaction)
    {
        if (!_joined.TryGetValue(transaction, out var all))
            return;
        _joined.Remove(transaction);
        lock (all)
            all.ForEach(r => r.Ring());
    }
}
