namespace SupportWorkflow.Hosting.Stores;

/// <summary>What is wrong with a <see cref="PlantedStore"/>, on purpose.</summary>
[Flags]
public enum Plant
{
    Nothing = 0,

    /// <summary>A commit does not look at the version.</summary>
    NoVersionCheck = 1,

    /// <summary>The outbox is written after the commit.</summary>
    OutboxOutsideTheCommit = 2,

    /// <summary>Due work is taken off the list before it is done.</summary>
    DueWorkDeletedFirst = 4,

    /// <summary>Command ids are not kept.</summary>
    NoCommandId = 8,
}
