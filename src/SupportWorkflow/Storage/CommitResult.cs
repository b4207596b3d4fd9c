using System.Text.Json.Serialization;

namespace SupportWorkflow.Desk;

/// <summary>How a commit ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CommitResult>))]
public enum CommitResult
{
    /// <summary>Everything is kept.</summary>
    Committed,

    /// <summary>The ticket has moved on, or is there already; nothing is kept.</summary>
    VersionConflict,

    /// <summary>The command id was committed before; nothing is kept. This answer goes before <see cref="VersionConflict"/>.</summary>
    CommandAlreadyDone,

    /// <summary>A new ticket has the number of another; nothing is kept. The answers above go before this one.</summary>
    NumberTaken,
}
