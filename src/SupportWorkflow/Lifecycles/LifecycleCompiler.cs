namespace SupportWorkflow.Lifecycles;

/// <summary>Checks a drafted lifecycle, every problem at once, and lays it out as dense tables.</summary>
internal sealed class LifecycleCompiler(LifecycleDraft draft, ProblemList problems)
{
    private const int MostBits = 64;

    private readonly Dictionary<string, LifecycleState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LifecycleTrigger> _triggers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LifecycleGuard> _guards = new(StringComparer.Ordinal);
    private readonly List<string> _roles = [];
    private readonly List<(LifecycleDraft.Row Written, LifecycleRow Row)> _rows = [];

    /// <returns>The lifecycle, or null when a problem was added.</returns>
    public Lifecycle? Compile()
    {
        var before = problems.All.Count;
        DeclareStates();
        DeclareGuards();
        foreach (var row in draft.Rows) Lay(row);
        if (problems.All.Count == before) CheckGraph();
        if (problems.All.Count > before) return null;

        var cells = new LifecycleRow[_states.Count * _triggers.Count][];
        Array.Fill(cells, []);
        foreach (var cell in _rows.Select(r => r.Row).GroupBy(r => (r.From.Index * _triggers.Count) + r.Trigger.Index)) cells[cell.Key] = [.. cell];
        return new(
            draft.Name, [.. _states.Values], [.. _triggers.Values], [.. _guards.Values], [.. _roles], _states[draft.Initial!], cells);
    }

    private void DeclareStates()
    {
        foreach (var state in draft.States)
        {
            if (!_states.TryAdd(state.Name, new(_states.Count, state.Name, state.Kind, state.WaitsOn, state.Text)))
                problems.Add(state.Path, "lifecycle.doubled-state", $"'{state.Name}' twice", "every state once");
            if (state.Kind == StateKind.Waiting && state.WaitsOn is null)
                problems.Add(state.Path, "lifecycle.waits-on-nobody", "a waiting state that does not say for whom", "requester, vendor, other-team, schedule, other");
            if (state.Kind != StateKind.Waiting && state.WaitsOn is not null)
                problems.Add(state.Path, "lifecycle.does-not-wait", $"'on' in a state of kind {state.Kind}", "'on' in waiting states only");
        }
        if (draft.Initial is null) problems.Add(draft.Path, "lifecycle.no-initial-state", "nothing", "the name of the state where everything begins");
        else if (!_states.ContainsKey(draft.Initial)) problems.AddUnknown(draft.Path + ".initial", "lifecycle.unknown-state", draft.Initial, _states.Keys);
    }

    private void DeclareGuards()
    {
        foreach (var guard in draft.Guards)
            if (!_guards.TryAdd(guard.Name, new(_guards.Count, guard.Name, guard.Text, guard.Condition)))
                problems.Add(guard.Path, "lifecycle.doubled-guard", $"'{guard.Name}' twice", "every guard once");
        if (_guards.Count > MostBits) problems.Add(draft.Path + ".guards", "lifecycle.too-many-guards", $"{_guards.Count}", $"at most {MostBits}");
    }

    private void Lay(LifecycleDraft.Row row)
    {
        if (!_triggers.TryGetValue(row.Trigger, out var trigger)) _triggers[row.Trigger] = trigger = new(_triggers.Count, row.Trigger);
        var to = row.To is null ? null : Find(row.To, row.Path + ".to");
        var guard = -1;
        if (row.Guard is not null && _guards.TryGetValue(row.Guard, out var found)) guard = found.Index;
        else if (row.Guard is not null) problems.AddUnknown(row.Path + ".guard", "lifecycle.unknown-guard", row.Guard, _guards.Keys);
        var roles = Roles(row);

        var sources = row.From.Select((selector, i) => Select(selector, $"{row.Path}.from[{i}]")).SelectMany(s => s).Distinct().ToList();
        if (row.From.Count == 0) problems.Add(row.Path + ".from", "lifecycle.from-nowhere", "no state", "at least one state, kind or *");
        foreach (var from in sources)
        {
            var kind = row.Ignored ? TransitionKind.Ignored : row.To is null ? TransitionKind.Internal : to == from ? TransitionKind.Reentry : TransitionKind.Move;
            _rows.Add((row, new(from, trigger, to ?? from, kind, roles, guard)));
        }
    }

    private ulong Roles(LifecycleDraft.Row row)
    {
        ulong mask = 0;
        foreach (var role in row.Roles)
        {
            if (!_roles.Contains(role)) _roles.Add(role);
            mask |= 1UL << (_roles.IndexOf(role) % MostBits);
        }
        if (_roles.Count == MostBits + 1) problems.Add(row.Path + ".roles", "lifecycle.too-many-roles", $"{_roles.Count}", $"at most {MostBits}");
        return mask;
    }

    private LifecycleState? Find(string name, string path)
    {
        if (_states.TryGetValue(name, out var state)) return state;
        problems.AddUnknown(path, "lifecycle.unknown-state", name, _states.Keys);
        return null;
    }

    private IEnumerable<LifecycleState> Select(string selector, string path)
    {
        if (selector == "*") return _states.Values.Where(s => s.Kind != StateKind.Final);
        if (!selector.StartsWith("kind:", StringComparison.Ordinal)) return Find(selector, path) is { } state ? [state] : [];
        if (LifecycleWords.Kinds.TryGetValue(selector[5..], out var kind)) return _states.Values.Where(s => s.Kind == kind);
        problems.AddUnknown(path, "lifecycle.unknown-kind", selector[5..], LifecycleWords.Kinds.Keys);
        return [];
    }

    /// <summary>What only the whole shows: states nobody can reach, dead ends that are not final, rows that can never match.</summary>
    private void CheckGraph()
    {
        var reached = new HashSet<LifecycleState> { _states[draft.Initial!] };
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var (_, row) in _rows)
                if (reached.Contains(row.From)) grew |= reached.Add(row.To);
        }
        foreach (var state in draft.States)
        {
            var compiled = _states[state.Name];
            if (!reached.Contains(compiled)) problems.Add(state.Path, "lifecycle.unreachable-state", $"'{state.Name}'", $"a state that some trigger leads to from '{draft.Initial}'");
            if (compiled.Kind != StateKind.Final && !_rows.Exists(r => r.Row.From == compiled && r.Row.To != compiled))
                problems.Add(state.Path, "lifecycle.dead-end", $"'{state.Name}', which nothing leaves", "a way out, or the kind final");
        }
        var shadowed = new HashSet<LifecycleRow>(ReferenceEqualityComparer.Instance);
        foreach (var cell in _rows.Select(r => r.Row).GroupBy(r => (r.From, r.Trigger)))
            shadowed.UnionWith(cell.SkipWhile(r => r.Guard >= 0 || r.Roles != 0).Skip(1));
        foreach (var written in _rows.GroupBy(r => r.Written).Where(w => w.All(r => shadowed.Contains(r.Row))))
            problems.Add(
                written.Key.Path, "lifecycle.row-never-matches",
                $"{written.Key.Trigger} from {string.Join(", ", written.Select(r => r.Row.From))}, after rows without role and guard", "rows that can match: put the open row last");
    }
}
