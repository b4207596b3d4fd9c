using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>
/// Finds a way through any lifecycle: the fewest triggers from one state to another that fits, taking what happens gladly first.
/// </summary>
internal sealed class Walk
{
    /// <summary>Ways out that end or undo a ticket; taken only where there is no other.</summary>
    private static readonly HashSet<string> Reluctant = new(StringComparer.Ordinal)
    {
        "cancel",
        "transfer",
        "merge",
        "hand-over",
        "refuse",
        "unassign",
        "reject",
    };

    private readonly Lifecycle _lifecycle;
    private readonly string[] _avoided;

    /// <param name="lifecycle">The lifecycle.</param>
    /// <param name="avoided">More triggers that are taken only where there is no other way.</param>
    public Walk(Lifecycle lifecycle, params string[] avoided)
    {
        (_lifecycle, _avoided) = (lifecycle, avoided);
        AllGuardsHold = lifecycle.Given([.. lifecycle.Guards.Select(g => (g.Name, true))]);
    }

    public GuardFacts AllGuardsHold { get; }

    /// <returns>The triggers in order; empty when the state fits already; null when nothing leads there.</returns>
    public IReadOnlyList<string>? Find(LifecycleState from, Func<LifecycleState, bool> fits) =>
        Find(from, fits, detours: false, reluctant: false)
        ?? Find(from, fits, detours: true, reluctant: false)
        ?? Find(from, fits, detours: true, reluctant: true);

    /// <summary>The way from work to its end: to where it is done, or where there is no such state, to a final one.</summary>
    public IReadOnlyList<string>? ToEndOfWork(LifecycleState from) =>
        Find(from, s => s.Kind == StateKind.Done) ?? Find(from, s => s.Kind == StateKind.Final);

    /// <summary>What a trigger would do there if every guard held.</summary>
    public Transition Next(LifecycleState from, string trigger, RoleSet roles) =>
        _lifecycle.Next(from, _lifecycle.Trigger(trigger), AllGuardsHold, roles);

    private List<string>? Find(LifecycleState from, Func<LifecycleState, bool> fits, bool detours, bool reluctant)
    {
        var came = new Dictionary<LifecycleState, (LifecycleState From, string Trigger)?> { [from] = null };
        var queue = new Queue<LifecycleState>([from]);
        while (queue.TryDequeue(out var state))
        {
            if (fits(state))
                return PathTo(state, came);
            if (state != from && !detours && state.Kind is not (StateKind.Queued or StateKind.Working))
                continue;
            foreach (var trigger in _lifecycle.Triggers)
            {
                if (!reluctant && (Reluctant.Contains(trigger.Name) || _avoided.Contains(trigger.Name)))
                    continue;
                var step = Next(state, trigger.Name, RoleSet.All);
                if (step.IsPermitted && came.TryAdd(step.To, (state, trigger.Name)))
                    queue.Enqueue(step.To);
            }
        }
        return null;
    }

    private static List<string> PathTo(LifecycleState state, Dictionary<LifecycleState, (LifecycleState From, string Trigger)?> came)
    {
        var path = new List<string>();
        for (var at = came[state]; at is { } step; at = came[step.From])
            path.Insert(0, step.Trigger);
        return path;
    }
}
