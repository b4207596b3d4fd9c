using System.Collections.Frozen;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// A state machine as data: states of a kind, triggers, ordered rows of which the first that matches wins. Compiled once, immutable, shared
/// by all tickets and threads; it holds no state of its own. Make one with <see cref="LifecycleBuilder"/> or read one with <c>FromJson</c>.
/// </summary>
/// <remarks>
/// A row matches when one of its roles is played and its guard holds. A row whose role is played and whose guard is <em>unknown</em> ends
/// the search: which row wins is then not known, so nothing is decided, and the refusal says what is missing.
/// </remarks>
/// <example><code>
/// Transition step = lifecycle.Next("in-progress", "resolve", default, lifecycle.Roles(Role.Engineer));
/// if (!step.IsPermitted) Console.WriteLine(step.Rejection);
/// </code></example>
public sealed partial class Lifecycle
{
    private readonly FrozenDictionary<string, LifecycleState> _states;
    private readonly FrozenDictionary<string, LifecycleTrigger> _triggers;
    private readonly FrozenDictionary<string, LifecycleGuard> _guards;
    private readonly FrozenDictionary<string, int> _roles;
    private readonly LifecycleCell?[] _cells;
    private readonly PermittedCells[] _permitted;
    private readonly int _width;
    private readonly LifecycleDraft _draft;
    private readonly Lazy<LifecycleMachine> _machine;

    internal Lifecycle(
        LifecycleDraft draft,
        LifecycleState[] states,
        LifecycleState[] superstates,
        LifecycleTrigger[] triggers,
        LifecycleGuard[] guards,
        string[] roles,
        LifecycleRow[] rows
    )
    {
        _draft = draft;
        States = new(states);
        Superstates = new(superstates);
        Triggers = new(triggers);
        Guards = new(guards);
        RoleNames = new(roles);
        Rows = new(rows);
        _states = states.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        _triggers = triggers.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        _guards = guards.ToFrozenDictionary(g => g.Name, StringComparer.Ordinal);
        _roles = roles.Select((r, i) => (r, i)).ToFrozenDictionary(r => r.r, r => r.i, StringComparer.Ordinal);
        Initial = _states[draft.Initial!];
        _width = triggers.Length;
        _cells = new LifecycleCell[states.Length * _width];
        foreach (var cell in rows.GroupBy(r => (r.From, r.Trigger)))
            _cells[(cell.Key.From.Index * _width) + cell.Key.Trigger.Index] = new(this, cell.Key.From, cell.Key.Trigger, [.. cell]);
        _permitted =
        [
            .. states.Select(s => new PermittedCells(this, [.. _cells.Skip(s.Index * _width).Take(_width).OfType<LifecycleCell>()])),
        ];
        _machine = new(() => new(this));
    }

    /// <summary>What it is called.</summary>
    public string Name => _draft.Name;

    /// <summary>All states that something can be in, in the order of declaration.</summary>
    public ValueList<LifecycleState> States { get; }

    /// <summary>The states that only group others.</summary>
    public ValueList<LifecycleState> Superstates { get; }

    /// <summary>All triggers in the order of their first row.</summary>
    public ValueList<LifecycleTrigger> Triggers { get; }

    /// <summary>All guards in the order of declaration.</summary>
    public ValueList<LifecycleGuard> Guards { get; }

    /// <summary>Every role that some row names.</summary>
    public ValueList<string> RoleNames { get; }

    /// <summary>Every row, selectors and superstates written out,
    /// in the order in which the rows of one state and trigger are tried.</summary>
    public ValueList<LifecycleRow> Rows { get; }

    /// <summary>Where everything begins.</summary>
    public LifecycleState Initial { get; }

    /// <summary>The state of that name.</summary>
    /// <exception cref="ArgumentException">There is none, or it is a superstate.</exception>
    public LifecycleState State(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FindState(name) ?? throw new ArgumentException($"'{Name}' has no state '{name}'.", nameof(name));
    }

    /// <summary>The state of that name, or null.</summary>
    public LifecycleState? FindState(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _states.GetValueOrDefault(name);
    }

