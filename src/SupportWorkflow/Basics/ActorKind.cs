using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>What acts.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ActorKind>))]
public enum ActorKind
{
    /// <summary>A person with an account.</summary>
    Person,

    /// <summary>A program of the host's: a bot, a mail gateway, an import.</summary>
    Automation,

    /// <summary>A rule or policy of the profile, acting by itself.</summary>
    System,
}
