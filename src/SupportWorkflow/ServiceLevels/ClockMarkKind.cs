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

    /// <summary>Ends the cycle, if it still runs, and begins the next.</summary>
    Reset,

    /// <summary>Another target, or the first.</summary>
    Retarget,

    /// <summary>Goes on after an end that was made by a state.</summary>
    Reopen,

    /// <summary>Begins the next cycle after an end that was made by a state.</summary>
    ReopenAnew,
}
