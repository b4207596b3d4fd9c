using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What a reopening does to a clock that ended by entering a state which means done or final (SLA-10).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReopenMode>))]
public enum ReopenMode
{
    /// <summary>The same cycle goes on; the time between end and reopening does not count; late stays late (the default).</summary>
    Continue,

    /// <summary>The next cycle begins.</summary>
    Restart,
}
