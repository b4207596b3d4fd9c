using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>Checks a drafted lifecycle, every problem at once, and lays it out as dense tables.</summary>
internal sealed class LifecycleCompiler(LifecycleDraft draft, ProblemList problems)
{
    private const int MostGuards = 64;
    private const int MostRoles = 63; // one bit more says "everybody"

    /// <summary>How many rows there may be once selectors are written out for each state.</summary>
    private const int MostRows = 500_000;

    private readonly Dictionary<string, LifecycleState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LifecycleState> _superstates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LifecycleTrigger> _triggers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LifecycleGuard> _guards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _roles = new(StringComparer.Ordinal);
    private readonly List<LaidRow> _rows = [];

    /// <returns>The lifecycle, or null when a problem was added.</returns>
    public Lifecycle? Compile()
    {
        var before = problems.All.Count;
        foreach (var problem in draft.Unsayable)
            problems.Add(problem.Path, problem.Code, problem.Found, problem.Allowed);
        LifecycleStates.Declare(draft, problems, _states, _superstates);
        DeclareGuards();
        DeclareTriggers();
        var (byKind, inside) = (_states.Values.ToLookup(s => s.Kind), Inside());
        for (var i = 0; i < draft.Rows.Count && _rows.Count <= MostRows; i++)
            Lay(draft.Rows[i], i, byKind, inside);
        if (_rows.Count > MostRows)
        {
            problems.Add(
                draft.Path + ".transitions",
                "lifecycle.too-many-rows",
                $"more than {MostRows}",
                $"at most {MostRows} in all states"
            );
            return null;
        }
        if (_roles.Count > MostRoles)
            problems.Add(draft.Path, "lifecycle.too-many-roles", $"{_roles.Count}", $"at most {MostRoles}");
        LaidRow[] tried =
        [
            .. _rows.OrderBy(r => r.Row.From.Index).ThenBy(r => r.Row.Trigger.Index).ThenBy(r => r.Distance).ThenBy(r => r.Number),
        ];
        if (_guards.Count <= MostGuards && _roles.Count <= MostRoles)
            new LifecycleGraph(draft, problems, _states, tried).Check(namesAreKnown: problems.All.Count == before);
        if (problems.All.Count > before)
            return null;
        return new(
            draft,
            [.. _states.Values],
            [.. _superstates.Values],
            [.. _triggers.Values],
            [.. _guards.Values],
            [.. _roles.Keys],
            [.. tried.Select(r => r.Row)]
        );
    }

    private void DeclareGuards()
    {
        var used = draft.Rows.Select(r => r.Guard).ToHashSet(StringComparer.Ordinal);
        foreach (var guard in draft.Guards)
        {
            if (guard.Name.Length == 0)
                problems.Add(guard.Path, "lifecycle.bad-name", "an empty name", "English words in kebab case");
            if (_guards.ContainsKey(guard.Name))
                problems.Add(guard.Path, "lifecycle.doubled-guard", $"'{guard.Name}' twice", "every guard once");
            else
                _guards.Add(guard.Name, new(_guards.Count, guard.Name, guard.Text, guard.Condition) { Compiled = Compile(guard) });
            if (!used.Contains(guard.Name))
                problems.Add(guard.Path, "lifecycle.unused-guard", $"'{guard.Name}'", "guards that some row names");
        }
        if (_guards.Count > MostGuards)
            problems.Add(draft.Path + ".guards", "lifecycle.too-many-guards", $"{_guards.Count}", $"at most {MostGuards}");
    }

    private CompiledCondition? Compile(LifecycleDraft.Guard guard)
    {
        if (guard.Condition is not { } condition)
            return null;
        new ConditionCheck(draft.Facts, draft.Calendars, problems).Check(condition, guard.Path + ".if");
        // What could not be read was said already, and a lifecycle with a problem is never asked.
        if (problems.Any)
            return null;
        return condition.Compile(draft.Facts ?? ConditionFacts.CatalogueOf(condition));
    }

    /// <summary>Triggers are numbered in the order of their first row, wherever their texts stand.</summary>
    private void DeclareTriggers()
    {
        var texts = new Dictionary<string, LocalText>(StringComparer.Ordinal);
        var used = draft.Rows.Select(r => r.Trigger).ToHashSet(StringComparer.Ordinal);
        foreach (var trigger in draft.Triggers)
        {
            if (!texts.TryAdd(trigger.Name, trigger.Text))
                problems.Add(trigger.Path, "lifecycle.doubled-trigger", $"'{trigger.Name}' twice", "every trigger once");
            if (!used.Contains(trigger.Name))
                problems.Add(
                    trigger.Path,
                    "lifecycle.unused-trigger",
                    $"'{trigger.Name}', which nobody may fire",
                    "triggers that some row names"
                );
        }
        foreach (var row in draft.Rows)
        {
            if (row.Trigger.Length == 0)
                problems.Add(row.Path + ".trigger", "lifecycle.bad-name", "an empty name", "English words in kebab case");
            if (!_triggers.ContainsKey(row.Trigger))
                _triggers.Add(row.Trigger, new(_triggers.Count, row.Trigger, texts.GetValueOrDefault(row.Trigger) ?? row.Trigger));
        }
        if (_triggers.Count > TriggerSet.Most)
            problems.Add(draft.Path, "lifecycle.too-many-triggers", $"{_triggers.Count}", $"at most {TriggerSet.Most}");
    }

