using SupportWorkflow.Imports;

namespace SupportWorkflow.Cli.Replay;

/// <summary>One rule under two profiles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Before">What it came to under the profile; null: that one does not have it.</param>
/// <param name="After">What it came to under the other profile; null: that one does not have it.</param>
internal sealed record RuleComparison(string Name, LocalText Text, RuleFigures? Before, RuleFigures? After)
{
    /// <summary>Tickets on which it fires more often under the other profile.</summary>
    public required int Gaining { get; init; }

    /// <summary>Tickets on which it fires less often under the other profile.</summary>
    public required int Losing { get; init; }
}

/// <summary>The escalation rules of two profiles over the same history.</summary>
internal sealed class FiringComparison
{
    private readonly FiringTally _before, _after;
    private readonly FiringPair _pair;
    private readonly List<FiringChange> _changes = [];

    public FiringComparison(HistoryImporter before, HistoryImporter after, TicketWorkflow workflow, TicketWorkflow other) =>
        (_before, _after, _pair) = (before.NewFirings(), after.NewFirings(), new(workflow, other));

    /// <summary>Every rule that fires otherwise on a ticket, in the order of the log.</summary>
    public IReadOnlyList<FiringChange> Changes => _changes;

    public IEnumerable<FiringChange> Gained => _changes.Where(c => c.IsGained);

    public IEnumerable<FiringChange> Lost => _changes.Where(c => c.IsLost);

    /// <summary>Every rule of both, in the order of the profiles; known once all tickets were taken.</summary>
    public IReadOnlyList<RuleComparison> Rules { get; private set; } = [];

    /// <summary>Under the profile; null: it has no rules.</summary>
    public EscalationFigures? Before { get; private set; }

    /// <summary>Under the other profile; null: it has no rules.</summary>
    public EscalationFigures? After { get; private set; }

    /// <summary>Whether either profile has rules.</summary>
    public bool Any => Before is not null || After is not null;

    /// <summary>The same ticket under both.</summary>
    public void Take(in ImportedOutcome one, in ImportedOutcome other)
    {
        _before.Add(one);
        _after.Add(other);
        _pair.Take(one.Watched, other.Watched);
        _changes.AddRange(_pair.Changes(one.Ticket.Id.Value, one.Priority ?? other.Priority));
    }

    /// <summary>All tickets were taken.</summary>
    public void Finish()
    {
        (Before, After) = (_before.Figures(), _after.Figures());
        var (gaining, losing) = (Gained.CountBy(c => c.Rule).ToDictionary(), Lost.CountBy(c => c.Rule).ToDictionary());
        var (before, after) = (Before?.Rules ?? default, After?.Rules ?? default);
        Rules =
        [
            .. before.Concat(after).DistinctBy(r => r.Name).Select(r => new RuleComparison(
                r.Name, r.Text, before.FirstOrDefault(b => b.Name == r.Name), after.FirstOrDefault(a => a.Name == r.Name))
            { Gaining = gaining.GetValueOrDefault(r.Name), Losing = losing.GetValueOrDefault(r.Name) }),
        ];
    }
}
