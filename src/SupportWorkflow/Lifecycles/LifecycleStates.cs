namespace SupportWorkflow.Lifecycles;

/// <summary>Makes the states of a draft, superstates first, and says what is wrong with each.</summary>
internal static class LifecycleStates
{
    /// <summary>How many superstates may stand one inside the other.</summary>
    private const int MostDepth = 16;

    public static void Declare(
        LifecycleDraft draft,
        ProblemList problems,
        Dictionary<string, LifecycleState> states,
        Dictionary<string, LifecycleState> superstates
    )
    {
        var written = new Dictionary<string, LifecycleDraft.State>(StringComparer.Ordinal);
        foreach (var state in draft.States)
        {
            if (!written.TryAdd(state.Name, state))
                problems.Add(state.Path, "lifecycle.doubled-state", $"'{state.Name}' twice", "every state once");
            CheckWords(state, problems);
        }
        var parents = written
            .Values.Select(s => Parent(s, written, problems))
            .OfType<LifecycleDraft.State>()
            .Select(p => p.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var state in written.Values.Where(s => !parents.Contains(s.Name)))
            Make(state, isParent: false);
        CheckInitial(draft, problems, states, superstates);

        LifecycleState Make(LifecycleDraft.State state, bool isParent)
        {
            var into = isParent ? superstates : states;
            if (into.TryGetValue(state.Name, out var made))
                return made;
            var parent = Parent(state, written, null) is { } found ? Make(found, isParent: true) : null;
            return into[state.Name] = new(into.Count, state.Name, state.Kind, state.WaitsOn, state.Text, parent);
        }
    }

    private static void CheckWords(LifecycleDraft.State state, ProblemList problems)
    {
        if (state.Name.Length == 0 || state.Name == "*" || state.Name.StartsWith("kind:", StringComparison.Ordinal))
            problems.Add(
                state.Path,
                "lifecycle.bad-name",
                state.Name.Length == 0 ? "an empty name" : $"'{state.Name}', which reads as a selector",
                "English words in kebab case"
            );
        if (state.Kind == StateKind.Waiting && state.WaitsOn is null)
            problems.Add(
                state.Path,
                "lifecycle.waits-on-nobody",
                "a waiting state that does not say for whom",
                string.Join(", ", LifecycleWords.Waits.Keys)
            );
        if (state.Kind != StateKind.Waiting && state.WaitsOn is not null)
            problems.Add(
                state.Path + ".on",
                "lifecycle.does-not-wait",
                $"'on' in a state of kind {LifecycleWords.Of(state.Kind)}",
                "'on' in waiting states only"
            );
    }

    /// <summary>The superstate, if it is one: a name nobody knows and a circle are problems, and then there is none.</summary>
    private static LifecycleDraft.State? Parent(
        LifecycleDraft.State state,
        Dictionary<string, LifecycleDraft.State> written,
        ProblemList? problems
    )
    {
        if (state.Parent is null)
            return null;
        var path = state.Path + ".parent";
        if (!written.TryGetValue(state.Parent, out var parent))
            problems?.AddUnknown(path, "lifecycle.unknown-state", state.Parent, written.Keys.Where(n => n != state.Name));
        else if (StepsBack(state, written) is var steps and not 0)
        {
            if (steps > 0)
                problems?.Add(
                    path,
                    "lifecycle.circle-of-parents",
                    $"'{state.Parent}', which stands inside '{state.Name}'",
                    "superstates without a circle"
                );
            else
                problems?.Add(
                    path,
                    "lifecycle.too-deep",
                    $"more than {MostDepth} superstates around one state",
                    $"at most {MostDepth} superstates one inside the other"
                );
        }
        else
            return parent;
        return null;
    }

    /// <summary>How many superstates lead from a state back to itself; 0: none do; -1: there are too many to look.</summary>
    private static int StepsBack(LifecycleDraft.State state, Dictionary<string, LifecycleDraft.State> written)
    {
        var (at, passed) = (state, new HashSet<string>(StringComparer.Ordinal));
        for (var steps = 1; steps <= MostDepth + 1; steps++)
        {
            if (at.Parent is null || !written.TryGetValue(at.Parent, out at) || !passed.Add(at.Name))
                return 0;
            if (at.Name == state.Name)
                return steps;
        }
        return -1;
    }

    private static void CheckInitial(
        LifecycleDraft draft,
        ProblemList problems,
        Dictionary<string, LifecycleState> states,
        Dictionary<string, LifecycleState> superstates
    )
    {
        draft.Initial ??= states.Keys.FirstOrDefault();
        if (draft.Initial is null)
            problems.Add(draft.Path, "lifecycle.no-state", "no state to be in", "at least one");
        else if (superstates.ContainsKey(draft.Initial))
            problems.Add(
                draft.Path + ".initial",
                "lifecycle.enters-superstate",
                $"'{draft.Initial}', which only groups others",
                "one of its substates"
            );
        else if (!states.ContainsKey(draft.Initial))
            problems.AddUnknown(draft.Path + ".initial", "lifecycle.unknown-state", draft.Initial, states.Keys);
    }
}
