using System.Globalization;
using Stateless.Reflection;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// Reads what a Stateless machine says of itself into a draft. A state with substates that something can also be in becomes two: the state
/// itself, and a superstate for it and its substates, which has its rows.
/// </summary>
internal sealed class StatelessReader
{
    private readonly LifecycleDraft _draft;
    private readonly StateMachineInfo _machine;
    private readonly Dictionary<string, StateMeaning> _meanings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entered;
    private readonly HashSet<string> _guards = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undescribed = new(StringComparer.Ordinal);

    public StatelessReader(LifecycleDraft draft, StateMachineInfo machine, Func<object, StateMeaning?> meaning)
    {
        (_draft, _machine) = (draft, machine);
        foreach (var state in machine.States)
            _meanings[Name(state)] = meaning(state.UnderlyingState) ?? new(Guess(state));
        _entered = [Name(machine.InitialState), .. machine.States.SelectMany(Destinations)];
    }

    public void Read()
    {
        _draft.Initial = Name(_machine.InitialState);
        foreach (var state in _machine.States)
        {
            var said = _meanings[Name(state)];
            if (state.Substates.Any())
                Declare(Group(state), said with { Text = said.Text ?? Name(state) }, state.Superstate);
            if (Group(state) != Name(state))
                Declare(Name(state), said, state);
            else if (!state.Substates.Any())
                Declare(Name(state), said, state.Superstate);
            CheckInitialTransition(state, said);
            foreach (var (what, action) in Actions(state))
                LeaveBehind(state, what, action);
        }
        // A machine of ours says which place a row has.
        // Of others Stateless tries all guards and wants at most one to hold: the open row comes last.
        foreach (var state in _machine.States)
        foreach (
            var row in Rows(state)
                .OrderBy(r =>
                    r.Place > 0 ? r.Place
                    : r.Row.Guard is null && r.Row.Roles.Count == 0 ? int.MaxValue
                    : 1
                )
        )
            _draft.Rows.Add(row.Row);
        foreach (var state in _machine.States)
        foreach (var transition in Home(state))
            _draft.Rows.Add(Row(state, [Name(state)], transition, TransitionKind.Ignored, null).Row);
    }

    private void Declare(string name, StateMeaning said, StateInfo? superstate) =>
        _draft.States.Add(
            new(name, said.Kind, said.WaitsOn, said.Text ?? name, $"{_draft.Path}.states.{name}")
            {
                Parent = superstate is null ? null : Group(superstate),
            }
        );

    private void CheckInitialTransition(StateInfo state, StateMeaning said)
    {
        if (said.InitialTransition is not { } initial || state.Substates.Any(s => Equals(s.UnderlyingState, initial)))
            return;
        _draft.Unsayable.Add(
            new(
                $"{_draft.Path}.states.{Name(state)}",
                "stateless.not-a-substate",
                $"an initial transition to '{initial}'",
                state.Substates.Any() ? string.Join(", ", state.Substates.Select(Name)) : "none: the state has no substates"
            )
        );
    }

    private static IEnumerable<(string What, InvocationInfo Action)> Actions(StateInfo state) =>
        [
            .. state.EntryActions.Select(a => ("entry", a.Method)),
            .. state.ExitActions.Select(a => ("exit", a)),
            .. state.ActivateActions.Select(a => ("activation", a)),
            .. state.DeactivateActions.Select(a => ("deactivation", a)),
        ];

    private void LeaveBehind(StateInfo state, string what, InvocationInfo action) =>
        _draft.LeftBehind.Add(
            new(
                $"{_draft.Path}.states.{Name(state)}",
                "stateless.action",
                $"the {what} action '{action.Description}'",
                "no actions: Transition.To, Kind and BeginsVisit say what happened"
            )
        );

    private StateKind Guess(StateInfo state) =>
        Name(state) == Name(_machine.InitialState) ? StateKind.Queued
        : LeadsOut(state, Name(state)) ? StateKind.Working
        : StateKind.Final;

    private bool LeadsOut(StateInfo? state, string from) =>
        state is not null && (Destinations(state).Any(to => to != from) || LeadsOut(state.Superstate, from));

    private IEnumerable<string> Destinations(StateInfo state) =>
        [
            .. state.FixedTransitions.Where(t => !t.IsInternalTransition).Select(t => Entered(Name(t.DestinationState))),
            .. state.DynamicTransitions.SelectMany(t => t.PossibleDestinationStates ?? []).Select(d => Entered(d.DestinationState)),
        ];

    /// <summary>Where one ends up who enters a state: with an initial transition in the substate it leads to.</summary>
    private string Entered(string state)
    {
        for (
            var left = _meanings.Count;
            left > 0 && _meanings.GetValueOrDefault(state)?.InitialTransition?.ToString() is { } initial;
            left--
        )
            state = initial;
        return state;
    }

