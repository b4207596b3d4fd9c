namespace SupportWorkflow.Lifecycles;

/// <summary>What a trigger does, or why it does nothing. Asking allocates nothing; the reason is put into words when it is read.
/// <c>default</c> is a refusal.</summary>
public readonly struct Transition
{
    private readonly LifecycleRow? _row;
    private readonly LifecycleCell? _refused;
    private readonly GuardFacts _guards;
    private readonly RoleSet _roles;

    internal Transition(LifecycleRow row) => _row = row;

    internal Transition(LifecycleCell refused, GuardFacts guards, RoleSet roles) => (_refused, _guards, _roles) = (refused, guards, roles);

    /// <summary>Whether the trigger may be fired.</summary>
    public bool IsPermitted => _row is not null;

    /// <summary>The state it was asked for.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public LifecycleState From => _row?.From ?? _refused?.From ?? throw Nothing();

    /// <summary>The state afterwards; the same when refused.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public LifecycleState To => _row?.To ?? From;

    /// <summary>What it does; meaningless when refused.</summary>
    public TransitionKind Kind => _row?.Kind ?? TransitionKind.Ignored;

    /// <summary>Whether a new visit begins: at a re-entry, and at a move that leaves the outermost superstate.</summary>
    public bool BeginsVisit => _row?.BeginsVisit ?? false;

    /// <summary>The row that decided; null when refused.</summary>
    public LifecycleRow? Row => _row;

    /// <summary>Why not: code, every reason in a sentence, and what is possible instead. Null when permitted.</summary>
    public Rejection? Rejection => _refused is null ? null : new LifecycleRefusal(_refused, _guards, _roles);

    /// <summary>Every reason why not, of every row that could have matched; empty when permitted.</summary>
    public ValueList<RefusalReason> Reasons => _refused is null ? default : new LifecycleRefusal(_refused, _guards, _roles).Reasons();

    private static InvalidOperationException Nothing() => new("This transition was never asked for; get one from Lifecycle.Next.");
}
