using NodaTime;
using Stateless;
using Stateless.Reflection;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;

namespace SupportWorkflow;

/// <summary>
/// A Stateless machine over one whole ticket: its triggers carry commands, and what it fires is decided by the profile, with clocks, rules
/// and notices. Entry and exit actions, <c>OnTransitioned</c> and <c>OnUnhandledTrigger</c> are yours, as on any other machine. For one
/// unit of work and one thread.
/// </summary>
/// <remarks>
/// A decision is whole before its first transition is seen: during entry and exit actions <see cref="Ticket"/> is already the ticket
/// afterwards. Where a decision moves the ticket more than once, since time had passed or a rule reacted, every move is a transition of its
/// own; those that no command fired are by the trigger <see cref="Moved"/>, with the event as parameter. After an action that throws,
/// machine and ticket are where the decision leads, and <see cref="Last"/> is to be kept. Only the workflow moves a ticket: a row of your
/// own that would move the machine is refused with an <see cref="InvalidOperationException"/>; rows that stay (<c>InternalTransition</c>,
/// <c>Ignore</c>) are yours to add.
/// </remarks>
public sealed class TicketMachine : StateMachine<string, string>
{
    /// <summary>The trigger of moves that no command fired: by a rule, or because time passed. Its parameter is the event.</summary>
    public const string Moved = "(moved)";

    private readonly TicketWorkflow _workflow;
    private readonly Actor _actor;
    private readonly Func<Instant> _now;
    private readonly Place _place;
    private readonly TriggerWithParameters<TicketEvent> _moved;
    private readonly Dictionary<string, TriggerWithParameters<TicketCommand>> _triggers = new(StringComparer.Ordinal);
    private Firing? _firing;

    internal TicketMachine(TicketWorkflow workflow, Ticket ticket, Actor actor, Func<Instant> now)
        : this(workflow, ticket, actor, now, new(ticket.State.Name)) { }

    private TicketMachine(TicketWorkflow workflow, Ticket ticket, Actor actor, Func<Instant> now, Place place)
        : base(() => place.State, place.Enter, FiringMode.Immediate)
    {
        (_workflow, Ticket, _actor, _now, _place) = (workflow, ticket, actor, now, place);
        _moved = SetTriggerParameters<TicketEvent>(Moved);
        foreach (var trigger in workflow.Lifecycle.Triggers)
            _triggers.Add(trigger.Name, SetTriggerParameters<TicketCommand>(trigger.Name));
        foreach (var state in workflow.Lifecycle.Superstates.Concat(workflow.Lifecycle.States))
        {
            var configured = Configure(state.Name);
            if (state.Parent is { } parent)
                configured.SubstateOf(parent.Name);
        }
        foreach (var state in workflow.Lifecycle.States)
            Declare(state);
        OnUnhandledTrigger((_, trigger, _) => throw Unhandled(trigger));
    }

    /// <summary>The ticket as it is now.</summary>
    public Ticket Ticket { get; private set; }

    /// <summary>What was decided last: events, notices and follow-ups to be kept, or the reasons of a refusal; null: nothing yet.</summary>
    public Decision? Last { get; private set; }

    /// <summary>Fires the trigger of a command. What was due before it happens first and is part of the same decision.</summary>
    /// <returns>What was decided, now <see cref="Last"/>.</returns>
    /// <exception cref="TicketRefusedException">It was refused, and no <c>OnUnhandledTrigger</c> says otherwise.</exception>
    /// <exception cref="InvalidOperationException">It is fired inside an action of another one,
    /// or a row of somebody's own was in the way.</exception>
    public Decision Fire(TicketCommand command)
    {
        var firing = Begin(command);
        try
        {
            foreach (var move in Steps(firing))
                if (move is null)
                    Fire(firing.Trigger!, command);
                else
                    Fire(_moved, move);
            return Last!;
        }
        finally
        {
            End();
        }
    }

    /// <summary>The same, with entry and exit actions that are awaited.</summary>
    /// <inheritdoc cref="Fire(TicketCommand)"/>
    public async Task<Decision> FireAsync(TicketCommand command)
    {
        var firing = Begin(command);
        try
        {
            foreach (var move in Steps(firing))
                if (move is null)
                    await FireAsync(firing.Trigger!, command).ConfigureAwait(RetainSynchronizationContext);
                else
                    await FireAsync(_moved, move).ConfigureAwait(RetainSynchronizationContext);
            return Last!;
        }
        finally
        {
            End();
        }
    }

