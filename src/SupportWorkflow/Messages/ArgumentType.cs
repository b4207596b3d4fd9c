using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>What an argument of a command holds.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ArgumentType>))]
public enum ArgumentType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of <see cref="TriggerArgument.Choices"/>.</summary>
    Choice,

    /// <summary>An instant, as <c>2024-10-11T08:30:00Z</c>.</summary>
    Instant,

    /// <summary>The account of an engineer.</summary>
    Agent,

    /// <summary>A group.</summary>
    Team,

    /// <summary>The id of another ticket.</summary>
    Ticket,

    /// <summary>A profile version.</summary>
    Profile,

    /// <summary>Members of the intake record and the profile's own fields, by name.</summary>
    Fields,

    /// <summary>Files.</summary>
    Attachments,

    /// <summary>Several texts.</summary>
    Texts,
}
