using Stateless;
using Stateless.Reflection;

namespace SupportWorkflow.Lifecycles;

public sealed partial class LifecycleBuilder
{
    /// <summary>
    /// Begins with what an existing Stateless machine declares: its states and superstates, its fixed, re-entering, internal, ignored and
    /// described dynamic transitions, and its guards by their descriptions. The machine itself is neither kept nor fired.
    /// </summary>
    /// <param name="machine">What <see cref="StateMachine{TState, TTrigger}.GetInfo"/> says of a machine that is in its initial
    /// state.</param>
    /// <param name="name">What the lifecycle is called.</param>
    /// <param name="meaning">
    /// What a state means, which Stateless does not know; null, or no function: <see cref="StateKind.Queued"/> where it begins,
    /// <see cref="StateKind.Final"/> where nothing leads out, <see cref="StateKind.Working"/> elsewhere.
    /// </param>
    /// <remarks>
    /// States and triggers keep their names; a superstate that something can be in becomes a state and a superstate <c>any-…</c>. Guards
    /// are named by their descriptions: the same words are the same guard, those of one transition are joined, and one without a
    /// description is named after its place; whoever asks the lifecycle answers them. Of a machine that <see cref="Lifecycle.ToStateless"/>
    /// made, roles and order come back too, so that every answer stays the same. What is not taken over stands in <see cref="LeftBehind"/>;
    /// what <c>GetInfo</c> does not show cannot stand there: parameters, transitions with asynchronous guards, and initial transitions,
    /// which <see cref="StateMeaning.InitialTransition"/> can say. <see cref="Build"/> refuses what a lifecycle cannot say, with its place.
    /// </remarks>
    /// <example><code>
    /// Lifecycle bug = LifecycleBuilder.FromStateless(machine.GetInfo(), "bug", state =>
    ///     state is State.Deferred ? new(StateKind.Waiting, WaitingOn.Other) : null).Build();
    /// Console.WriteLine(bug.ToJson());
    /// </code></example>
    public static LifecycleBuilder FromStateless(
        StateMachineInfo machine,
        string name = "lifecycle",
        Func<object, StateMeaning?>? meaning = null
    )
    {
        ArgumentNullException.ThrowIfNull(machine);
        var builder = new LifecycleBuilder(name);
        new StatelessReader(builder._draft, machine, meaning ?? (_ => null)).Read();
        return builder;
    }

    /// <summary>What a Stateless machine had that a lifecycle has not, each with its place:
    /// entry, exit and activation actions. Empty without one.</summary>
    public ValueList<DefinitionProblem> LeftBehind => [.. _draft.LeftBehind];
}
