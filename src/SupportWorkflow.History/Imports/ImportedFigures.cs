using NodaTime;

namespace SupportWorkflow.History;

/// <summary>What cases add up to, of all or of those one thread has told.</summary>
/// <param name="map">What the log's words mean.</param>
/// <param name="steps">What they mean in the profile.</param>
/// <param name="backlog">The weeks.</param>
/// <param name="at">The instant at which open promises are read; null: there is no case.</param>
internal sealed class ImportedFigures(HistoryMap map, ImportedSteps steps, BacklogTally backlog, Instant? at)
{
    private readonly HistoryTally _tally = new(map.States, backlog);
    private readonly FiringTally _firings = new(steps);
    private readonly CaseTrail _trail = new();

    /// <summary>How the promises were kept.</summary>
    public PromiseTally Promises { get; } = new(steps);

    /// <summary>What the rules would not have allowed.</summary>
    public List<Deviation> Deviations { get; } = [];

    /// <summary>Forgets the case before and begins the next.</summary>
    public void Begin(ImportedCase one) => _trail.Begin(one.Opened);

    /// <summary>One row of the case.</summary>
    public void Add(in KeptRow row, LogState state, Lifecycles.StateKind kind) => _trail.Add(state, kind, row.WallTicks, _tally);

    /// <summary>The case is told to its end.</summary>
    public void Add(ImportedStory story)
    {
        _tally.Add(_trail, story.Priority);
        var outcome = new ImportedOutcome(story, steps, at);
        Promises.Add(outcome);
        _firings.Add(outcome);
    }

    /// <summary>What another thread has told.</summary>
    public void Add(ImportedFigures other)
    {
        _tally.Add(other._tally);
        Promises.Add(other.Promises);
        _firings.Add(other._firings);
        Deviations.AddRange(other.Deviations);
    }

    public HistorySummary Summary()
    {
        var states = map.States.ToDictionary(s => s.Name, steps.Of, StringComparer.Ordinal);
        var summary = _tally.Summary(map.Columns.Priority is not null);
        return summary with
        {
            States = [.. summary.States.Select(s => s with { State = states[s.Name]?.Name })],
            Objectives = Promises.Figures(),
            Escalations = _firings.Figures(),
            At = at,
            Deviations = Deviations.Count,
        };
    }
}
