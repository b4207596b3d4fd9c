using Stateless;
using Stateless.Reflection;

namespace SupportWorkflow.Lifecycles;

public sealed partial class LifecycleBuilder
{
    /// <summary>
    /// Begins with what an existing Stateless machine declares: its states and superstates, its fixed, re-entering, internal, ignored and
    /// described dynamic transitions, and its guards by their descriptions. The machine itself is neither kept nor fired.
    /// </summary>
    /// <param name="machine">What <see cref="StateMachine{TState, TTrigger}.GetInfo"/> says.</param>
    /// <param name="name">What the lifecycle is called.</param>
    /// <param name="meaning">
    /// What a state means, which Stateless does not know; null, or no function: <see cref="StateKind.Queued"/> where it begins,
    /// <see cref="StateKind.Final"/> where nothing leads out, <see cref="StateKind.Working"/> elsewhere.
    /// </param>
    /// <remarks>
    /// States, triggers and guards keep their names; guards of the same description are one guard, those of one transition are joined, and a
    /// guard without a description is named after its place. Whoever asks the lifecycle answers them. Entry and exit actions, initial
    /// transitions and parameters stay where they are; transitions with asynchronous guards are not in <c>GetInfo</c> and so not here.
    /// <see cref="Build"/> refuses what a lifecycle cannot say: a dynamic destination nobody described, a superstate as destination.
    /// </remarks>
    /// <example><code>
    /// Lifecycle bug = LifecycleBuilder.FromStateless(machine.GetInfo(), "bug", state => state is State.Deferred ? new(StateKind.Waiting, WaitingOn.Other) : null).Build();
    /// Console.WriteLine(bug.ToJson());
    /// </code></example>
    public static LifecycleBuilder FromStateless(StateMachineInfo machine, string name = "lifecycle", Func<object, StateMeaning?>? meaning = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var builder = new LifecycleBuilder(name);
        new StatelessReader(builder._draft, machine).Read(meaning ?? (_ => null));
        return builder;
    }
}
