using NodaTime;
using Stateless;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>
/// A Stateless machine over one whole ticket: its triggers carry commands, and what it fires is decided by the profile, with clocks, rules and
/// notices. Entry and exit actions, <c>OnTransitioned</c> and <c>OnUnhandledTrigger</c> are yours, as on any other machine. For one unit of work and
/// one thread.
/// </summary>
/// <remarks>
/// A decision is whole before its first transition is seen: during entry and exit actions <see cref="Ticket"/> is already the ticket afterwards.
/// Where a decision moves the ticket more than once, since a rule reacted or time had passed, every move is a transition of its own; those after the
/// first are by the trigger <see cref="Moved"/>, with the event as parameter.
/// </remarks>
public sealed class TicketMachine : StateMachine<string, string>
{
    /// <summary>The trigger of moves nobody fired: by a rule, or because time passed. Its parameter is the event.</summary>
    public const string Moved = "(moved)";

    private readonly TicketWorkflow _workflow;
    private readonly Actor _actor;
    private readonly Func<Instant> _now;
    private readonly TriggerWithParameters<TicketEvent> _moved;
    private readonly Dictionary<string, TriggerWithParameters<TicketCommand>> _triggers = new(StringComparer.Ordinal);
    private TicketCommand? _decided;

    internal TicketMachine(TicketWorkflow workflow, Ticket ticket, Actor actor, Func<Instant> now, Place place) : base(() => place.State, s => place.State = s)
    {
        (_workflow, Ticket, _actor, _now) = (workflow, ticket, actor, now);
        _moved = SetTriggerParameters<TicketEvent>(Moved);
        foreach (var trigger in workflow.Lifecycle.Triggers) _triggers.Add(trigger.Name, SetTriggerParameters<TicketCommand>(trigger.Name));
        foreach (var state in workflow.Lifecycle.Superstates.Concat(workflow.Lifecycle.States)) Declare(state);
        OnUnhandledTrigger((_, trigger, _) => throw (Last?.Rejection is { } no && _decided is not null ? new TicketRefusedException(no) : new InvalidOperationException($"'{trigger}' is fired with its command: machine.Fire(new …Command {{ By = … }}).")));
    }

    /// <summary>The ticket as it is now.</summary>
    public Ticket Ticket { get; private set; }

    /// <summary>What was decided last: events, notices and follow-ups, or the reasons of a refusal; null: nothing yet.</summary>
    public Decision? Last { get; private set; }

    /// <summary>Fires the trigger of a command, after what was due before it.</summary>
    /// <returns>What was decided.</returns>
    /// <exception cref="TicketRefusedException">It was refused, and no <c>OnUnhandledTrigger</c> says otherwise.</exception>
    /// <exception cref="InvalidOperationException">A row of somebody's own moved the machine and not the ticket.</exception>
    public Decision Fire(TicketCommand command)
    {
        var trigger = Prepare(command);
        try
        {
            Fire(trigger, command);
            return Fired();
        }
        finally
        {
            _decided = null;
        }
    }

    /// <summary>The same, with entry and exit actions that are awaited.</summary>
    /// <exception cref="TicketRefusedException">It was refused, and no <c>OnUnhandledTrigger</c> says otherwise.</exception>
    /// <exception cref="InvalidOperationException">A row of somebody's own moved the machine and not the ticket.</exception>
    public async Task<Decision> FireAsync(TicketCommand command)
    {
        var trigger = Prepare(command);
        try
        {
            await FireAsync(trigger, command).ConfigureAwait(RetainSynchronizationContext);
            return Fired();
        }
        finally
        {
            _decided = null;
        }
    }

    /// <summary>Whether a command would be accepted now; if not, <see cref="Last"/> says why.</summary>
    public bool CanFire(TicketCommand command)
    {
        _decided = null;
        var decision = Decide(command);
        _decided = null;
        return decision.IsAccepted;
    }

    /// <summary>Lets time pass: carries out what is due by now.</summary>
    /// <param name="given">What the host found out; null: nothing.</param>
    public Decision Advance(OutsideFacts? given = null) => Advance(_now(), given);

