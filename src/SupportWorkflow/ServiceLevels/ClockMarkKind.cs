namespace SupportWorkflow.ServiceLevels;

/// <summary>What happened to a clock.</summary>
public enum ClockMarkKind
{
    /// <summary>Time begins to count.</summary>
    Start,

    /// <summary>Time stops counting for a while.</summary>
    Pause,

    /// <summary>Time counts again.</summary>
    Resume,

    /// <summary>The promise is kept, in time or late.</summary>
    Stop,

    /// <summary>The promise is no longer owed.</summary>
    Cancel,
}
