using Stateless.Reflection;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// Reads what a Stateless machine says of itself into a draft. A state with substates that something can also be in becomes two: the state itself,
/// and a superstate for it and its substates, which has its rows.
/// </summary>
internal sealed class StatelessReader(LifecycleDraft draft, StateMachineInfo machine)
{
    private readonly HashSet<string> _entered = [Name(machine.InitialState), .. machine.States.SelectMany(Destinations)];
    private readonly HashSet<string> _guards = new(StringComparer.Ordinal);

    public void Read(Func<object, StateMeaning?> meaning)
    {
        draft.Initial = Name(machine.InitialState);
        foreach (var state in machine.States)
        {
            var said = meaning(state.UnderlyingState) ?? new(Guess(state));
            if (state.Substates.Any()) Declare(Group(state), said with { Text = said.Text ?? Name(state) }, state.Superstate);
            if (Group(state) != Name(state)) Declare(Name(state), said, state);
            else if (!state.Substates.Any()) Declare(Name(state), said, state.Superstate);
        }
        // Stateless tries all guards and wants at most one to hold: here the open row of a trigger is the last.
        foreach (var state in machine.States)
            foreach (var row in Rows(state).OrderBy(r => r.Guard is null)) draft.Rows.Add(row);
        foreach (var state in machine.States)
            foreach (var transition in Home(state)) draft.Rows.Add(Row(state, [Name(state)], transition, TransitionKind.Ignored, null));
    }

    private void Declare(string name, StateMeaning said, StateInfo? superstate) =>
        draft.States.Add(new(name, said.Kind, said.WaitsOn, said.Text ?? name, $"{draft.Path}.states.{name}") { Parent = superstate is null ? null : Group(superstate) });

    private StateKind Guess(StateInfo state) => Name(state) == Name(machine.InitialState) ? StateKind.Queued : LeadsOut(state, Name(state)) ? StateKind.Working : StateKind.Final;

    private static bool LeadsOut(StateInfo? state, string from) => state is not null && (Destinations(state).Any(to => to != from) || LeadsOut(state.Superstate, from));

    private static IEnumerable<string> Destinations(StateInfo state) =>
    [
        .. state.FixedTransitions.Where(t => !t.IsInternalTransition).Select(t => Name(t.DestinationState)),
        .. state.DynamicTransitions.SelectMany(t => t.PossibleDestinationStates ?? []).Select(d => d.DestinationState),
    ];

    /// <summary>The name that means a state and all inside it.</summary>
    private string Group(StateInfo state) => state.Substates.Any() && _entered.Contains(Name(state)) ? "any-" + Name(state) : Name(state);

    private IEnumerable<LifecycleDraft.Row> Rows(StateInfo state)
    {
        foreach (var transition in state.FixedTransitions)
        {
            var effect = transition.IsInternalTransition ? TransitionKind.Internal
                : Name(transition.DestinationState) == Name(state) && !state.Substates.Any() ? TransitionKind.Reentry : TransitionKind.Move;
            yield return Row(state, From(state, transition), transition, effect, effect == TransitionKind.Move ? Name(transition.DestinationState) : null);
        }
        foreach (var transition in state.IgnoredTriggers) yield return Row(state, From(state, transition), transition, TransitionKind.Ignored, null);
        foreach (var transition in state.DynamicTransitions)
        {
            if (transition.PossibleDestinationStates is not { Count: > 0 } destinations)
                draft.Unsayable.Add(new($"{draft.Path}.states.{Name(state)}.{transition.Trigger}", "stateless.undescribed-destination",
                    $"a dynamic transition by '{transition.Trigger}' that does not say where it can lead", "possible destination states, each with its criterion"));
            else
                foreach (var destination in destinations)
                    yield return Row(state, From(state, transition), transition, TransitionKind.Move, destination.DestinationState, destination.Criterion);
        }
    }

    /// <summary>What a superstate says moves no state to itself: Stateless lets it pass without effect, after what the state says of its own.</summary>
    private static IEnumerable<FixedTransitionInfo> Home(StateInfo state)
    {
        for (var above = state.Superstate; above is not null; above = above.Superstate)
            foreach (var transition in above.FixedTransitions.Where(t => !t.IsInternalTransition && Name(t.DestinationState) == Name(state)))
                if (!state.FixedTransitions.Concat<TransitionInfo>(state.IgnoredTriggers).Any(t => Same(t, transition) && !t.GuardConditionsMethodDescriptions.Any(g => !IsAlwaysTrue(g))))
                    yield return transition;
    }

    private ValueList<string> From(StateInfo state, TransitionInfo transition) =>
        Group(state) != Name(state) && Home(state).Any(t => Same(t, transition)) ? [Name(state), Group(state)] : [Group(state)];

    private LifecycleDraft.Row Row(StateInfo state, ValueList<string> from, TransitionInfo transition, TransitionKind effect, string? to, string? criterion = null)
    {
        var trigger = transition.Trigger.ToString();
        var demands = transition.GuardConditionsMethodDescriptions.Where(g => !IsAlwaysTrue(g))
            .Select(g => g.Description == InvocationInfo.DefaultFunctionDescription ? $"the guard of '{trigger}' in '{Name(state)}'" : g.Description).ToList();
        if (criterion is not null) demands.Add(criterion);
        return new(from, trigger, effect, to, [], demands.Count == 0 ? null : Guard(string.Join(" and ", demands)), $"{draft.Path}.states.{Name(state)}.{trigger}");
    }

    private string Guard(string text)
    {
        if (_guards.Add(text)) draft.Guards.Add(new(text, text, null, $"{draft.Path}.guards.{text}"));
        return text;
    }

    private static bool Same(TransitionInfo one, TransitionInfo other) => Equals(one.Trigger.UnderlyingTrigger, other.Trigger.UnderlyingTrigger);

    /// <summary>An internal transition without a guard has one of Stateless's own.</summary>
    private static bool IsAlwaysTrue(InvocationInfo guard) => guard.MethodName?.StartsWith("<InternalTransition", StringComparison.Ordinal) == true;

    private static string Name(StateInfo state) => state.UnderlyingState.ToString() ?? "";
}