    private void Lay(
        LifecycleDraft.Row row,
        int number,
        ILookup<StateKind, LifecycleState> byKind,
        ILookup<LifecycleState, (LifecycleState State, int Distance)> inside
    )
    {
        var to = row.To is null ? null : Target(row.To, row.Path + ".to");
        LifecycleGuard? guard = null;
        if (row.Guard is not null && !_guards.TryGetValue(row.Guard, out guard))
            problems.AddUnknown(row.Path + ".guard", "lifecycle.unknown-guard", row.Guard, _guards.Keys);
        var mask = Roles(row);

        if (row.From.Count == 0)
            problems.Add(row.Path + ".from", "lifecycle.from-nowhere", "no state", "at least one state, kind or *");
        var laid = new Dictionary<LifecycleState, LaidRow>();
        var selectors = new HashSet<string>(StringComparer.Ordinal);
        ValueList<Role> roles = [.. row.Roles.Select(r => new Role(r))];
        for (var i = 0; i < row.From.Count; i++)
        {
            var path = $"{row.Path}.from[{i}]";
            if (!selectors.Add(row.From[i]))
                problems.Add(path, "lifecycle.doubled-source", $"'{row.From[i]}' twice", "every source once");
            foreach (var (from, distance) in Select(row.From[i], path, byKind, inside))
            {
                if (laid.TryGetValue(from, out var nearer) && nearer.Distance <= distance)
                    continue;
                // A superstate's row into the very substate one is in changes nothing; a state's own row home enters it anew.
                var kind =
                    row.Effect != TransitionKind.Move || to != from ? row.Effect
                    : distance > 0 ? TransitionKind.Internal
                    : TransitionKind.Reentry;
                laid[from] = new(
                    row,
                    number,
                    i,
                    distance,
                    new(from, _triggers[row.Trigger], to ?? from, kind, roles, mask, guard) { Number = number }
                );
            }
        }
        _rows.AddRange(laid.Values);
    }

    private ulong Roles(LifecycleDraft.Row row)
    {
        ulong mask = 0;
        var granted = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < row.Roles.Count; i++)
        {
            var role = row.Roles[i];
            if (role.Length == 0)
                problems.Add($"{row.Path}.roles[{i}]", "lifecycle.granted-to-nobody", "a role without a name", "the name of a role");
            if (!granted.Add(role))
                problems.Add($"{row.Path}.roles[{i}]", "lifecycle.doubled-role", $"'{role}' twice", "every role once");
            _roles.TryAdd(role, _roles.Count);
            mask |= 1UL << (_roles[role] % MostRoles);
        }
        return row.Roles.Count == 0 ? RoleSet.Everybody : mask;
    }

    private LifecycleState? Target(string name, string path)
    {
        if (_states.TryGetValue(name, out var state))
            return state;
        if (_superstates.ContainsKey(name))
            problems.Add(path, "lifecycle.enters-superstate", $"'{name}', which only groups others", "one of its substates");
        else
            problems.AddUnknown(path, "lifecycle.unknown-state", name, _states.Keys);
        return null;
    }

    /// <summary>The states a selector means, with how far away it names them:
    /// 0 themselves, 1 by their superstate, 2 by its superstate …</summary>
    private IEnumerable<(LifecycleState State, int Distance)> Select(
        string selector,
        string path,
        ILookup<StateKind, LifecycleState> byKind,
        ILookup<LifecycleState, (LifecycleState State, int Distance)> inside
    )
    {
        if (selector == "*")
            return _states.Values.Where(s => s.Kind != StateKind.Final).Select(s => (s, 0));
        if (selector.StartsWith("kind:", StringComparison.Ordinal))
        {
            if (!LifecycleWords.Kinds.TryGetValue(selector[5..], out var kind))
            {
                problems.AddUnknown(path, "lifecycle.unknown-kind", selector[5..], LifecycleWords.Kinds.Keys);
                return [];
            }
            if (!byKind.Contains(kind))
                problems.Add(path, "lifecycle.selects-nothing", $"'{selector}'", "a kind that some state has");
            return byKind[kind].Select(s => (s, 0));
        }
        if (_states.TryGetValue(selector, out var state))
            return [(state, 0)];
        if (_superstates.TryGetValue(selector, out var superstate))
            return inside[superstate];
        problems.AddUnknown(path, "lifecycle.unknown-state", selector, _states.Keys.Concat(_superstates.Keys));
        return [];
    }

    /// <summary>The states inside each superstate, with how far it is from them.</summary>
    private ILookup<LifecycleState, (LifecycleState State, int Distance)> Inside() =>
        _states.Values.SelectMany(s => Around(s).Select((around, i) => (around, (s, i + 1)))).ToLookup(p => p.around, p => p.Item2);

    private static IEnumerable<LifecycleState> Around(LifecycleState state)
    {
        for (var at = state.Parent; at is not null; at = at.Parent)
            yield return at;
    }
}
