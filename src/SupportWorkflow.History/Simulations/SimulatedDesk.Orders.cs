using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>How the people of the desk get something decided.</summary>
internal sealed partial class SimulatedDesk
{
    private LifecycleState StateOf(SimulatedTicket ticket) => _workflow.Lifecycle.State(ticket.Ticket.State.Name);

    /// <summary>Puts a command to the workflow and keeps what it decides.</summary>
    private bool Do(SimulatedTicket ticket, TicketCommand command) => Take(ticket, Decide(ticket, command));

    /// <summary>The same where nobody knows whether it is permitted: what is refused was only thought of.</summary>
    private bool Try(SimulatedTicket ticket, TicketCommand command) =>
        Decide(ticket, command) is { IsAccepted: true } decision && Take(ticket, decision);

    private Decision Decide(SimulatedTicket ticket, TicketCommand command) =>
        _workflow.Decide(ticket.Ticket, Told(ticket, command), _agenda.Now);

    private bool Take(SimulatedTicket ticket, Decision decision)
    {
        _tally.Decided(decision);
        if (!decision.IsAccepted)
            return false;
        var before = KindOf(ticket);
        ticket.Keep(decision);
        _tally.Moved(before, KindOf(ticket));
        return true;
    }

    /// <summary>The command with what a host would have found out for it.</summary>
    private TicketCommand Told(SimulatedTicket? ticket, TicketCommand command) =>
        Told(_workflow.Needs(ticket?.Ticket, command)) is { } given ? command with { Given = given } : command;

    private OutsideFacts? Told(OutsideNeeds needs) =>
        needs == OutsideNeeds.None
            ? null
            : new()
            {
                AsOf = _agenda.Now,
                Roster = needs.HasFlag(OutsideNeeds.Roster) ? _crew.Roster(_agenda.Now) : null,
                Similar = needs.HasFlag(OutsideNeeds.Similar) ? 0 : null,
            };

    /// <summary>Whether somebody may do something now, or may once the command itself has said more.</summary>
    private bool May(SimulatedTicket ticket, Actor actor, LifecycleTrigger trigger)
    {
        if (!_walk.Next(StateOf(ticket), trigger.Name, _workflow.Lifecycle.Roles(actor.Roles.AsSpan())).IsPermitted)
            return false;
        var permitted = _workflow.Permitted(ticket.Ticket, actor, _agenda.Now);
        return permitted.Now.Contains(trigger) || permitted.OnceKnown.Any(o => o.Trigger == trigger);
    }

    /// <summary>Fires a trigger by the first who may and is not refused.</summary>
    private bool Fire(SimulatedTicket ticket, string name, params IEnumerable<Actor> by)
    {
        if (_workflow.Lifecycle.FindTrigger(name) is not { } trigger)
            return false;
        foreach (var actor in by)
            if (May(ticket, actor, trigger) && Do(ticket, _lines.Order(name, ticket, actor, _agenda.Now)))
                return true;
        return false;
    }

    /// <summary>
    /// Fires a trigger; where a guard refuses it, what moves nothing may satisfy the guard, such as a note in the work log.
    /// </summary>
    private bool FireWithEffort(SimulatedTicket ticket, string name, params ValueList<Actor> by)
    {
        if (Fire(ticket, name, by.AsEnumerable()))
            return true;
        foreach (var actor in by)
        {
            var wanted = _lines.Order(name, ticket, actor, _agenda.Now);
            foreach (var trigger in _workflow.Lifecycle.Triggers)
            {
                if (trigger.Name == name || _walk.Next(StateOf(ticket), trigger.Name, RoleSet.All).Kind != TransitionKind.Internal)
                    continue;
                foreach (var other in by)
                {
                    if (!May(ticket, other, trigger))
                        continue;
                    var first = _lines.Order(trigger.Name, ticket, other, _agenda.Now);
                    var helped = Decide(ticket, first);
                    if (helped.IsAccepted && _workflow.Decide(helped.Ticket, wanted, _agenda.Now).IsAccepted)
                        return Do(ticket, first) && Do(ticket, wanted);
                }
            }
        }
        return false;
    }

    /// <summary>Goes on step by step until the ticket is in a state of the kind.</summary>
    private bool Reach(SimulatedTicket ticket, StateKind kind, params ValueList<Actor> by)
    {
        for (var steps = 0; KindOf(ticket) != kind; steps++)
            if (steps > _workflow.Lifecycle.States.Count || WayTo(kind, ticket) is not [var next, ..] || !FireWithEffort(ticket, next, by))
                return false;
        return true;
    }

    /// <summary>The triggers that lead to a state of the kind; null: there is no way.</summary>
    private IReadOnlyList<string>? WayTo(StateKind kind, SimulatedTicket ticket)
    {
        var from = StateOf(ticket);
        if (!_ways.TryGetValue((from, kind), out var way) && _walk.Find(from, s => s.Kind == kind) is { } found)
            _ways[(from, kind)] = way = found;
        return way;
    }

    /// <summary>The triggers somebody may fire now that lead from here to states that fit.</summary>
    private IEnumerable<string> Moves(SimulatedTicket ticket, Actor actor, Func<LifecycleState, bool> fits) =>
        Leading(StateOf(ticket), actor).Where(m => fits(m.To) && May(ticket, actor, m.Trigger)).Select(m => m.Trigger.Name);

    /// <summary>Where a role's triggers lead from a state if every guard holds.</summary>
    private List<(LifecycleTrigger Trigger, LifecycleState To)> Leading(LifecycleState from, Actor actor)
    {
        var key = (from, actor.Roles[0]);
        if (_moves.TryGetValue(key, out var known))
            return known;
        var moves = new List<(LifecycleTrigger, LifecycleState)>();
        foreach (var trigger in _workflow.Lifecycle.Triggers)
            if (_walk.Next(from, trigger.Name, _workflow.Lifecycle.Roles(actor.Roles.AsSpan())) is { Kind: TransitionKind.Move } step)
                moves.Add((trigger, step.To));
        return _moves[key] = moves;
    }
}
