using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>What happens at the front desk: requests are looked at, completed, checked and given out.</summary>
internal sealed partial class SimulatedDesk
{
    private const int MostChecks = 3;

    private void Queue(SimulatedTicket ticket)
    {
        if (!ticket.SeenByFrontDesk)
            Note(ticket, Soon(ticket), () => LookAt(ticket));
        else if (Check(ticket) is not null)
            Note(ticket, Soon(ticket), () => CheckOrGiveOut(ticket));
        else
            GiveOut(ticket);
    }

    private Instant Soon(SimulatedTicket ticket) => _frontDesk.Add(_agenda.Now, Habits.FrontDeskTakes.Draw(ticket.Dice));

    /// <summary>
    /// The first look: a call back, the category, what the profile wants to know; and a question if something is missing.
    /// </summary>
    private void LookAt(SimulatedTicket ticket)
    {
        ticket.SeenByFrontDesk = true;
        var desk = _parts.FrontDesk;
        if (ticket.Dice.Chance(Habits.FrontDeskCallsBack))
            Fire(ticket, "contact", desk.AsEnumerable());
        if (ticket.Ticket.Category is null && _clients.Categories.Count > 0)
            Fire(ticket, "classify", desk.AsEnumerable());
        Complete(ticket);
        if (ticket.Ticket.Intake.Missing.Count > 0 && ticket.Waits < Habits.MostWaits && Fire(ticket, "ask", desk.AsEnumerable()))
            ticket.Waits++;
        else
            CheckOrGiveOut(ticket);
    }

    /// <summary>Everybody at the desk adds what is theirs to add.</summary>
    private void Complete(SimulatedTicket ticket)
    {
        foreach (var actor in _parts.FrontDesk)
            if (_clients.Missing(ticket, actor, _agenda.Now).Count > 0)
                Fire(ticket, "set-fields", actor);
    }

    private void CheckOrGiveOut(SimulatedTicket ticket)
    {
        if (Check(ticket) is { } check && ticket.Checks++ < MostChecks && Fire(ticket, check, _parts.FrontDesk.AsEnumerable()))
            return;
        GiveOut(ticket);
    }

    /// <summary>
    /// A trigger of the profile's own by which the front desk passes a ticket from queue to queue, such as <c>verify</c>.
    /// </summary>
    private string? Check(SimulatedTicket ticket) =>
        ticket.Checks >= MostChecks
            ? null
            : _parts.FrontDesk.SelectMany(a => Moves(ticket, a, to => to.Kind == StateKind.Queued)).FirstOrDefault(_ownTriggers.Contains);

    /// <summary>Whoever is responsible answers when a ticket went up; not always.</summary>
    private void Notice(SimulatedTicket ticket)
    {
        if (ticket.WentUp is not { } up)
            return;
        ticket.WentUp = null;
        if (ticket.Dice.Chance(Habits.AnswersEscalation))
            Note(ticket, Soon(ticket), () => AnswerEscalation(ticket, up), inAnyState: true);
    }

    private void AnswerEscalation(SimulatedTicket ticket, TicketEscalated up)
    {
        if (ticket.Ticket.Escalation is { Level: > 0, AnsweredAt: null })
            Fire(ticket, "answer-escalation", _parts.FrontDesk.OrderByDescending(a => a.Is(new Role(up.Responsible))));
    }

    /// <summary>
    /// Back to whoever has it, otherwise to whom the policy of the workflow chooses, otherwise among those that wait.
    /// </summary>
    private void GiveOut(SimulatedTicket ticket)
    {
        if (Holder(ticket) is { } holder)
        {
            _crew.Remove(ticket);
            if (ticket.Engineer != holder)
                (holder.Given, holder.LastGiven) = (holder.Given + 1, _agenda.Now);
            holder.Take(ticket);
            ticket.Engineer = holder;
            Work(holder);
        }
        else if (_crew.For(ticket, _agenda.Now) is { } engineer)
            Give(ticket, engineer);
        else
            _crew.Add(ticket);
    }

    /// <summary>Who has it, as the workflow says; where it knows no assignment, as people remember.</summary>
    private Engineer? Holder(SimulatedTicket ticket)
    {
        if (ticket.Ticket.Assignment is { } assignment)
            return _crew.Of(assignment.Agent);
        return _workflow.Lifecycle.FindTrigger("assign") is null && _workflow.Lifecycle.FindTrigger("claim") is null
            ? ticket.Engineer
            : null;
    }

    private void Give(SimulatedTicket ticket, Engineer engineer)
    {
        _crew.Remove(ticket);
        var isAssigned =
            _workflow.Lifecycle.FindTrigger("assign") is { } assign
            && _parts.FrontDesk.Any(a => May(ticket, a, assign) && Do(ticket, _lines.Assign(a)));
        ticket.Engineer = engineer;
        engineer.Take(ticket);
        (engineer.Given, engineer.LastGiven) = (engineer.Given + 1, _agenda.Now);
        if (!isAssigned)
            Fire(ticket, "claim", engineer.Actor);
        Work(engineer);
    }
}
