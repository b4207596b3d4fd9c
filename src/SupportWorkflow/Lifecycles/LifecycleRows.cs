using Stateless;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// Writes a lifecycle's rows into a Stateless machine. Stateless knows no order and throws where two rows match, so every row but the first
/// of a state and trigger also demands that no earlier one applies; rows that never can are left out.
/// </summary>
/// <param name="guards">Which guards hold, asked at every trigger.</param>
/// <param name="roles">The roles of whoever fires, asked at every trigger.</param>
internal sealed class LifecycleRows(Func<GuardFacts> guards, Func<RoleSet> roles)
{
    public void Configure(StateMachine<string, string> machine, Lifecycle lifecycle)
    {
        foreach (var state in lifecycle.Superstates.Concat(lifecycle.States))
        {
            var configured = machine.Configure(state.Name);
            if (state.Parent is { } parent)
                configured.SubstateOf(parent.Name);
        }
        // Rows stand at the state itself, never at its superstate: there, a re-entry and a row home mean something else to Stateless.
        var describe = RowDemands.Describe(lifecycle);
        foreach (var cell in lifecycle.Cells)
        foreach (var row in LifecycleGraph.CanMatch(cell.Rows))
            Add(machine.Configure(cell.From.Name), row, RowDemands.Of(row, cell.Rows, describe, guards, roles));
    }

    private static void Add(StateMachine<string, string>.StateConfiguration state, LifecycleRow row, Tuple<Func<bool>, string>[] demands)
    {
        switch (row.Kind)
        {
            case TransitionKind.Move:
                state.PermitIf(row.Trigger.Name, row.To.Name, demands);
                break;
            case TransitionKind.Reentry:
                state.PermitReentryIf(row.Trigger.Name, demands);
                break;
            case TransitionKind.Ignored:
                state.IgnoreIf(row.Trigger.Name, demands);
                break;
            case TransitionKind.Internal when demands.Length == 0:
                state.InternalTransition(row.Trigger.Name, static () => { });
                break;
            default:
                // An internal transition takes one guard only.
                var words = string.Join(RowDemands.Separator, demands.Select(d => d.Item2));
                state.InternalTransitionIf(row.Trigger.Name, _ => Array.TrueForAll(demands, d => d.Item1()), static () => { }, words);
                break;
        }
    }
}
