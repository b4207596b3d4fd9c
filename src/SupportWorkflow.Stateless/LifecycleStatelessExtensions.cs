using Stateless;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.StatelessBridge;

/// <summary>Turns a lifecycle into a Stateless state machine.</summary>
public static class LifecycleStatelessExtensions
{
    /// <summary>
    /// A state machine over somebody's own entity, with the lifecycle's states, triggers, roles and guards. It fires what
    /// <see cref="Lifecycle.Next(string, string, GuardFacts, RoleSet)"/> permits, and no more; its unmet guards are the lifecycle's reasons.
    /// </summary>
    /// <param name="lifecycle">The lifecycle; it is only read.</param>
    /// <param name="getState">Reads the state's name from the entity.</param>
    /// <param name="setState">Writes the state's name to the entity.</param>
    /// <param name="guards">Which guards hold, asked at every trigger; absent: all are unknown, and refuse.</param>
    /// <param name="roles">The roles of whoever fires, asked at every trigger; absent: none.</param>
    /// <returns>
    /// A machine for one unit of work: configuring costs microseconds and kilobytes, and Stateless's machines are not for several threads.
    /// Entry and exit actions may be added to it with <c>Configure</c>.
    /// </returns>
    /// <example><code>
    /// var machine = lifecycle.ToStateless(() => order.State, state => order.State = state, () => lifecycle.Given(("paid", order.IsPaid)));
    /// machine.Configure("shipped").OnEntry(() => mail.Send(order));
    /// machine.Fire("ship");
    /// </code></example>
    public static StateMachine<string, string> ToStateless(
        this Lifecycle lifecycle, Func<string> getState, Action<string> setState, Func<GuardFacts>? guards = null, Func<RoleSet>? roles = null)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        var facts = new Facts(guards ?? (static () => default), roles ?? (static () => default));
        var machine = new StateMachine<string, string>(getState, setState);
        foreach (var state in lifecycle.Superstates) Configure(machine, state);
        foreach (var state in lifecycle.States)
        {
            var configured = Configure(machine, state);
            foreach (var trigger in lifecycle.Triggers)
            {
                var rows = lifecycle.RowsOf(state, trigger);
                for (var i = 0; i < rows.Count; i++) Add(configured, rows[i], Guards(rows, i, facts));
            }
        }
        return machine;
    }

    private static StateMachine<string, string>.StateConfiguration Configure(StateMachine<string, string> machine, LifecycleState state)
    {
        var configured = machine.Configure(state.Name);
        return state.Parent is null ? configured : configured.SubstateOf(state.Parent.Name);
    }

    private static void Add(StateMachine<string, string>.StateConfiguration state, LifecycleRow row, Tuple<Func<bool>, string>[] guards)
    {
        switch (row.Kind)
        {
            case TransitionKind.Move:
                state.PermitIf(row.Trigger.Name, row.To.Name, guards);
                break;
            case TransitionKind.Reentry:
                state.PermitReentryIf(row.Trigger.Name, guards);
                break;
            case TransitionKind.Ignored:
                state.IgnoreIf(row.Trigger.Name, guards);
                break;
            default:
                state.InternalTransitionIf(row.Trigger.Name, _ => Array.TrueForAll(guards, g => g.Item1()), static () => { }, Described(guards));
                break;
        }
    }

    /// <summary>
    /// Role and guard of a row, each with its text. Stateless throws when two rows match, so every row but the first also demands that no
    /// earlier one does; an earlier one whose guard is unknown might.
    /// </summary>
    private static Tuple<Func<bool>, string>[] Guards(ValueList<LifecycleRow> rows, int index, Facts facts)
    {
        var row = rows[index];
        var guards = new List<Tuple<Func<bool>, string>>();
        if (row.Roles.Count > 0) guards.Add(new(() => row.IsGrantedTo(facts.Roles()), $"granted to: {string.Join(", ", row.Roles.AsEnumerable())}"));
        if (row.Guard is { } guard) guards.Add(new(() => facts.Guards().Of(guard) == Truth.True, guard.Text.English));
        if (index > 0) guards.Add(new(() => !Enumerable.Range(0, index).Any(i => MayApply(rows[i], facts)), "no earlier row applies"));
        return [.. guards];
    }

    private static bool MayApply(LifecycleRow row, Facts facts) =>
        row.IsGrantedTo(facts.Roles()) && (row.Guard is not { } guard || facts.Guards().Of(guard) != Truth.False);

    private static string Described(Tuple<Func<bool>, string>[] guards) => string.Join("; ", guards.Select(g => g.Item2));

    private sealed record Facts(Func<GuardFacts> Guards, Func<RoleSet> Roles);
}
