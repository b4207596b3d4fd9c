using System.Text.Json.Serialization;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>What happened in one of the log's states. A visit is a maximal run of rows of a case with this state.</summary>
/// <param name="Name">The log's own word.</param>
/// <param name="Kind">What it means here; null for rows that leave the case in the state it was in.</param>
/// <param name="Events">How many rows.</param>
/// <param name="Visits">How many visits.</param>
/// <param name="Cases">How many cases with at least one row.</param>
/// <param name="First">How many cases begin with it.</param>
/// <param name="Last">How many cases end with it.</param>
/// <param name="Hours">From each row to the next row of its case, added up per case, over the cases that have such a row.</param>
public sealed record StateFigures(
    string Name,
    [property: JsonConverter(typeof(KebabCaseEnumConverter<StateKind>))] StateKind? Kind,
    int Events,
    int Visits,
    int Cases,
    int First,
    int Last,
    HourSpread Hours
)
{
    /// <summary>The state of the lifecycle that the word became; null for rows that leave the case in the state it was in.</summary>
    public string? State { get; init; }
}
