using System.Text.Json.Serialization;

namespace SupportWorkflow.Reading;

/// <summary>Which tickets somebody may see.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReadableTickets>))]
public enum ReadableTickets
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those they asked for.</summary>
    Own,

    /// <summary>Those they asked for, and those of their organisation.</summary>
    Organisation,

    /// <summary>Those they asked for, those assigned to them and those of their teams.</summary>
    Team,

    /// <summary>All.</summary>
    All,
}
