using System.Text.Json.Serialization;

namespace SupportWorkflow.Desk;

/// <summary>What tickets are counted by.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TicketGroup>))]
public enum TicketGroup
{
    /// <summary>Nothing: one figure for all.</summary>
    All,

    /// <summary>What their states mean, such as <c>working</c>.</summary>
    StateKind,

    /// <summary>Their states.</summary>
    State,

    /// <summary>The group that has them.</summary>
    Team,

    /// <summary>The person who has them.</summary>
    Agent,

    /// <summary>Their priority.</summary>
    Priority,

    /// <summary>Their category.</summary>
    Category,
}
