using NodaTime;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>One node that does what is due.</summary>
internal interface IDuePeer : IAsyncDisposable
{
    /// <summary>Does a batch of what is due.</summary>
    /// <returns>How many were done; 0: nothing is left.</returns>
    Task<int> FireAsync(Instant now, int atMost);
}