    private TriggerWithParameters<TicketCommand> Prepare(TicketCommand command)
    {
        if (!_triggers.TryGetValue(command.TriggerName, out var trigger)) throw new ArgumentException($"{_workflow.Profile} has no trigger '{command.TriggerName}'.", nameof(command));
        Fired();
        _decided = null;
        var at = command.OccurredAt ?? _now();
        if (Ticket.WakeUp is { } due && due < at) Advance(at - Duration.Epsilon);
        Decide(command);
        return trigger;
    }

    /// <summary>The last decision, when machine and ticket are in one state.</summary>
    private Decision Fired() => State == Ticket.State.Name ? Last! : throw new InvalidOperationException($"The machine is in '{State}' and ticket {Ticket.Id} in '{Ticket.State.Name}': only the workflow moves a ticket.");

    private Decision Advance(Instant now, OutsideFacts? given = null)
    {
        Last = _workflow.Advance(Ticket, now, given);
        Ticket = Last.Ticket;
        foreach (var e in Last.Events) if (e.To is not null) Fire(_moved, e);
        return Last;
    }

    private void Declare(LifecycleState state)
    {
        var configured = Configure(state.Name);
        if (state.Parent is { } parent) configured.SubstateOf(parent.Name);
        if (!_workflow.Lifecycle.States.Contains(state)) return;
        configured.PermitDynamicIf(_moved, e => e.To!, e => e is not null, "something moved it");
        foreach (var trigger in _workflow.Lifecycle.Triggers)
        {
            var rows = _workflow.Lifecycle.RowsOf(state, trigger);
            if (rows.Count == 0) continue;
            var (fired, demand) = (_triggers[trigger.Name], $"{_workflow.Profile} accepts it");
            var possible = new Stateless.Reflection.DynamicStateInfos();
            foreach (var to in rows.Where(r => r.Kind is TransitionKind.Move or TransitionKind.Reentry).Select(r => r.To.Name).Distinct()) possible.Add(to, demand);
            if (possible.Count > 0) configured.PermitDynamicIf(fired, _ => Take(moves: true), command => Accepts(trigger, command, moves: true), demand, possible);
            configured.InternalTransitionIf(fired, command => Accepts(trigger, command, moves: false), (_, _) => Take(moves: false), demand);
        }
    }

    /// <summary>Whether the profile accepts a command, and whether it moves the ticket; without one, whether the actor may.</summary>
    private bool Accepts(LifecycleTrigger trigger, TicketCommand? command, bool moves)
    {
        if (command is null) return moves == Leads(trigger) && _workflow.Permitted(Ticket, _actor, _now()).Now.Contains(trigger);
        var decision = Decide(command);
        // Its own event comes first; what rules make of it follows.
        return decision.IsAccepted && decision.Events.FirstOrDefault(e => e.Cause is null && e.By == command.By.Id)?.To is not null == moves;
    }

    private bool Leads(LifecycleTrigger trigger) => _workflow.Lifecycle.RowsOf(_workflow.Lifecycle.State(Ticket.State.Name), trigger).Any(r => r.Kind is TransitionKind.Move or TransitionKind.Reentry);

    /// <summary>Each command is decided once, however often Stateless asks.</summary>
    private Decision Decide(TicketCommand command)
    {
        if (!ReferenceEquals(_decided, command)) (_decided, Last) = (command, _workflow.Decide(Ticket, command, _now()));
        return Last!;
    }

    /// <summary>Takes the decision over; moves that are not the command's own follow when Stateless is done with that.</summary>
    /// <returns>Where the command itself leads.</returns>
    private string Take(bool moves)
    {
        if (_decided is null) throw new InvalidOperationException("A trigger of a ticket is fired with its command: machine.Fire(new … { By = … }).");
        Ticket = Last!.Ticket;
        var all = Last.Events.Where(e => e.To is not null).ToList();
        foreach (var e in all.Skip(moves ? 1 : 0)) Fire(_moved, e);
        return moves ? all[0].To! : State;
    }

    /// <summary>Where the machine is; only while a decision with several moves is being told, not yet where the ticket is.</summary>
    internal sealed class Place { public required string State { get; set; } }
}