    /// <summary>The name that means a state and all inside it.</summary>
    private string Group(StateInfo state) => state.Substates.Any() && _entered.Contains(Name(state)) ? "any-" + Name(state) : Name(state);

    private IEnumerable<(LifecycleDraft.Row Row, int Place)> Rows(StateInfo state)
    {
        foreach (var transition in state.FixedTransitions)
        {
            var effect =
                transition.IsInternalTransition ? TransitionKind.Internal
                : Name(transition.DestinationState) == Name(state) && !state.Substates.Any() ? TransitionKind.Reentry
                : TransitionKind.Move;
            var to = effect == TransitionKind.Move ? Entered(Name(transition.DestinationState)) : null;
            yield return Row(state, From(state, transition), transition, effect, to);
        }
        foreach (var transition in state.IgnoredTriggers)
            yield return Row(state, From(state, transition), transition, TransitionKind.Ignored, null);
        foreach (var transition in state.DynamicTransitions)
        {
            if (transition.PossibleDestinationStates is not { Count: > 0 } destinations)
                _draft.Unsayable.Add(
                    new(
                        $"{_draft.Path}.states.{Name(state)}.{transition.Trigger}",
                        "stateless.undescribed-destination",
                        $"a dynamic transition by '{transition.Trigger}' that does not say where it can lead",
                        "possible destination states, each with its criterion"
                    )
                );
            else
                foreach (var destination in destinations)
                    yield return Row(
                        state,
                        From(state, transition),
                        transition,
                        TransitionKind.Move,
                        Entered(destination.DestinationState),
                        destination.Criterion
                    );
        }
    }

    /// <summary>What a superstate says moves no state to itself:
    /// Stateless lets it pass without effect, after what the state says of its own.</summary>
    private static IEnumerable<FixedTransitionInfo> Home(StateInfo state)
    {
        for (var above = state.Superstate; above is not null; above = above.Superstate)
            foreach (
                var transition in above.FixedTransitions.Where(t => !t.IsInternalTransition && Name(t.DestinationState) == Name(state))
            )
                if (!state.FixedTransitions.Concat<TransitionInfo>(state.IgnoredTriggers).Any(t => Same(t, transition) && IsOpen(t)))
                    yield return transition;
    }

    private ValueList<string> From(StateInfo state, TransitionInfo transition) =>
        Group(state) != Name(state) && Home(state).Any(t => Same(t, transition)) ? [Name(state), Group(state)] : [Group(state)];

    private (LifecycleDraft.Row Row, int Place) Row(
        StateInfo state,
        ValueList<string> from,
        TransitionInfo transition,
        TransitionKind effect,
        string? to,
        string? criterion = null
    )
    {
        var trigger = transition.Trigger.ToString();
        var (guards, roles, place) = (new List<string>(), default(ValueList<string>), 0);
        foreach (var demand in transition.GuardConditionsMethodDescriptions.Where(g => !IsAlwaysTrue(g)))
        {
            if (demand.Description == InvocationInfo.DefaultFunctionDescription)
            {
                guards.Add(Undescribed(state, trigger, to));
                continue;
            }
            var read = RowDemands.Read(demand.Description);
            if (read.Guard is { } guard)
                guards.Add(guard);
            if (read.Roles.Count > 0)
                roles = read.Roles;
            if (read.Place > 0)
                place = read.Place;
        }
        if (criterion is not null)
            guards.Add(criterion);
        var path = $"{_draft.Path}.states.{Name(state)}.{trigger}";
        return (new(from, trigger, effect, to, roles, guards.Count == 0 ? null : Guard(string.Join(" and ", guards)), path), place);
    }

    private string Guard(string text)
    {
        if (_guards.Add(text))
            _draft.Guards.Add(new(text, text, null, $"{_draft.Path}.guards.{text}"));
        return text;
    }

    /// <summary>A guard without words is named after its place, each on its own.</summary>
    private string Undescribed(StateInfo state, string trigger, string? to)
    {
        var place = $"the guard of '{trigger}' in '{Name(state)}'{(to is null ? "" : $" to '{to}'")}";
        var name = place;
        for (var n = 2; !_undescribed.Add(name); n++)
            name = string.Create(CultureInfo.InvariantCulture, $"{place} ({n})");
        return name;
    }

    private static bool Same(TransitionInfo one, TransitionInfo other) =>
        Equals(one.Trigger.UnderlyingTrigger, other.Trigger.UnderlyingTrigger);

    private static bool IsOpen(TransitionInfo transition) => transition.GuardConditionsMethodDescriptions.All(IsAlwaysTrue);

    /// <summary>An internal transition without a guard has one of Stateless's own.</summary>
    private static bool IsAlwaysTrue(InvocationInfo guard) =>
        guard.MethodName?.StartsWith("<InternalTransition", StringComparison.Ordinal) == true;

    private static string Name(StateInfo state) => state.UnderlyingState.ToString() ?? "";
}
