using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What somebody meant to happen to a clock. Whether it has an effect, the marks before it decide.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClockMarkKind>))]
internal enum ClockMarkKind
{
    /// <summary>Time begins to count; nothing unless the clock has never begun.</summary>
    Start,

    /// <summary>Time begins to count, and after an end the next cycle begins.</summary>
    StartAgain,

    /// <summary>Time stops counting until resumed; remembered while the clock has ended.</summary>
    Pause,

    /// <summary>Time counts again.</summary>
    Resume,

    /// <summary>The beginning of a pause whose end is known; it goes on beside every other pause.</summary>
    PauseFrom,

    /// <summary>The end of such a pause.</summary>
    PauseUntil,

    /// <summary>The promise is kept, in time or late.</summary>
    Stop,

    /// <summary>The promise is kept by entering a state that means done or final: a reopening undoes it.</summary>
    StopByState,

    /// <summary>The promise is no longer owed.</summary>
    Cancel,

    /// <summary>The promise is dropped by entering a state that means done or final: a reopening undoes it.</summary>
    CancelByState,

    /// <summary>Ends the running cycle, as cancelled or as missed if it is late, and begins the next; begins the first. Nothing after an
    /// end.</summary>
    Reset,

    /// <summary>Like <see cref="Reset"/>, and a cycle that it ends in time was met.</summary>
    ResetKept,

    /// <summary>Like <see cref="Reset"/>, and after an end the next cycle begins.</summary>
    Restart,

    /// <summary>Like <see cref="Restart"/>, and a cycle that it ends in time was met.</summary>
    RestartKept,

    /// <summary>Another target, or the first; goes on after <see cref="Drop"/>.</summary>
    Retarget,

    /// <summary>No target applies any more: the promise is no longer owed until one does again.</summary>
    Drop,

    /// <summary>No target applies to the cycle that has just begun: the one it took over from the cycle before is not owed, and it waits
    /// for its own.</summary>
    NoTarget,

    /// <summary>Goes on after an end that was made by a state.</summary>
    Reopen,

    /// <summary>Begins the next cycle after an end that was made by a state.</summary>
    ReopenAnew,
}
