namespace SupportWorkflow.Lifecycles;

/// <summary>Writes the rows that leave some states. Of several rows for one trigger the first that matches wins.</summary>
/// <typeparam name="TSelf">The builder itself, so that calls can be chained.</typeparam>
public abstract class RowBuilder<TSelf>
    where TSelf : RowBuilder<TSelf>
{
    private readonly ValueList<string> _from;
    private readonly string _path;

    private protected RowBuilder(LifecycleDraft draft, ValueList<string> from, string path) => (Draft, _from, _path) = (draft, from, path);

    private protected LifecycleDraft Draft { get; }

    /// <summary>The trigger leads to another state; for the roles named, or for everybody.</summary>
    public TSelf Permit(string trigger, string to, params ReadOnlySpan<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(to);
        return Row(trigger, TransitionKind.Move, to, null, roles);
    }

    /// <summary>The trigger leads to another state if the guard holds.</summary>
    public TSelf PermitIf(string trigger, string to, string guard, params ReadOnlySpan<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(guard);
        return Row(trigger, TransitionKind.Move, to, guard, roles);
    }

    /// <summary>The trigger enters the same state anew: a new visit.</summary>
    public TSelf PermitReentry(string trigger, params ReadOnlySpan<Role> roles) => Row(trigger, TransitionKind.Reentry, null, null, roles);

    /// <summary>The trigger enters the same state anew if the guard holds.</summary>
    public TSelf PermitReentryIf(string trigger, string guard, params ReadOnlySpan<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(guard);
        return Row(trigger, TransitionKind.Reentry, null, guard, roles);
    }

    /// <summary>The trigger is allowed and leaves the state and its visit as they are.</summary>
    public TSelf InternalTransition(string trigger, params ReadOnlySpan<Role> roles) =>
        Row(trigger, TransitionKind.Internal, null, null, roles);

    /// <summary>The trigger is allowed if the guard holds, and leaves the state and its visit as they are.</summary>
    public TSelf InternalTransitionIf(string trigger, string guard, params ReadOnlySpan<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(guard);
        return Row(trigger, TransitionKind.Internal, null, guard, roles);
    }

    /// <summary>The trigger is allowed and does nothing.</summary>
    public TSelf Ignore(string trigger, params ReadOnlySpan<Role> roles) => Row(trigger, TransitionKind.Ignored, null, null, roles);

    /// <summary>The trigger is allowed if the guard holds, and does nothing.</summary>
    public TSelf IgnoreIf(string trigger, string guard, params ReadOnlySpan<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(guard);
        return Row(trigger, TransitionKind.Ignored, null, guard, roles);
    }

    private TSelf Row(string trigger, TransitionKind effect, string? to, string? guard, ReadOnlySpan<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var names = new string[roles.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = roles[i].Name ?? "";
        Draft.Rows.Add(new(_from, trigger, effect, to, new(names), guard, $"{_path}.{trigger}"));
        return (TSelf)this;
    }
}
