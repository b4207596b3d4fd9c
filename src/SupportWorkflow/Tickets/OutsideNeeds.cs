using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Which outside facts a decision would use if it had them.</summary>
[Flags]
[JsonConverter(typeof(KebabCaseEnumConverter<OutsideNeeds>))]
public enum OutsideNeeds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="OutsideFacts.Roster"/>.</summary>
    Roster = 1,

    /// <summary><see cref="OutsideFacts.Classification"/>.</summary>
    Classification = 2,

    /// <summary><see cref="OutsideFacts.Similar"/>.</summary>
    Similar = 4,

    /// <summary><see cref="OutsideFacts.Proposals"/>.</summary>
    Proposals = 8,
}
