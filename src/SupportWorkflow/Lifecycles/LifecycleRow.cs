namespace SupportWorkflow.Lifecycles;

/// <summary>One row of the table: from one state, by one trigger, to where, for whom, under which guard.</summary>
public sealed class LifecycleRow
{
    internal LifecycleRow(
        LifecycleState from,
        LifecycleTrigger trigger,
        LifecycleState to,
        TransitionKind kind,
        ValueList<Role> roles,
        ulong roleMask,
        LifecycleGuard? guard
    )
    {
        (From, Trigger, To, Kind, Roles, RoleMask, Guard) = (from, trigger, to, kind, roles, roleMask, guard);
        GuardBit = guard?.Bit ?? 0;
    }

    /// <summary>The state it leaves.</summary>
    public LifecycleState From { get; }

    /// <summary>The trigger it answers.</summary>
    public LifecycleTrigger Trigger { get; }

    /// <summary>The state afterwards; <see cref="From"/> where the state stays.</summary>
    public LifecycleState To { get; }

    /// <summary>What it does to the state.</summary>
    public TransitionKind Kind { get; }

    /// <summary>Who may; empty: everybody.</summary>
    public ValueList<Role> Roles { get; }

    /// <summary>What must hold; null: nothing.</summary>
    public LifecycleGuard? Guard { get; }

    /// <summary>Whether a new visit begins: at a re-entry, and at a move that leaves the outermost superstate.</summary>
    public bool BeginsVisit => Kind == TransitionKind.Reentry || (Kind == TransitionKind.Move && From.Outermost != To.Outermost);

    /// <summary>Its place among the rows as they were written, from 0.</summary>
    internal int Number { get; init; }

    internal ulong RoleMask { get; }

    /// <summary>The guard's bit; 0 without one.</summary>
    internal ulong GuardBit { get; }

    /// <summary>Whether somebody who plays these roles may.</summary>
    public bool IsGrantedTo(RoleSet roles) => (RoleMask & roles.Granted) != 0;

    /// <summary>Whether it matches, or may match once its guard is known.</summary>
    internal bool MayApply(GuardFacts guards, RoleSet roles) => IsGrantedTo(roles) && (guards.Holds(GuardBit) || !guards.Knows(GuardBit));

    /// <summary>The row in one line.</summary>
    public override string ToString() =>
        $"{From} --{Trigger}--> {To} ({Kind}){(Roles.Count == 0 ? "" : $" for {string.Join(", ", Roles)}")}{(Guard is null ? "" : $" if {Guard}")}";
}
