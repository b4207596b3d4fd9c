namespace SupportWorkflow.Lifecycles;

/// <summary>Writes one state and the rows that leave it. Of several rows for one trigger the first that matches wins.</summary>
public sealed class StateBuilder : RowBuilder<StateBuilder>
{
    private readonly LifecycleDraft.State _state;

    internal StateBuilder(LifecycleDraft draft, LifecycleDraft.State state)
        : base(draft, [state.Name], state.Path) => _state = state;

    /// <summary>Everything begins here.</summary>
    public StateBuilder Initial()
    {
        Draft.Initial = _state.Name;
        return this;
    }

    /// <summary>
    /// The state inherits the rows of another, after its own, and shares its visits.
    /// The other state then only groups: nothing can be in it.
    /// </summary>
    public StateBuilder SubstateOf(string superstate)
    {
        ArgumentNullException.ThrowIfNull(superstate);
        _state.Parent = superstate;
        return this;
    }
}
