namespace SupportWorkflow.Lifecycles;

/// <summary>Writes the rows that leave one state. Of several rows for one trigger the first that matches wins.</summary>
public sealed class StateBuilder
{
    private readonly LifecycleDraft _draft;
    private readonly string _state;

    internal StateBuilder(LifecycleDraft draft, string state) => (_draft, _state) = (draft, state);

    /// <summary>Everything begins here.</summary>
    public StateBuilder Initial()
    {
        _draft.Initial = _state;
        return this;
    }

    /// <summary>The trigger leads to another state; for the roles named, or for everybody.</summary>
    public StateBuilder Permit(string trigger, string to, params ReadOnlySpan<Role> roles) => Row(trigger, to, null, roles);

    /// <summary>The trigger leads to another state if the guard holds.</summary>
    public StateBuilder PermitIf(string trigger, string to, string guard, params ReadOnlySpan<Role> roles) => Row(trigger, to, guard, roles);

    /// <summary>The trigger enters the same state anew.</summary>
    public StateBuilder PermitReentry(string trigger, params ReadOnlySpan<Role> roles) => Row(trigger, _state, null, roles);

    /// <summary>The trigger is allowed and leaves the state and its visit as they are.</summary>
    public StateBuilder InternalTransition(string trigger, params ReadOnlySpan<Role> roles) => Row(trigger, null, null, roles);

    /// <summary>The trigger is allowed and does nothing.</summary>
    public StateBuilder Ignore(string trigger) => Row(trigger, null, null, [], ignored: true);

    private StateBuilder Row(string trigger, string? to, string? guard, ReadOnlySpan<Role> roles, bool ignored = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(trigger);
        var names = new string[roles.Length];
        for (var i = 0; i < names.Length; i++) names[i] = roles[i].Name;
        _draft.Rows.Add(new([_state], trigger, to, ignored, new(names), guard, $"{_draft.Path}.states.{_state}.{trigger}"));
        return this;
    }
}
