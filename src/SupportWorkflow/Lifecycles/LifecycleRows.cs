using Stateless;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// Writes a lifecycle's rows into a Stateless machine: each with its role and its guard, every one but the first of a state and trigger also with the
/// demand that no earlier one applies, since Stateless knows no order and throws where two match.
/// </summary>
/// <param name="guards">Which guards hold, asked at every trigger.</param>
/// <param name="roles">The roles of whoever fires, asked at every trigger.</param>
internal sealed class LifecycleRows(Func<GuardFacts> guards, Func<RoleSet> roles)
{
    public void Configure(StateMachine<string, string> machine, Lifecycle lifecycle)
    {
        foreach (var state in lifecycle.Superstates.Concat(lifecycle.States))
            if (state.Parent is { } parent) machine.Configure(state.Name).SubstateOf(parent.Name);
            else machine.Configure(state.Name);
        foreach (var row in lifecycle.Rows) Add(machine.Configure(row.From.Name), row, Guards(row, lifecycle.RowsOf(row.From, row.Trigger)));
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
            case TransitionKind.Internal when guards.Length == 0:
                state.InternalTransition(row.Trigger.Name, static () => { });
                break;
            default:
                state.InternalTransitionIf(row.Trigger.Name, _ => Array.TrueForAll(guards, g => g.Item1()), static () => { }, string.Join("; ", guards.Select(g => g.Item2)));
                break;
        }
    }

    private Tuple<Func<bool>, string>[] Guards(LifecycleRow row, ValueList<LifecycleRow> cell)
    {
        var demands = new List<Tuple<Func<bool>, string>>();
        if (row.Roles.Count > 0) demands.Add(new(() => row.IsGrantedTo(roles()), $"granted to: {string.Join(", ", row.Roles.AsEnumerable())}"));
        if (row.Guard is { } guard) demands.Add(new(() => guards().Of(guard) == Truth.True, guard.Text.English));
        if (row != cell[0]) demands.Add(new(() => row == cell.First(r => r == row || r.MayApply(guards(), roles())), "no earlier row applies"));
        return [.. demands];
    }
}
