using System.Text.Json.Serialization;

namespace SupportWorkflow.Lifecycles;

/// <summary>Whom or what a state of kind <see cref="StateKind.Waiting"/> waits for.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WaitingOn>))]
public enum WaitingOn
{
    /// <summary>The person who asked.</summary>
    Requester,

    /// <summary>A supplier.</summary>
    Vendor,

    /// <summary>Another team of the same house.</summary>
    OtherTeam,

    /// <summary>An agreed time.</summary>
    Schedule,

    /// <summary>Anything else.</summary>
    Other,
}
