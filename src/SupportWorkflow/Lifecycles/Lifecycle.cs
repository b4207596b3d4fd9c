using System.Collections.Frozen;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// A state machine as data: states of a kind, triggers, ordered rows. Compiled once, shared by all tickets and threads; it holds no state
/// of its own. Make one with <see cref="LifecycleBuilder"/> or read one with <see cref="FromJson"/>.
/// </summary>
/// <example><code>
/// Transition step = lifecycle.Next("in-progress", "resolve", default, lifecycle.Roles(Role.Engineer));
/// if (!step.IsPermitted) Console.WriteLine(step.Rejection);
/// </code></example>
public sealed class Lifecycle
{
    private readonly FrozenDictionary<string, LifecycleState> _states;
    private readonly FrozenDictionary<string, LifecycleTrigger> _triggers;
    private readonly FrozenDictionary<string, int> _roles;
    private readonly LifecycleRow[][] _cells;

    internal Lifecycle(
        string name, LifecycleState[] states, LifecycleTrigger[] triggers, LifecycleGuard[] guards, string[] roles, LifecycleState initial,
        LifecycleRow[][] cells)
    {
        Name = name;
        States = new(states);
        Triggers = new(triggers);
        Guards = new(guards);
        RoleNames = new(roles);
        Initial = initial;
        _cells = cells;
        _states = states.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        _triggers = triggers.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        _roles = roles.Select((r, i) => (r, i)).ToFrozenDictionary(r => r.r, r => r.i, StringComparer.Ordinal);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>All states in the order of declaration.</summary>
    public ValueList<LifecycleState> States { get; }

    /// <summary>All triggers in the order of their first row.</summary>
    public ValueList<LifecycleTrigger> Triggers { get; }

    /// <summary>All guards in the order of declaration.</summary>
    public ValueList<LifecycleGuard> Guards { get; }

    /// <summary>Every role that some row names.</summary>
    public ValueList<string> RoleNames { get; }

    /// <summary>Where everything begins.</summary>
    public LifecycleState Initial { get; }

    /// <summary>The standard lifecycle of a support ticket: what a profile starts from, and what imported history runs through without one.</summary>
    public static Lifecycle Standard { get; } = FromJson(Resource.Read("standard.lifecycle.json"));

    /// <summary>Reads a lifecycle.</summary>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line.</exception>
    public static Lifecycle FromJson(ReadOnlySpan<byte> utf8)
    {
        var problems = new ProblemList();
        var lifecycle = DefinitionReader.Read(utf8, LifecycleJson.Default.LifecycleDocument, problems)
            ?.Parse("lifecycle", "$", Conditions.FactCatalogue.Empty, problems);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return lifecycle!;
    }

    /// <summary>The state of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LifecycleState State(string name) => FindState(name) ?? throw new ArgumentException($"'{Name}' has no state '{name}'.", nameof(name));

    /// <summary>The state of that name, or null.</summary>
    public LifecycleState? FindState(string name) => _states.GetValueOrDefault(name);

    /// <summary>The trigger of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LifecycleTrigger Trigger(string name) => FindTrigger(name) ?? throw new ArgumentException($"'{Name}' has no trigger '{name}'.", nameof(name));

    /// <summary>The trigger of that name, or null.</summary>
    public LifecycleTrigger? FindTrigger(string name) => _triggers.GetValueOrDefault(name);

    /// <summary>Says of guards whether they hold; all others stay unknown.</summary>
    /// <exception cref="ArgumentException">There is no such guard.</exception>
    public GuardFacts Given(params ReadOnlySpan<(string Guard, bool Holds)> guards)
    {
        GuardFacts facts = default;
        foreach (var (name, holds) in guards)
        {
            var guard = Guards.FirstOrDefault(g => g.Name == name) ?? throw new ArgumentException($"'{Name}' has no guard '{name}'.", nameof(guards));
            facts = facts.With(guard.Index, holds);
        }
        return facts;
    }

    /// <summary>The roles somebody plays; roles no row names grant nothing here and are passed over.</summary>
    public RoleSet Roles(params ReadOnlySpan<Role> roles)
    {
        ulong mask = 0;
        foreach (var role in roles)
            if (role.Name is not null && _roles.TryGetValue(role.Name, out var bit)) mask |= 1UL << bit;
        return new(mask);
    }

    /// <summary>What the trigger does in that state: the first row whose role and guard allow it.</summary>
    public Transition Next(LifecycleState from, LifecycleTrigger trigger, GuardFacts guards, RoleSet roles)
    {
        foreach (var row in Rows(from, trigger))
            if (IsGranted(row, roles) && (row.Guard < 0 || guards.Holds(row.Guard))) return new(row);
        return new(this, from, trigger, guards, roles);
    }

    /// <summary>What the trigger does in that state, by name.</summary>
    /// <exception cref="ArgumentException">There is no such state or trigger.</exception>
    public Transition Next(string from, string trigger, GuardFacts guards, RoleSet roles) => Next(State(from), Trigger(trigger), guards, roles);

    /// <summary>Every trigger that may be fired in that state with these guards and roles, in the order of declaration.</summary>
    public ValueList<string> Permitted(LifecycleState from, GuardFacts guards, RoleSet roles)
    {
        var permitted = new List<string>();
        foreach (var trigger in Triggers)
            if (Next(from, trigger, guards, roles).IsPermitted) permitted.Add(trigger.Name);
        return [.. permitted];
    }

    internal ReadOnlySpan<LifecycleRow> Rows(LifecycleState from, LifecycleTrigger trigger) => _cells[(from.Index * Triggers.Count) + trigger.Index];

    /// <summary>Whether some trigger leads from one state to the other, whoever fires it.</summary>
    internal bool Leads(LifecycleState from, LifecycleState to)
    {
        foreach (var trigger in Triggers)
            foreach (var row in Rows(from, trigger))
                if (row.To == to && row.Kind is TransitionKind.Move or TransitionKind.Reentry) return true;
        return false;
    }

    internal static bool IsGranted(LifecycleRow row, RoleSet roles) => row.Roles == 0 || (row.Roles & roles.Mask) != 0;
}