    /// <summary>The trigger of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LifecycleTrigger Trigger(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FindTrigger(name) ?? throw new ArgumentException($"'{Name}' has no trigger '{name}'.", nameof(name));
    }

    /// <summary>The trigger of that name, or null.</summary>
    public LifecycleTrigger? FindTrigger(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _triggers.GetValueOrDefault(name);
    }

    /// <summary>The rows of one state and trigger, in the order in which they are tried.</summary>
    /// <exception cref="ArgumentException">State or trigger belong to another lifecycle.</exception>
    public ValueList<LifecycleRow> RowsOf(LifecycleState from, LifecycleTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(trigger);
        return new(Cell(from, trigger).Rows);
    }

    /// <summary>What the trigger does in that state: the first row whose role and guard allow it.</summary>
    /// <exception cref="ArgumentException">State or trigger belong to another lifecycle.</exception>
    public Transition Next(LifecycleState from, LifecycleTrigger trigger, GuardFacts guards = default, RoleSet roles = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(trigger);
        var cell = Cell(from, trigger);
        return cell.Answer(guards, roles) is { } row ? new(row) : new(cell, guards, roles);
    }

    /// <summary>What the trigger does in that state, by name.</summary>
    /// <param name="from">The state's id.</param>
    /// <param name="trigger">The trigger's id.</param>
    /// <param name="guards">Which guards are known, and which of them hold; left out: nobody has answered any.</param>
    /// <param name="roles">The roles that the actor plays; left out: none, so only rows that are open to everybody match.</param>
    /// <exception cref="ArgumentException">There is no such state or trigger.</exception>
    public Transition Next(string from, string trigger, GuardFacts guards = default, RoleSet roles = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(trigger);
        return Next(State(from), Trigger(trigger), guards, roles);
    }

    /// <summary>The triggers that may be fired in that state, as bits: no list is made.</summary>
    /// <exception cref="ArgumentException">The state belongs to another lifecycle.</exception>
    public TriggerSet PermittedNow(LifecycleState from, GuardFacts guards, RoleSet roles)
    {
        ArgumentNullException.ThrowIfNull(from);
        Own(from);
        return _permitted[from.Index].Answer(guards, roles);
    }

    /// <summary>Every trigger in one of three lists: possible now, possible once more is known, not possible with every reason.</summary>
    /// <exception cref="ArgumentException">The state belongs to another lifecycle.</exception>
    public PermittedTriggers Permitted(LifecycleState from, GuardFacts guards, RoleSet roles)
    {
        ArgumentNullException.ThrowIfNull(from);
        return new(this, from, guards, roles, null);
    }

    /// <summary>The same, with the guards answered from facts: what is missing is then named exactly.</summary>
    /// <param name="from">The state.</param>
    /// <param name="facts">The facts at that instant.</param>
    /// <param name="roles">The roles somebody plays.</param>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">The calendars that conditions name; absent: they name none.</param>
    /// <exception cref="ArgumentException">The state belongs to another lifecycle.</exception>
    public PermittedTriggers Permitted(LifecycleState from, IFacts facts, RoleSet roles, Instant at, CalendarBook? calendars = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(facts);
        facts = new FactsReadOnce(facts);
        return new(this, from, Given(facts, at, calendars), roles, (facts, at, calendars));
    }

    /// <summary>Whether some trigger leads from one state to the other, whoever fires it.</summary>
    public bool Leads(LifecycleState from, LifecycleState to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Rows.Any(r => r.From == from && r.To == to && r.Kind is TransitionKind.Move or TransitionKind.Reentry);
    }

    /// <summary>What carries out the transitions; made when the first question is asked.</summary>
    internal LifecycleMachine Machine => _machine.Value;

    /// <summary>Whether a trigger moves any state, or enters it anew.</summary>
    internal bool Moves(string trigger) =>
        Rows.Any(r => r.Trigger.Name == trigger && r.Kind is TransitionKind.Move or TransitionKind.Reentry);

    /// <summary>Every state with every trigger that some row of it names.</summary>
    internal IEnumerable<LifecycleCell> Cells => _cells.OfType<LifecycleCell>().Where(c => c.Rows.Length > 0);

    internal LifecycleCell Cell(LifecycleState from, LifecycleTrigger trigger)
    {
        var cells = _cells;
        var at = (from.Index * _width) + trigger.Index;
        if ((uint)at >= (uint)cells.Length)
            throw Foreign(from, trigger);
        var cell = cells[at] ?? Empty(from, trigger, ref cells[at]);
        return cell.From == from && cell.Trigger == trigger ? cell : throw Foreign(from, trigger);
    }

    /// <summary>A state with a trigger that no row of it names: made when it is asked for first.</summary>
    private LifecycleCell Empty(LifecycleState from, LifecycleTrigger trigger, ref LifecycleCell? place) =>
        from.Index < States.Count && States[from.Index] == from && trigger.Index < _width && Triggers[trigger.Index] == trigger
            ? place = new(this, from, trigger, [])
            : throw Foreign(from, trigger);

    private void Own(LifecycleState state)
    {
        if ((uint)state.Index >= (uint)States.Count || States[state.Index] != state)
            throw new ArgumentException($"The state '{state}' is not one of '{Name}'.", nameof(state));
    }

    private ArgumentException Foreign(LifecycleState from, LifecycleTrigger trigger) =>
        new($"The state '{from}' or the trigger '{trigger}' is not one of '{Name}'.");
}
