using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>What engineers do: one ticket at a time, in the hours of their shift, the most urgent first.</summary>
internal sealed partial class SimulatedDesk
{
    private void NoteShift(Engineer engineer, Instant after)
    {
        if (engineer.Calendar.NextOpening(after) is { } at && at < _tally.End)
            _agenda.Note(at, () =>
            {
                TakeMore(engineer);
                if (engineer.Calendar.NextClosing(at) is { } over)
                    NoteShift(engineer, over);
            });
    }

    /// <summary>Somebody has room: takes what waits, then goes on working.</summary>
    private void TakeMore(Engineer engineer)
    {
        while (engineer.IsOnDuty(_agenda.Now) && _crew.For(engineer, _agenda.Now) is { } waiting)
        {
            _crew.Remove(waiting);
            GiveOut(waiting);
            Settle(waiting);
        }
        Work(engineer);
    }

    private void Work(Engineer engineer)
    {
        while (engineer.Current is null && engineer.IsOnDuty(_agenda.Now) && engineer.MostUrgent(_workflow) is { } ticket)
            Begin(engineer, ticket);
    }

    private void Begin(Engineer engineer, SimulatedTicket ticket)
    {
        engineer.Current = ticket;
        if (Reach(ticket, StateKind.Working, [engineer.Actor, .. _parts.FrontDesk]))
        {
            if (ticket.Ticket.Handling.FirstContactAt is null)
                Fire(ticket, "contact", engineer.Actor);
            var work = Habits.Work.Draw(ticket.Dice);
            Note(ticket, engineer.Calendar.Add(_agenda.Now, work), () => Finish(engineer, ticket, work), inAnyState: true);
        }
        else
        {
            engineer.Current = null;
            engineer.Leave(ticket);
            ticket.IsStuck = KindOf(ticket) == StateKind.Queued;
        }
        Settle(ticket);
    }

    private void Finish(Engineer engineer, SimulatedTicket ticket, Duration work)
    {
        engineer.Current = null;
        engineer.Worked += work;
        if (KindOf(ticket) == StateKind.Working && ticket.Engineer == engineer)
        {
            Fire(ticket, "log", engineer.Actor);
            var roll = ticket.Dice.Below(100);
            var isPutAside =
                (roll < Habits.Asks && PutAside(engineer, ticket, onRequester: true))
                || (roll >= 100 - Habits.WaitsForOthers && PutAside(engineer, ticket, onRequester: false));
            if (!isPutAside)
                Solve(engineer, ticket);
        }
        Settle(ticket);
        TakeMore(engineer);
    }

    /// <summary>Something is asked of the customer, or something else has to come first.</summary>
    private bool PutAside(Engineer engineer, SimulatedTicket ticket, bool onRequester)
    {
        if (ticket.Waits >= Habits.MostWaits)
            return false;
        var ways = Moves(ticket, engineer.Actor, to => to.Kind == StateKind.Waiting && to.WaitsOn == WaitingOn.Requester == onRequester)
            .ToList();
        if (ways.Count == 0 || !Fire(ticket, ticket.Dice.Pick(ways), engineer.Actor))
            return false;
        ticket.Waits++;
        return true;
    }

    private void Solve(Engineer engineer, SimulatedTicket ticket)
    {
        ticket.Waited = null;
        var end = WayTo(StateKind.Done, ticket) is null ? StateKind.Final : StateKind.Done;
        if (Reach(ticket, end, [engineer.Actor, .. _parts.FrontDesk]))
            engineer.Solved++;
        else if (WayTo(end, ticket) is [var next, ..] && StartWhatIsWaitedFor(ticket, next))
            ticket.Waited = () =>
            {
                if (KindOf(ticket) == StateKind.Working && ticket.Engineer == engineer)
                    Solve(engineer, ticket);
            };
        else
        {
            ticket.IsStuck = true;
            engineer.Leave(ticket);
        }
    }
}
