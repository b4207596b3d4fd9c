namespace Stateless;

/// <summary>What the bridge needs of Stateless's class of this name. Every body throws.</summary>
public class StateMachine<TState, TTrigger>
{
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator) => throw Absent();

    public TState State => throw Absent();

    public IEnumerable<TTrigger> PermittedTriggers => throw Absent();

    public StateConfiguration Configure(TState state) => throw Absent();

    public void Fire(TTrigger trigger) => throw Absent();

    public bool CanFire(TTrigger trigger) => throw Absent();

    public bool CanFire(TTrigger trigger, out ICollection<string> unmetGuards) => throw Absent();

    public bool IsInState(TState state) => throw Absent();

    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>> unhandledTriggerAction) => throw Absent();

    private static NotSupportedException Absent() => new("These are Stateless's signatures without the library. Build with -p:WithStateless=true.");

    public class StateConfiguration
    {
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) => throw Absent();

        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) => throw Absent();

        public StateConfiguration IgnoreIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) => throw Absent();

        public StateConfiguration InternalTransitionIf(TTrigger trigger, Func<object[], bool> guard, Action internalAction, string? guardDescription = null) =>
            throw Absent();

        public StateConfiguration SubstateOf(TState superstate) => throw Absent();

        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null) => throw Absent();

        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null) => throw Absent();
    }
}
