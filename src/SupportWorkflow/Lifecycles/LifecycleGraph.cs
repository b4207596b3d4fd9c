namespace SupportWorkflow.Lifecycles;

/// <summary>What only the whole shows: rows that can never match, states nobody can reach, dead ends that are not final.</summary>
/// <param name="draft">The lifecycle as written.</param>
/// <param name="problems">Where problems go.</param>
/// <param name="states">The states by name.</param>
/// <param name="tried">All rows, those of one state and trigger in the order in which they are tried.</param>
internal sealed class LifecycleGraph(
    LifecycleDraft draft,
    ProblemList problems,
    Dictionary<string, LifecycleState> states,
    IReadOnlyList<LaidRow> tried
)
{
    public void Check(bool namesAreKnown)
    {
        var live = tried.Select(r => r.Row).GroupBy(r => (r.From, r.Trigger)).SelectMany(cell => CanMatch([.. cell])).ToHashSet();
        CheckRows(live);
        if (namesAreKnown)
            CheckStates(live);
    }

    /// <summary>
    /// The rows of one state and trigger that can match. Whoever plays a role of an earlier row that has no guard, or the same guard, gets
    /// that row; so a row must grant a role, or be open to everybody, that no such earlier row grants.
    /// </summary>
    public static IEnumerable<LifecycleRow> CanMatch(IReadOnlyList<LifecycleRow> cell)
    {
        var (takenByAny, takenByGuard) = (0UL, new Dictionary<ulong, ulong>());
        foreach (var row in cell)
        {
            var taken = takenByAny | takenByGuard.GetValueOrDefault(row.GuardBit);
            if ((taken & RoleSet.Everybody) == 0 && (row.RoleMask & ~taken) != 0)
                yield return row;
            if (row.GuardBit == 0)
                takenByAny |= row.RoleMask;
            else
                takenByGuard[row.GuardBit] = taken | row.RoleMask;
        }
    }

    /// <summary>A selector is at fault when its row matches in none of the states it means.
    /// A kind or a star may well be overruled in some.</summary>
    private void CheckRows(HashSet<LifecycleRow> live)
    {
        foreach (var row in tried.GroupBy(r => r.Number).OrderBy(g => g.Key))
        {
            var written = row.First().Written;
            var bySelector = row.GroupBy(r => r.Selector).OrderBy(g => g.Key).ToList();
            var dead = bySelector.Where(s => !s.Any(r => live.Contains(r.Row))).ToList();
            if (dead.Count == bySelector.Count)
                problems.Add(
                    written.Path,
                    "lifecycle.row-never-matches",
                    $"'{written.Trigger}' after rows that always match first",
                    "rows that can match: put the more special row first"
                );
            else
                foreach (var selector in dead)
                    problems.Add(
                        $"{written.Path}.from[{selector.Key}]",
                        "lifecycle.row-never-matches",
                        $"'{written.From[selector.Key]}', where '{written.Trigger}' is always answered by an earlier row",
                        "sources from which the row can match"
                    );
        }
    }

    private void CheckStates(IReadOnlyCollection<LifecycleRow> rows)
    {
        var moves = rows.Where(r => r.Kind == TransitionKind.Move).ToLookup(r => r.From, r => r.To);
        var reached = new HashSet<LifecycleState> { states[draft.Initial!] };
        var open = new Stack<LifecycleState>(reached);
        while (open.TryPop(out var state))
            foreach (var next in moves[state])
                if (reached.Add(next))
                    open.Push(next);
        foreach (var written in draft.States)
        {
            if (!states.TryGetValue(written.Name, out var state))
                continue;
            if (!reached.Contains(state))
                problems.Add(
                    written.Path,
                    "lifecycle.unreachable-state",
                    $"'{state.Name}'",
                    $"a state that some trigger leads to from '{draft.Initial}'"
                );
            if (!(draft.EndsDone ? state.Kind.IsOver : state.Kind == StateKind.Final) && !moves[state].Any())
                problems.Add(written.Path, "lifecycle.dead-end", $"'{state.Name}', which nothing leaves", "a way out, or the kind final");
        }
    }
}
