namespace SupportWorkflow.History;

/// <summary>The promises of one ticket under two profiles, put side by side by objective and run. One object serves all tickets.</summary>
internal sealed class PromisePair(TicketWorkflow before, TicketWorkflow after)
{
    /// <summary>For each objective of the first profile, the other's of that name; -1: it has none.</summary>
    private readonly int[] _same = [.. before.Objectives.Select(b => IndexOf(after, b.Name))];

    /// <summary>Under the first profile.</summary>
    public List<ImportedPromise> Before { get; } = [];

    /// <summary>Under the other profile.</summary>
    public List<ImportedPromise> After { get; } = [];

    public void Take(in ImportedOutcome one, in ImportedOutcome other)
    {
        Before.Clear();
        After.Clear();
        one.Promises(Before);
        other.Promises(After);
    }

    /// <summary>Those that stand differently or are due at another time.</summary>
    public IEnumerable<PromiseChange> Changes(string ticket, string? priority)
    {
        foreach (var b in Before)
        {
            var at = After.FindIndex(a => a.Objective == _same[b.Objective] && a.Cycle == b.Cycle);
            var a = at < 0 ? default(ImportedPromise?) : After[at];
            if (a?.Outcome != b.Outcome || a?.DueAt != b.DueAt)
                yield return new(ticket, before.Objectives[b.Objective].Name, b.Cycle, priority, b.Outcome, a?.Outcome, b.DueAt, a?.DueAt);
        }
        foreach (var a in After)
            if (!Before.Exists(b => _same[b.Objective] == a.Objective && b.Cycle == a.Cycle))
                yield return new(ticket, after.Objectives[a.Objective].Name, a.Cycle, priority, null, a.Outcome, null, a.DueAt);
    }

    private static int IndexOf(TicketWorkflow workflow, string objective)
    {
        for (var i = 0; i < workflow.Objectives.Count; i++)
            if (workflow.Objectives[i].Name == objective)
                return i;
        return -1;
    }
}
