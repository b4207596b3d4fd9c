namespace SupportWorkflow.Stores.Kills;

/// <summary>What is done to processes in a round.</summary>
internal enum Blow
{
    KillPump,
    KillWriter,
    KillSender,

    /// <summary>All of them at once.</summary>
    KillAll,
    FreezePump,
    FreezeWriter,
    FreezeSender,

    /// <summary>Some connections of desks are ended by the server.</summary>
    TerminateSome,

    /// <summary>All of them are.</summary>
    TerminateAll,

    /// <summary>A process of the server that serves a desk is killed: the server ends all others and recovers.</summary>
    CrashConnection,

    /// <summary>The server is killed as a whole and started again.</summary>
    CrashServer,

    /// <summary>A writer's files cannot grow for a while.</summary>
    FillDisk,
}
