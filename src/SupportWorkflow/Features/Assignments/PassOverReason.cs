using System.Text.Json.Serialization;

namespace SupportWorkflow.Assignments;

/// <summary>Why somebody does not get a ticket.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PassOverReason>))]
public enum PassOverReason
{
    /// <summary>They have it now.</summary>
    HasIt,

    /// <summary>They gave it back, or did not acknowledge it in time.</summary>
    Declined,

    /// <summary>The roster names them as away.</summary>
    Away,

    /// <summary>They work in none of the groups that are asked.</summary>
    OtherTeam,

    /// <summary>Their group does not work at that time.</summary>
    TeamClosed,

    /// <summary>They, or their group, serve other regions.</summary>
    OtherRegion,

    /// <summary>They do not speak the language.</summary>
    OtherLanguage,

    /// <summary>They lack a skill that is asked for.</summary>
    LacksSkill,

    /// <summary>They have as many tickets in hand as they may.</summary>
    Full,

    /// <summary>They could take it; it is somebody else's turn.</summary>
    NotTheirTurn,
}
