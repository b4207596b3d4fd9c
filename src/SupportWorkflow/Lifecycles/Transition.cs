namespace SupportWorkflow.Lifecycles;

/// <summary>What a trigger does, or why it does nothing. Asking allocates nothing; the reason is put into words when it is read. <c>default</c> is a refusal.</summary>
public readonly struct Transition
{
    private readonly LifecycleRow? _row;
    private readonly Lifecycle? _lifecycle;
    private readonly LifecycleState? _from;
    private readonly LifecycleTrigger? _trigger;
    private readonly GuardFacts _guards;
    private readonly RoleSet _roles;

    internal Transition(LifecycleRow row) => (_row, _from, _trigger) = (row, row.From, row.Trigger);

    internal Transition(Lifecycle lifecycle, LifecycleState from, LifecycleTrigger trigger, GuardFacts guards, RoleSet roles) =>
        (_lifecycle, _from, _trigger, _guards, _roles) = (lifecycle, from, trigger, guards, roles);

    /// <summary>Whether the trigger may be fired.</summary>
    public bool IsPermitted => _row is not null;

    /// <summary>The state it was asked for.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public LifecycleState From => _from ?? throw Nothing();

    /// <summary>The state afterwards; the same when refused.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public LifecycleState To => _row?.To ?? From;

    /// <summary>What it does; meaningless when refused.</summary>
    public TransitionKind Kind => _row?.Kind ?? TransitionKind.Ignored;

    /// <summary>Why not; null when permitted.</summary>
    public Rejection? Rejection => IsPermitted || _lifecycle is null ? null : LifecycleRefusal.Of(_lifecycle, From, _trigger!, _guards, _roles);

    private static InvalidOperationException Nothing() => new("This transition was never asked for; get one from Lifecycle.Next.");
}
