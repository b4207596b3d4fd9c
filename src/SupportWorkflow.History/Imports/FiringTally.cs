using SupportWorkflow.Escalations;

namespace SupportWorkflow.History;

/// <summary>Adds up what the escalation rules of a profile came to.</summary>
/// <param name="steps">What the map means in the profile.</param>
internal sealed class FiringTally(ImportedSteps steps)
{
    private readonly Count[] _rules = [.. steps.Rules.Select(_ => new Count())];
    private readonly int[] _levels = new int[steps.Levels.Count];
    private int _stopped;

    /// <summary>A ticket's story is told to its end.</summary>
    public void Add(in ImportedOutcome one)
    {
        if (_rules.Length == 0)
            return;
        var priority = one.Priority;
        foreach (var e in one.Events)
        {
            if (e is CascadeStopped)
                _stopped++;
            if (e is RuleFired fired && steps.RuleOf(fired) is >= 0 and var rule)
                _rules[rule].Add(fired, one.Ticket, priority);
        }
        if (one.Ticket.Escalation.Highest is > 0 and var level)
            _levels[level - 1]++;
    }

    /// <summary>What another one of the same profile has added up.</summary>
    public void Add(FiringTally other)
    {
        for (var i = 0; i < _rules.Length; i++)
            _rules[i].Add(other._rules[i]);
        for (var i = 0; i < _levels.Length; i++)
            _levels[i] += other._levels[i];
        _stopped += other._stopped;
    }

    /// <summary>Null where the profile has no rules.</summary>
    public EscalationFigures? Figures() =>
        _rules.Length == 0
            ? null
            : new(
                [.. steps.Rules.Select((r, i) => _rules[i].Figures(r, steps))],
                [.. steps.Levels.Select((role, i) => new LevelFigures(i + 1, role, _levels[i]))],
                [.. InOrder(_rules.SelectMany(r => r.Priorities).Distinct(), steps)],
                _stopped
            );

    private static IEnumerable<string> InOrder(IEnumerable<string> priorities, ImportedSteps steps) =>
        priorities.OrderBy(steps.Rank).ThenBy(p => p, StringComparer.Ordinal);

    /// <summary>One rule.</summary>
    private sealed class Count
    {
        private readonly Dictionary<string, int> _byPriority = new(StringComparer.Ordinal),
            _notDone = new(StringComparer.Ordinal);
        private int _fired,
            _tickets;
        private Ticket? _last;

        public IEnumerable<string> Priorities => _byPriority.Keys;

        public void Add(RuleFired fired, Ticket ticket, string? priority)
        {
            _fired++;
            if (!ReferenceEquals(_last, ticket))
                _tickets++;
            _last = ticket;
            if (priority is not null)
                Add(_byPriority, priority, 1);
            foreach (var reason in fired.NotDone)
                Add(_notDone, reason, 1);
        }

        public void Add(Count other)
        {
            (_fired, _tickets) = (_fired + other._fired, _tickets + other._tickets);
            foreach (var (priority, count) in other._byPriority)
                Add(_byPriority, priority, count);
            foreach (var (reason, count) in other._notDone)
                Add(_notDone, reason, count);
        }

        public RuleFigures Figures(EscalationRule rule, ImportedSteps steps) =>
            new(
                rule.Name,
                rule.Text ?? rule.Name,
                _fired,
                _tickets,
                _fired * rule.Then.AsEnumerable().Count(a => a.Notifies),
                [.. InOrder(_byPriority.Keys, steps).Select(p => new NamedCount(p, _byPriority[p]))],
                [.. _notDone.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => new NamedCount(n.Key, n.Value))]
            );

        private static void Add(Dictionary<string, int> counts, string key, int by) => counts[key] = counts.GetValueOrDefault(key) + by;
    }
}
