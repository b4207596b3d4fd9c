namespace SupportWorkflow.Testing;

/// <summary>What goes wrong with one call of a store.</summary>
public enum StoreFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The call fails before anything is done.</summary>
    FailBefore,

    /// <summary>The call is done, but its caller is told that it failed: a time-out after the commit.</summary>
    FailAfter,

    /// <summary>A load answers as it did before the latest commit: an older ticket, no outcome. Any other call: nothing.</summary>
    StaleRead,

    /// <summary>The decision of due work throws for every ticket of the batch. Any other call: nothing.</summary>
    PoisonDecision,
}
