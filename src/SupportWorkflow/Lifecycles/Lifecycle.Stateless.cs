using Stateless;

namespace SupportWorkflow.Lifecycles;

public sealed partial class Lifecycle
{
    /// <summary>
    /// A Stateless machine over somebody's own entity, with the lifecycle's states, triggers, roles and guards. It is configured as the one
    /// that answers <see cref="Next(string, string, GuardFacts, RoleSet)"/>; its unmet guards are the lifecycle's demands in words.
    /// </summary>
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
    public StateMachine<string, string> ToStateless(
        Func<string> getState,
        Action<string> setState,
        Func<GuardFacts>? guards = null,
        Func<RoleSet>? roles = null
    )
    {
        ArgumentNullException.ThrowIfNull(getState);
        ArgumentNullException.ThrowIfNull(setState);
        var machine = new StateMachine<string, string>(getState, setState);
        new LifecycleRows(guards ?? (static () => default), roles ?? (static () => default)).Configure(machine, this);
        return machine;
    }
}
