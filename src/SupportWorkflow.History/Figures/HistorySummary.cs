using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>The figures of a log, all from its rows alone: hours are hours of the recorded wall clock.</summary>
public sealed record HistorySummary
{
    /// <summary>Tickets with at least one row that was used.</summary>
    public required int Cases { get; init; }

    /// <summary>Rows used and rows set aside, together.</summary>
    public required int Events { get; init; }

    /// <summary>Copies of rows equal in every column, beyond the first.</summary>
    public required int ExactDuplicateRows { get; init; }

    /// <summary>Cases in which a row has an earlier time than the row before it.</summary>
    public required int CasesOutOfOrder { get; init; }

    /// <summary>Cases in which two rows in succession have the same time.</summary>
    public required int CasesWithEqualAdjacentTimes { get; init; }

    /// <summary>Cases of one row.</summary>
    public required int SingleEventCases { get; init; }

    /// <summary>The log's states that occur, the most frequent first.</summary>
    public required ValueList<StateFigures> States { get; init; }

    /// <summary>The steps between them, the most frequent first.</summary>
    public required ValueList<StateChange> StateChanges { get; init; }

    /// <summary>Cases that went from a state of kind done or final to one of another kind.</summary>
    public required int CasesReopened { get; init; }

    /// <summary>Cases opened per ISO 8601 week of the local opening date, such as <c>2016-W09</c>, in order.</summary>
    public required ValueList<NamedCount> OpenedPerIsoWeek { get; init; }

    /// <summary>
    /// Tickets open at the end of each ISO 8601 week, in order; weeks without any are left out. A row that falls behind the one before it
    /// counts as at the same time.
    /// </summary>
    public required ValueList<BacklogWeek> Backlog { get; init; }

    /// <summary>Cases per priority of their last row, in the log's words; null when the map names no priority column.</summary>
    public required ValueList<NamedCount>? PriorityFinal { get; init; }

    /// <summary>Cases with more than no time in states of kind waiting.</summary>
    public required int CasesThatWaited { get; init; }

    /// <summary>All hours in states of kind waiting, to two decimals.</summary>
    public required double HoursWaiting { get; init; }

    /// <summary>From the opening to the first row the map counts as a response. Negative when the log says so.</summary>
    public required HourSpread FirstResponse { get; init; }

    /// <summary>From the opening to the beginning of the last run of rows the map counts as resolved.</summary>
    public required HourSpread LastResolution { get; init; }

    /// <summary>Cases without a row the map counts as their creation; null when the map names no such rows.</summary>
    public required int? CasesWithoutCreation { get; init; }

    /// <summary>From the opening to the beginning of the last run of rows the map counts as closed.</summary>
    public required HourSpread LastClosing { get; init; }

    /// <summary>Cases without a row the map counts as closed.</summary>
    public required int CasesWithoutClosing { get; init; }

    /// <summary>How the profile's promises were kept, in the profile's order; empty without a profile.</summary>
    public required ValueList<ObjectiveFigures> Objectives { get; init; }

    /// <summary>What the profile's escalation rules came to; null: it has none, or there is no profile.</summary>
    public EscalationFigures? Escalations { get; init; }

    /// <summary>The instant at which tickets still open are read; null for a log without a usable row and no instant given.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant? At { get; init; }

    /// <summary>Cases whose last row leaves them in a state that is neither done nor final.</summary>
    public required int CasesOpen { get; init; }

    /// <summary>How much was carried out that the rules here would not have allowed.</summary>
    public required int Deviations { get; init; }

    /// <summary>Rows set aside.</summary>
    public required int Quarantined { get; init; }
}
