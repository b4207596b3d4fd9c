using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>Adds up how the promises of a profile were kept.</summary>
/// <param name="steps">What the map means in the profile.</param>
internal sealed class PromiseTally(ImportedSteps steps)
{
    private readonly TicketWorkflow _workflow = steps.Workflow;
    private readonly Attainment[] _all = new Attainment[steps.Workflow.Objectives.Count];
    private readonly Dictionary<string, Attainment[]> _byPriority = new(StringComparer.Ordinal);
    private readonly List<ImportedPromise> _promises = [];
    private readonly HolidayGap[] _gaps = [.. steps.Holidays.Select(h => h.Anew())];

    /// <summary>The calendars that know holidays for some dates only, with the tickets that rest on others.</summary>
    public IEnumerable<HolidayGap> Gaps => _gaps;

    /// <summary>A ticket's story is told to its end.</summary>
    public void Add(in ImportedOutcome one)
    {
        if (_all.Length == 0)
            return;
        _promises.Clear();
        one.Promises(_promises);
        Add(one, _promises);
    }

    /// <summary>How the promises of a ticket stand.</summary>
    public void Add(in ImportedOutcome one, List<ImportedPromise> promises)
    {
        if (promises.Count == 0)
            return;
        foreach (var gap in _gaps)
        foreach (var promise in promises)
            if (promise.Calendar == gap.Calendar)
                gap.Add(one.Id, one.OpenedAt, Instant.Max(one.OpenedAt, promise.DueAt ?? one.OpenedAt));
        var priority = one.Priority;
        Attainment[]? alike = null;
        if (priority is not null && !_byPriority.TryGetValue(priority, out alike))
            _byPriority.Add(priority, alike = new Attainment[_all.Length]);
        foreach (var promise in promises)
        {
            var count = One(promise.Outcome);
            _all[promise.Objective] += count;
            if (alike is not null)
                alike[promise.Objective] += count;
        }
    }

    /// <summary>What another one of the same profile has added up.</summary>
    public void Add(PromiseTally other)
    {
        Add(_all, other._all);
        for (var i = 0; i < _gaps.Length; i++)
            _gaps[i].Add(other._gaps[i]);
        foreach (var (priority, figures) in other._byPriority)
        {
            if (!_byPriority.TryGetValue(priority, out var own))
                _byPriority.Add(priority, own = new Attainment[_all.Length]);
            Add(own, figures);
        }
    }

    public ValueList<ObjectiveFigures> Figures()
    {
        var priorities = _byPriority.Keys.OrderBy(steps.Rank).ThenBy(p => p, StringComparer.Ordinal).ToList();
        return
        [
            .. _workflow
                .Objectives.AsEnumerable()
                .Select(
                    (objective, i) =>
                        new ObjectiveFigures(
                            objective.Name,
                            objective.Text,
                            _all[i],
                            [
                                .. priorities
                                    .Select(p => new PriorityFigure<Attainment>(p, _byPriority[p][i]))
                                    .Where(p => p.Figure != default),
                            ]
                        )
                ),
        ];
    }

    private static void Add(Attainment[] own, Attainment[] other)
    {
        for (var i = 0; i < own.Length; i++)
            own[i] += other[i];
    }

    private static Attainment One(ClockOutcome outcome) =>
        outcome switch
        {
            ClockOutcome.Met => new(1, 0, 0, 0),
            ClockOutcome.Missed or ClockOutcome.Breached => new(0, 1, 0, 0),
            ClockOutcome.Open => new(0, 0, 1, 0),
            _ => new(0, 0, 0, 1),
        };
}
