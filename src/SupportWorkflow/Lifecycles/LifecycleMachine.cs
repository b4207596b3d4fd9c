using Stateless;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// The lifecycle as a Stateless machine. It alone carries out transitions: what it does, the lifecycle says, and remembers. A machine is
/// for one thread at a time, so whoever asks something new waits for the one before.
/// </summary>
internal sealed class LifecycleMachine
{
    private readonly Lock _one = new();
    private readonly StateMachine<string, string> _machine;
    private string _state;
    private GuardFacts _guards;
    private RoleSet _roles;
    private bool _refused;

    public LifecycleMachine(Lifecycle lifecycle)
    {
        _state = lifecycle.Initial.Name;
        // Immediate: a queue could keep a trigger that an exception left behind.
        _machine = new(() => _state, state => _state = state, FiringMode.Immediate);
        new LifecycleRows(() => _guards, () => _roles).Configure(_machine, lifecycle);
        _machine.OnUnhandledTrigger((_, _, _) => _refused = true);
    }

    /// <summary>Fires a trigger in a state.</summary>
    /// <returns>The row it took; null: it refused.</returns>
    public LifecycleRow? Fire(LifecycleCell cell, GuardFacts guards, RoleSet roles)
    {
        lock (_one)
        {
            (_state, _guards, _roles, _refused) = (cell.From.Name, guards, roles, false);
            _machine.Fire(cell.Trigger.Name);
            if (_refused)
                return null;
            // Stateless does not say which row it took;
            // it can only have been the first that applies, and must have gone where that one leads.
            var row = Array.Find(cell.Rows, r => r.MayApply(guards, roles));
            return row?.To.Name == _state
                ? row
                : throw new InvalidOperationException($"Stateless went to '{_state}', which '{row}' does not say.");
        }
    }
}
