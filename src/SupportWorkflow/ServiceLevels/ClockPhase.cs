using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What a clock is doing.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClockPhase>))]
public enum ClockPhase
{
    /// <summary>It has not begun, or no target applies yet.</summary>
    NotStarted,

    /// <summary>Time counts.</summary>
    Running,

    /// <summary>Time does not count for now.</summary>
    Paused,

    /// <summary>The promise was kept, in time or late.</summary>
    Stopped,

    /// <summary>The promise is no longer owed.</summary>
    Cancelled,
}
