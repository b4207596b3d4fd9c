using NodaTime;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>The store of this repository.</summary>
internal sealed class StoreDue(HostedStore hosted) : IDuePeer
{
    public async Task<int> FireAsync(Instant now, int atMost)
    {
        var batch = await hosted.Store.FireDueAsync(now, atMost, t => TicketLife.Workflow.Advance(t, now)).ConfigureAwait(false);
        if (batch.Failed > 0)
            throw new InvalidOperationException($"{batch.Failed} failed.");
        return batch.Fired;
    }

    public ValueTask DisposeAsync() => hosted.DisposeAsync();
}