    /// <summary>Whether a command would be accepted now. Nothing is fired, and <see cref="Last"/> stays.</summary>
    public bool CanFire(TicketCommand command) => CanFire(command, out _);

    /// <summary>Whether a command would be accepted now, and if not, why. Nothing is fired, and <see cref="Last"/> stays.</summary>
    public bool CanFire(TicketCommand command, out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(command);
        rejection = _workflow.Decide(Ticket, command, _now()).Rejection;
        return rejection is null;
    }

    /// <summary>Lets time pass: carries out what is due by now.</summary>
    /// <param name="given">What the host found out; null: nothing.</param>
    /// <returns>What was decided, now <see cref="Last"/>.</returns>
    /// <exception cref="InvalidOperationException">Time is let pass inside an action of a command.</exception>
    public Decision Advance(OutsideFacts? given = null)
    {
        var firing = Begin(given);
        try
        {
            foreach (var move in Steps(firing))
                Fire(_moved, move!);
            return Last!;
        }
        finally
        {
            End();
        }
    }

    /// <summary>The same, with entry and exit actions that are awaited.</summary>
    /// <inheritdoc cref="Advance"/>
    public async Task<Decision> AdvanceAsync(OutsideFacts? given = null)
    {
        var firing = Begin(given);
        try
        {
            foreach (var move in Steps(firing))
                await FireAsync(_moved, move!).ConfigureAwait(RetainSynchronizationContext);
            return Last!;
        }
        finally
        {
            End();
        }
    }

    private Firing Begin(TicketCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        CheckIsIdle();
        if (!_triggers.TryGetValue(MessageTable.TriggerOf(command), out var trigger))
            throw new ArgumentException($"{_workflow.Profile} has no trigger '{MessageTable.TriggerOf(command)}'.", nameof(command));
        var (now, at) = (_now(), command.OccurredAt);
        var decision = _workflow.Decide(Ticket, command, now);
        var before =
            decision.IsAccepted && Ticket.WakeUp < (at ?? now)
                ? _workflow.Advance(Ticket, (at ?? now) - Duration.Epsilon, command.Given)
                : null;
        return _firing = new(decision, command, trigger, before?.Events.Count ?? 0);
    }

    private Firing Begin(OutsideFacts? given)
    {
        CheckIsIdle();
        return _firing = new(_workflow.Advance(Ticket, _now(), given), null, null, 0);
    }

    private void CheckIsIdle()
    {
        if (_firing is not null)
            throw new InvalidOperationException(
                "Each decision is kept by itself: fire the next command when the one that is being fired has returned."
            );
    }

    /// <summary>What is fired one after the other: each move that no command fired, with its event; null: the command itself.</summary>
    private IEnumerable<TicketEvent?> Steps(Firing firing)
    {
        // A refusal has nothing that Stateless could still stop, and neither has time.
        if (firing.Command is null || !firing.Decision.IsAccepted)
            Take(firing);
        foreach (var e in firing.Before)
            yield return Next(firing, e);
        if (firing.Command is not null)
            yield return Next(firing, null);
        foreach (var e in firing.After)
            yield return Next(firing, e);
    }

    private TicketEvent? Next(Firing firing, TicketEvent? move)
    {
        _place.Expected = move is null ? firing.Own?.To : move.To;
        return move;
    }

    /// <summary>The decision counts: from here on the ticket is the one afterwards.</summary>
    private void Take(Firing firing) => (Last, Ticket) = (firing.Decision, firing.Decision.Ticket);

    private string Enter(Firing firing, string state)
    {
        Take(firing);
        return state;
    }

    private void End()
    {
        _firing = null;
        (_place.State, _place.Expected) = (Ticket.State.Name, null);
    }

