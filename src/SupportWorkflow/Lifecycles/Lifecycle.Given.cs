using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

public sealed partial class Lifecycle
{
    /// <summary>Says of guards whether they hold; all others stay unknown.</summary>
    /// <exception cref="ArgumentException">There is no such guard.</exception>
    public GuardFacts Given(params ReadOnlySpan<(string Guard, bool Holds)> guards)
    {
        GuardFacts given = default;
        foreach (var (name, holds) in guards)
        {
            if (!_guards.TryGetValue(name, out var guard))
                throw new ArgumentException($"'{Name}' has no guard '{name}'.", nameof(guards));
            given = given.With(guard.Index, holds);
        }
        return given;
    }

    /// <summary>Answers every guard that has a condition from facts; the others, and those whose facts are missing, stay unknown.</summary>
    /// <param name="facts">The facts at that instant.</param>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">The calendars that conditions name; absent: they name none.</param>
    public GuardFacts Given(IFacts facts, Instant at, CalendarBook? calendars = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        facts = facts as FactsReadOnce ?? new FactsReadOnce(facts);
        GuardFacts given = default;
        foreach (var guard in Guards)
            if (guard.Condition?.Evaluate(facts, at, calendars).Truth is { } truth and not Truth.Unknown)
                given = given.With(guard.Index, truth == Truth.True);
        return given;
    }

    /// <summary>The roles somebody plays; roles no row names grant nothing here and are passed over.</summary>
    public RoleSet Roles(params ReadOnlySpan<Role> roles)
    {
        ulong mask = 0;
        foreach (var role in roles)
            if (role.Name is not null && _roles.TryGetValue(role.Name, out var bit))
                mask |= 1UL << bit;
        return new(mask);
    }

    /// <summary>The guards that one trigger in one state depends on; answering only these is enough for <c>Next</c>.</summary>
    internal ulong GuardsOf(LifecycleState from, LifecycleTrigger trigger) => Cell(from, trigger).Guards;

    /// <summary>Answers guards from facts that are read by number.
    /// The facts' catalogue is the one the lifecycle was checked against.</summary>
    internal GuardFacts Given<TFacts>(ulong wanted, ref TFacts facts, Instant at, CalendarBook? calendars)
        where TFacts : IFactReader, allows ref struct
    {
        GuardFacts given = default;
        foreach (var guard in Guards)
        {
            if ((guard.Bit & wanted) == 0 || guard.Compiled is not { } compiled)
                continue;
            var truth = compiled.Evaluate(ref facts, at, calendars).Truth;
            if (truth != Truth.Unknown)
                given = given.With(guard.Index, truth == Truth.True);
        }
        return given;
    }
}
