namespace SupportWorkflow.StoreBenchmarks.Commits;

/// <summary>One way of keeping tickets: a ticket is loaded together with what came of a command id, decided, and committed.</summary>
internal interface ICommitPeer : IAsyncDisposable
{
    /// <param name="id">The ticket.</param>
    /// <param name="commandId">The id of the command.</param>
    /// <param name="decide">The decision; null: there is no such ticket yet.</param>
    Task HandleAsync(string id, string commandId, Func<Ticket?, Decision> decide);
}