    private void Declare(LifecycleState state)
    {
        var configured = Configure(state.Name);
        configured.PermitDynamicIf(_moved, e => Enter(_firing!, e.To!), e => e is not null && _firing is not null, "something moved it");
        foreach (var trigger in _workflow.Lifecycle.Triggers)
        {
            var rows = _workflow.Lifecycle.RowsOf(state, trigger);
            if (rows.Count == 0)
                continue;
            var (fired, demand) = (_triggers[trigger.Name], $"{_workflow.Profile} accepts it");
            var possible = new DynamicStateInfos();
            foreach (var to in rows.Where(Moves).Select(r => r.To.Name).Distinct())
                possible.Add(to, demand);
            if (possible.Count > 0)
                configured.PermitDynamicIf(
                    fired,
                    c => Enter(Of(c), _firing!.Own!.To!),
                    c => Accepts(trigger, c, moves: true),
                    demand,
                    possible
                );
            configured.InternalTransitionIf(fired, c => Accepts(trigger, c, moves: false), (c, _) => Take(Of(c)), demand);
        }
    }

    /// <summary>Whether the profile accepts a command that is being fired, and whether that moves the ticket;
    /// without one, whether the actor may.</summary>
    private bool Accepts(LifecycleTrigger trigger, TicketCommand? command, bool moves)
    {
        if (command is not null)
            return ReferenceEquals(_firing?.Command, command) && _firing!.Decision.IsAccepted && _firing.Own?.To is not null == moves;
        var rows = _workflow.Lifecycle.RowsOf(_workflow.Lifecycle.State(Ticket.State.Name), trigger);
        return moves == rows.Any(Moves) && _workflow.Permitted(Ticket, _actor, _now()).Now.Contains(trigger);
    }

    /// <summary>The firing of that command; a trigger that is fired bare has none.</summary>
    private Firing Of(TicketCommand? command) =>
        command is not null && ReferenceEquals(_firing?.Command, command) ? _firing! : throw WithoutCommand("A trigger");

    private Exception Unhandled(string trigger) =>
        _firing is { Command: not null, Decision.Rejection: { } no } ? new TicketRefusedException(no) : WithoutCommand($"'{trigger}'");

    private static InvalidOperationException WithoutCommand(string trigger) =>
        new($"{trigger} of a ticket is fired with its command: machine.Fire(new … {{ By = … }}).");

    private static bool Moves(LifecycleRow row) => row.Kind is TransitionKind.Move or TransitionKind.Reentry;

    /// <summary>A decision that is being told to the machine.</summary>
    private sealed class Firing
    {
        /// <param name="decision">The decision.</param>
        /// <param name="command">The command; null: time passes.</param>
        /// <param name="trigger">The command's trigger.</param>
        /// <param name="madeUp">How many of the events were due before the command.</param>
        public Firing(Decision decision, TicketCommand? command, TriggerWithParameters<TicketCommand>? trigger, int madeUp)
        {
            (Decision, Command, Trigger) = (decision, command, trigger);
            if (
                command is not null
                && madeUp < decision.Events.Count
                && decision.Events[madeUp] is { Cause: null } e
                && e.By == command.By.Id
            )
                Own = e;
            Before = [.. decision.Events.Take(madeUp).Where(m => m.To is not null)];
            After = [.. decision.Events.Skip(madeUp + (Own is null ? 0 : 1)).Where(m => m.To is not null)];
        }

        public Decision Decision { get; }

        public TicketCommand? Command { get; }

        public TriggerWithParameters<TicketCommand>? Trigger { get; }

        /// <summary>What the command itself did; null: nothing, it was refused or is ignored in that state.</summary>
        public TicketEvent? Own { get; }

        /// <summary>The moves of what was due before the command.</summary>
        public TicketEvent[] Before { get; }

        /// <summary>The moves that follow from it.</summary>
        public TicketEvent[] After { get; }
    }

    /// <summary>Where the machine is: while a decision with several moves is being told, not yet where the ticket is.</summary>
    private sealed class Place(string state)
    {
        public string State { get; set; } = state;

        /// <summary>Where the decision leads next; null: nowhere.</summary>
        public string? Expected { get; set; }

        public void Enter(string state)
        {
            if (state != Expected)
                throw new InvalidOperationException(
                    $"A row that the profile does not know leads to '{state}'. Only the workflow moves a ticket: it stays in '{State}'. Add the row to the profile."
                );
            State = state;
        }
    }
}
