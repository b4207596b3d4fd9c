using System.Text.Json.Serialization;

namespace SupportWorkflow.Escalations;

/// <summary>What a rule fires at most once for (ESC-4).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OncePer>))]
public enum OncePer
{
    /// <summary>A run of the clock the rule waits for. The default of moments of a clock; not possible for others.</summary>
    ClockCycle,

    /// <summary>A stay in a state; for a moment of a kind of state, a stay in that kind. The default of time in a state.</summary>
    StateVisit,

    /// <summary>The ticket.</summary>
    Ticket,

    /// <summary>An event: the one the rule is asked with, or the one time is counted from.
    /// The default of those moments; not possible for others.</summary>
    Occurrence,
}
