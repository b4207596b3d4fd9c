namespace SupportWorkflow.Desk;

/// <summary>What an erasure changes in a store. Immutable.</summary>
/// <param name="Decision">The ticket rebuilt, and every event of it: those that were there, changed, and one more that says so.</param>
/// <param name="Outbox">What of the ticket had not left, changed.</param>
public sealed record ErasureCommit(Decision Decision, ValueList<OutboxEntry> Outbox)
{
    /// <summary>The version it was made of.</summary>
    public int ExpectedVersion => Decision.Events.Count - 1;

    /// <summary>The one event that is new, as a commit of its own: the ticket afterwards, and nothing that leaves.</summary>
    public TicketCommit Commit => new(ExpectedVersion, Decision.Ending());
}
