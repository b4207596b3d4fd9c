namespace SupportWorkflow.Stores;

/// <summary>What a worker's store does wrong on purpose, so that those who look for it can be seen to find it.</summary>
public enum StoreFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Due work is claimed without a lock and written without a version check.</summary>
    ClaimsWithoutLock,

    /// <summary>A commit does not look at the version it was decided on.</summary>
    IgnoresVersions,

    /// <summary>The outbox is written in a transaction of its own, after the commit.</summary>
    SendsBesideCommit,

    /// <summary>Due work is taken off the list first and decided then.</summary>
    TakesOffFirst,
}
