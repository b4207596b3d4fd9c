using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>Notes every decision that a store is asked to keep; whether it kept it, its history tells.</summary>
internal sealed class WatchedStore(ITicketStore store, List<Decision> decided) : ITicketStore
{
    public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
        store.LoadAsync(ticket, commandId, cancellationToken);

    public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
    {
        decided.Add(commit.Decision);
        return store.CommitAsync(commit, cancellationToken);
    }

    public Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    ) =>
        store.FireDueAsync(
            now,
            atMost,
            ticket =>
            {
                if (decide(ticket) is not { } decision)
                    return null;
                if (decision.Events.Count > 0)
                    decided.Add(decision);
                return decision;
            },
            cancellationToken
        );
}
