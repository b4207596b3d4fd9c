using NodaTime;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>What the parts of a page read.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Workflow">The profile it went through; null: the standard lifecycle.</param>
/// <param name="Zone">Where its local times are read.</param>
internal sealed record PageFigures(string Log, ImportResult Result, TicketWorkflow? Workflow, DateTimeZone Zone)
{
    public HistorySummary Summary => Result.Summary;

    /// <summary>One axis of time for all charts, so that one can be read over the other.</summary>
    public PagePeriods Periods { get; } =
        new(Result.Summary.OpenedPerIsoWeek.Select(w => w.Name).Concat(Result.Summary.Backlog.Select(w => w.Week)));
}
