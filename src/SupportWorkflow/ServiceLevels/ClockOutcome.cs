using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>How a promise stands, derived from phase and breach.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClockOutcome>))]
public enum ClockOutcome
{
    /// <summary>Not late, not yet kept.</summary>
    Open,

    /// <summary>Kept in time: the stop is not later than the due instant.</summary>
    Met,

    /// <summary>Late and not yet kept; perhaps paused.</summary>
    Breached,

    /// <summary>Kept, but late; or no longer owed, but late already.</summary>
    Missed,

    /// <summary>No longer owed, and not late when it ended.</summary>
    Cancelled,
}
