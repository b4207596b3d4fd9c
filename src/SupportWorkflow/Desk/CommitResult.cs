namespace SupportWorkflow.Desk;

/// <summary>How a commit ended.</summary>
public enum CommitResult
{
    /// <summary>Everything is kept.</summary>
    Committed,

    /// <summary>The ticket has moved on; nothing is kept.</summary>
    VersionConflict,
}
