using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>
/// A lifecycle in the plainest form there is, and what it means, written to be plain and to share no code with the library: it walks the
/// rows as they are written, for every set of roles and every answer of the guards.
/// </summary>
public sealed record Plan(Plan.State[] States, Plan.Row[] Rows)
{
    public const int RoleCount = 2;
    public const int GuardCount = 2;

    private static readonly StateKind[] Kinds = [StateKind.Queued, StateKind.Working, StateKind.Waiting, StateKind.Done, StateKind.Final];

    public sealed record State(string Name, int Kind, string? Parent);

    /// <param name="From">Names of states, "*" or "kind:…".</param>
    /// <param name="Trigger">The trigger.</param>
    /// <param name="Effect">m: to another state; r: re-entry; i: internal; x: ignored.</param>
    /// <param name="To">Where to, for m.</param>
    /// <param name="Roles">Numbers of roles; empty: everybody.</param>
    /// <param name="Guard">The number of a guard, or -1.</param>
    public sealed record Row(string[] From, string Trigger, char Effect, string? To, int[] Roles, int Guard)
    {
        public override string ToString() =>
            $"{string.Join('+', From)} -{Trigger}{(Guard < 0 ? "" : $"[g{Guard}]")}{string.Concat(Roles.Select(r => $"@r{r}"))}-> {(Effect == 'm' ? To : Effect)}";
    }

    public IEnumerable<State> Leaves => States.Where(s => States.All(o => o.Parent != s.Name));

    public IEnumerable<string> Triggers => Rows.Select(r => r.Trigger).Distinct();

    public static StateKind KindOf(State state) => Kinds[state.Kind];

    /// <summary>The written rows that speak of a state and trigger, in the order in which they are tried: the state's own, then its
    /// superstate's.</summary>
    public IEnumerable<Row> Tried(State state, string trigger)
    {
        var rows = Rows.Where(r => r.Trigger == trigger).ToList();
        var own = rows.Where(r => IsOwn(r, state)).ToList();
        return [.. own, .. rows.Where(r => !own.Contains(r) && r.From.Contains(state.Parent))];
    }

    /// <summary>Whether a row names the state itself, not its superstate.</summary>
    private static bool IsOwn(Row row, State state) =>
        row.From.Any(f => f == state.Name || (f == "*" && state.Kind != 4) || f == "kind:" + Word(state.Kind));

    /// <summary>What happens: the row's effect and target; "role", "guard" or "unknown" when refused; "state" when nothing is
    /// written.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="roles">The roles played.</param>
    /// <param name="guards">What each guard says; null: nobody has said.</param>
    public (string Outcome, string? To) Next(State state, string trigger, IReadOnlySet<int> roles, bool?[] guards)
    {
        var tried = Tried(state, trigger).ToList();
        if (tried.Count == 0)
            return ("state", null);
        var no = "role";
        foreach (var row in tried)
        {
            if (row.Roles.Length > 0 && !row.Roles.Any(roles.Contains))
                continue;
            switch (row.Guard < 0 ? true : guards[row.Guard])
            {
                case true:
                    return row.Effect switch
                    {
                        // From the superstate into the very state: nothing changes.
                        'm' when row.To == state.Name => (IsOwn(row, state) ? "r" : "i", row.To),
                        'm' => ("m", row.To),
                        _ => ($"{row.Effect}", state.Name),
                    };
                case null:
                    return ("unknown", null);
                default:
                    no = "guard";
                    break;
            }
        }
        return (no, null);
    }

    /// <summary>Whether validation should accept it: found out by trying every actor and every answer of the guards in every
    /// state.</summary>
    public bool IsSound()
    {
        var leaves = Leaves.ToList();
        if (leaves.Count == 0 || Enumerable.Range(0, GuardCount).Any(g => Rows.All(r => r.Guard != g)))
            return false;
        if (Rows.Any(r => r.Effect == 'm' && leaves.All(l => l.Name != r.To)))
            return false;
        if (Rows.Any(r => r.From.Length == 0 || r.From.Distinct().Count() != r.From.Length))
            return false;
        if (
            Rows.SelectMany(r => r.From)
                .Any(f => f.StartsWith("kind:", StringComparison.Ordinal) && leaves.All(l => f != "kind:" + Word(l.Kind)))
        )
            return false;
        var winners = new HashSet<(Row, string)>();
        var moves = new HashSet<(string From, string To)>();
        foreach (var leaf in leaves)
        foreach (var trigger in Triggers)
        foreach (var roles in Subsets())
        foreach (var guards in Answers())
        {
            if (Winner(leaf, trigger, roles, guards) is not { } row)
                continue;
            winners.Add((row, leaf.Name));
            if (row.Effect == 'm' && row.To != leaf.Name)
                moves.Add((leaf.Name, row.To!));
        }
        // Every selector of every row must be good for something that no earlier selector of the row already stands for.
        foreach (var row in Rows)
        {
            var bySelector = leaves
                .Where(l => Tried(l, row.Trigger).Contains(row))
                .GroupBy(l => Selector(row, l))
                .ToDictionary(g => g.Key, g => g.ToList());
            if (bySelector.Values.Any(ls => !ls.Any(l => winners.Contains((row, l.Name)))))
                return false;
        }
        var reached = new HashSet<string> { leaves[0].Name };
        while (moves.Any(m => reached.Contains(m.From) && reached.Add(m.To))) { }
        return leaves.All(l => reached.Contains(l.Name)) && leaves.All(l => l.Kind == 4 || moves.Any(m => m.From == l.Name));
    }

    public static IEnumerable<IReadOnlySet<int>> Subsets() =>
        Enumerable
            .Range(0, 1 << RoleCount)
            .Select(mask => (IReadOnlySet<int>)Enumerable.Range(0, RoleCount).Where(r => (mask & (1 << r)) != 0).ToHashSet());

    public static IEnumerable<bool?[]> Answers()
    {
        bool?[] said = [true, false, null];
        return from a in said from b in said select new[] { a, b };
    }

    public override string ToString() =>
        $"{string.Join(' ', States.Select(s => $"{s.Name}:{Word(s.Kind)}{(s.Parent is null ? "" : "<" + s.Parent)}"))} | {string.Join("; ", Rows.AsEnumerable())}";

    internal static string Word(int kind) => new[] { "queued", "working", "waiting", "done", "final" }[kind];

    private Row? Winner(State state, string trigger, IReadOnlySet<int> roles, bool?[] guards)
    {
        foreach (var row in Tried(state, trigger))
        {
            if (row.Roles.Length > 0 && !row.Roles.Any(roles.Contains))
                continue;
            var says = row.Guard < 0 ? true : guards[row.Guard];
            if (says != false)
                return says == true ? row : null;
        }
        return null;
    }

    /// <summary>The selector through which a row speaks of a state: the first that names it itself, else the one that names its
    /// superstate.</summary>
    private static int Selector(Row row, State state)
    {
        for (var i = 0; i < row.From.Length; i++)
            if (row.From[i] == state.Name || (row.From[i] == "*" && state.Kind != 4) || row.From[i] == "kind:" + Word(state.Kind))
                return i;
        return Array.IndexOf(row.From, state.Parent);
    }
}
