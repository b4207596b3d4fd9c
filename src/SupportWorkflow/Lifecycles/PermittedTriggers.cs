using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>Every trigger of a lifecycle, in three lists:
/// possible, possible once more is known, not possible. <c>default</c>: all empty.</summary>
public readonly struct PermittedTriggers
{
    private readonly Lifecycle? _lifecycle;
    private readonly LifecycleState? _from;
    private readonly GuardFacts _guards;
    private readonly RoleSet _roles;
    private readonly (IFacts Facts, Instant At, CalendarBook? Calendars)? _asked;

    internal PermittedTriggers(
        Lifecycle lifecycle,
        LifecycleState from,
        GuardFacts guards,
        RoleSet roles,
        (IFacts Facts, Instant At, CalendarBook? Calendars)? asked
    )
    {
        (_lifecycle, _from, _guards, _roles, _asked) = (lifecycle, from, guards, roles, asked);
        Now = lifecycle.PermittedNow(from, guards, roles);
    }

    /// <summary>Those that <see cref="Lifecycle.Next(LifecycleState, LifecycleTrigger, GuardFacts, RoleSet)"/> would permit.</summary>
    public TriggerSet Now { get; }

    /// <summary>Those that a role grants and no guard refuses, but for guards of which it is not known whether they hold.</summary>
    public ValueList<PossibleOnceKnown> OnceKnown
    {
        get
        {
            var list = new List<PossibleOnceKnown>();
            foreach (var trigger in _lifecycle?.Triggers ?? default)
                if (!Now.Contains(trigger) && Unknown(trigger) is { Count: > 0 } guards)
                    list.Add(new(trigger, guards, Missing(guards)));
            return [.. list];
        }
    }

    /// <summary>All others, each with every reason why not.</summary>
    public ValueList<RefusedTrigger> NotNow
    {
        get
        {
            var list = new List<RefusedTrigger>();
            foreach (var trigger in _lifecycle?.Triggers ?? default)
                if (!Now.Contains(trigger) && Unknown(trigger).Count == 0)
                    list.Add(new(trigger, _lifecycle!.Next(_from!, trigger, _guards, _roles).Rejection!));
            return [.. list];
        }
    }

    /// <summary>The guards of granted rows that nobody has answered, up to the row that would match anyway.</summary>
    private ValueList<LifecycleGuard> Unknown(LifecycleTrigger trigger)
    {
        var unknown = new List<LifecycleGuard>();
        foreach (var row in _lifecycle!.RowsOf(_from!, trigger))
        {
            if (!row.IsGrantedTo(_roles))
                continue;
            if (_guards.Holds(row.GuardBit))
                break;
            if (!_guards.Knows(row.GuardBit) && !unknown.Contains(row.Guard!))
                unknown.Add(row.Guard!);
        }
        return [.. unknown];
    }

    private ValueList<string> Missing(ValueList<LifecycleGuard> guards)
    {
        if (_asked is not { } asked)
            return [.. guards.SelectMany(g => g.Facts).Distinct()];
        return
        [
            .. guards
                .Where(g => g.Condition is not null)
                .SelectMany(g => g.Condition!.Explain(asked.Facts, asked.At, asked.Calendars).MissingFacts)
                .Distinct(),
        ];
    }
}
