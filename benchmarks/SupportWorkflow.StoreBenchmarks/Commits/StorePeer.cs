using SupportWorkflow.Desk;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Commits;

/// <summary>The store of this repository.</summary>
internal sealed class StorePeer(HostedStore hosted) : ICommitPeer
{
    public async Task HandleAsync(string id, string commandId, Func<Ticket?, Decision> decide)
    {
        var loaded = await hosted.Store.LoadAsync(new(id), commandId).ConfigureAwait(false);
        var result = await hosted
            .Store.CommitAsync(new(loaded.Ticket?.Version ?? 0, decide(loaded.Ticket), commandId))
            .ConfigureAwait(false);
        if (result != CommitResult.Committed)
            throw new InvalidOperationException($"{commandId}: {result}");
    }

    public ValueTask DisposeAsync() => hosted.DisposeAsync();
}
