namespace SupportWorkflow.History;

/// <summary>Collects what the escalation rules of two profiles do, ticket by ticket.</summary>
/// <param name="before">The history under the profile.</param>
/// <param name="after">The same under the other one.</param>
internal sealed class ComparedFirings(HistoryImporter before, HistoryImporter after)
{
    private readonly FiringTally _before = before.NewFirings(),
        _after = after.NewFirings();
    private readonly FiringPair _pair = new(before.Workflow, after.Workflow);
    private readonly List<FiringChange> _changes = [];

    /// <summary>The same ticket under both.</summary>
    public void Take(in ImportedOutcome one, in ImportedOutcome other)
    {
        _before.Add(one);
        _after.Add(other);
        _pair.Take(one.Events, other.Events);
        _changes.AddRange(_pair.Changes(one.Ticket.Id.Value, one.Priority ?? other.Priority));
    }

    public FiringComparison Figures()
    {
        var (before, after) = (_before.Figures(), _after.Figures());
        var gaining = _changes.Where(c => c.IsGained).CountBy(c => c.Rule).ToDictionary();
        var losing = _changes.Where(c => c.IsLost).CountBy(c => c.Rule).ToDictionary();
        ValueList<RuleFigures> mine = before?.Rules ?? default,
            theirs = after?.Rules ?? default;
        return new(
            before,
            after,
            [
                .. mine.Concat(theirs)
                    .DistinctBy(r => r.Name)
                    .Select(r => new RuleComparison(
                        r.Name,
                        r.Text,
                        mine.FirstOrDefault(b => b.Name == r.Name),
                        theirs.FirstOrDefault(a => a.Name == r.Name),
                        gaining.GetValueOrDefault(r.Name),
                        losing.GetValueOrDefault(r.Name)
                    )),
            ],
            [.. _changes]
        );
    }
}
