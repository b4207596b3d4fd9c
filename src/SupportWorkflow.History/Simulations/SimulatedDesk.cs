using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>
/// A desk on a virtual clock. Its people see states only by their kinds and do only what the workflow permits them; every change is a
/// decision of the workflow, refusals are counted, and time is handed to it exactly at each ticket's wake-up.
/// </summary>
internal sealed partial class SimulatedDesk
{
    private readonly TicketWorkflow _workflow;
    private readonly Simulation _order;
    private readonly Agenda _agenda = new();
    private readonly Walk _walk;
    private readonly Dictionary<(LifecycleState, StateKind), IReadOnlyList<string>> _ways = [];
    private readonly Dictionary<(LifecycleState, Role), List<(LifecycleTrigger Trigger, LifecycleState To)>> _moves = [];
    private readonly Parts _parts;
    private readonly Clientele _clients;
    private readonly Lines _lines;
    private readonly Crew _crew;
    private readonly HashSet<string> _ownTriggers;
    private readonly WorkCalendar _frontDesk;
    private readonly SimulationTally _tally;
    private readonly SortedDictionary<int, SimulatedTicket> _open = [];
    private readonly Action<TicketHistory>? _each;
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    /// <param name="order">What to simulate.</param>
    /// <param name="each">Takes each ticket when nothing more will happen to it; null: nobody does.</param>
    public SimulatedDesk(Simulation order, Action<TicketHistory>? each)
    {
        (_order, _each, _workflow) = (order, each, order.Workflow);
        var texts = new SimulationTexts(order.Language);
        _walk = new(_workflow.Lifecycle, "assign", "claim", "decline");
        _parts = new(_workflow.Lifecycle, _walk);
        _clients = new(order, texts);
        _lines = new(_workflow, _clients, texts);
        _crew = new(order, _parts.Engineer);
        _ownTriggers = _workflow.OwnTriggers.AsEnumerable().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        _frontDesk = WorkCalendar.In(_workflow.Zone.Id).Open(Weekdays.Everyday, Habits.FrontDeskHours).Build();
        _tally = new(_workflow, order);
    }

    /// <summary>Lets all days pass. To be called once.</summary>
    public SimulationFigures Run()
    {
        foreach (var (index, at) in Arrivals.Draw(_order, _workflow.Zone).Index())
            _agenda.Note(at, () => Open(index));
        foreach (var engineer in _crew.Engineers)
            NoteShift(engineer, _tally.Start);
        foreach (var schedule in _workflow.DeskSchedules)
            NoteNext(schedule, _tally.Start - Duration.Epsilon);
        foreach (var (day, at) in _tally.Weeks())
            _agenda.Note(at, () => _tally.CountBacklog(day));
        _agenda.RunUntil(_tally.End);
        foreach (var ticket in _open.Values.ToList())
            End(ticket);
        return _tally.Figures(_crew, _clients.Categories);
    }

    private void Open(int index)
    {
        var ticket = new SimulatedTicket(index, Dice.Of(_order.Seed, "ticket", index));
        Open(ticket, _clients.Request(ticket, NextNumber(), _agenda.Now));
    }

    private TicketNumber NextNumber()
    {
        var series = _workflow.Numbers.SeriesAt(_agenda.Now);
        return _workflow.Numbers.Number(series, _numbers[series] = _numbers.GetValueOrDefault(series) + 1);
    }

    private void Open(SimulatedTicket ticket, OpenTicket command)
    {
        var decision = _workflow.Open((OpenTicket)Told(null, command), _agenda.Now);
        _tally.Decided(decision);
        if (!decision.IsAccepted)
            return;
        ticket.Keep(decision);
        _open.Add(ticket.Index, ticket);
        _tally.Opened(ticket);
        if (ticket.HasRequester && ticket.Dice.Chance(Habits.Cancels))
            Note(ticket, _agenda.Now + Habits.CancelsAfter.Draw(ticket.Dice), () => Cancel(ticket), inAnyState: true);
        Settle(ticket);
    }

    /// <summary>Notes something for a ticket; off when it has moved on by then.</summary>
    private void Note(SimulatedTicket ticket, Instant at, Action what, bool inAnyState = false)
    {
        var visit = ticket.Visit;
        ticket.Noted++;
        _agenda.Note(at, () =>
        {
            ticket.Noted--;
            if (inAnyState || ticket.Visit == visit)
                what();
            Settle(ticket);
        });
    }

    /// <summary>After anything that happened to a ticket: its wake-up is noted, and in a new state somebody sees to it.</summary>
    private void Settle(SimulatedTicket ticket)
    {
        while (ticket.Settled != ticket.Visit)
        {
            ticket.Settled = ticket.Visit;
            Enter(ticket);
        }
        Notice(ticket);
        SeeToTracks(ticket);
        NoteWakeUp(ticket);
        if (ticket is { Noted: 0, IsOver: false } && KindOf(ticket) == StateKind.Final)
            End(ticket);
    }

    private void NoteWakeUp(SimulatedTicket ticket)
    {
        if (ticket.Ticket.WakeUp is not { } at || ticket.WakesAt == at)
            return;
        ticket.WakesAt = at;
        Note(
            ticket,
            at,
            () =>
            {
                if (ticket.Ticket.WakeUp == at)
                    Advance(ticket);
            },
            inAnyState: true
        );
    }

    private void Advance(SimulatedTicket ticket)
    {
        var before = KindOf(ticket);
        for (var more = true; more && ticket.Ticket.WakeUp <= _agenda.Now; )
        {
            var decision = _workflow.Advance(ticket.Ticket, _agenda.Now, Told(_workflow.Needs(ticket.Ticket, null)));
            _tally.WokenUp(decision);
            ticket.Keep(decision);
            more = decision.Events.Count > 0;
        }
        _tally.Moved(before, KindOf(ticket));
    }

    private void End(SimulatedTicket ticket)
    {
        ticket.IsOver = true;
        _open.Remove(ticket.Index);
        _crew.Remove(ticket);
        _tally.Ended(ticket);
        if (SolvedFor(ticket) is { } solved)
            _solved.Add(solved);
        _each?.Invoke(new(ticket.Ticket, [.. ticket.Events]));
    }

    private void Enter(SimulatedTicket ticket)
    {
        var kind = KindOf(ticket);
        if (kind is not (StateKind.Queued or StateKind.Working))
            SetAside(ticket);
        switch (kind)
        {
            case StateKind.Queued:
                Queue(ticket);
                break;
            case StateKind.Working:
                if (ticket.Engineer?.Current != ticket)
                    GiveOut(ticket);
                break;
            case StateKind.Waiting:
                Wait(ticket);
                break;
            case StateKind.Done:
                AwaitVerdict(ticket);
                break;
            case StateKind.Final:
                AfterTheEnd(ticket);
                break;
        }
    }

    private void SetAside(SimulatedTicket ticket)
    {
        _crew.Remove(ticket);
        ticket.Engineer?.Leave(ticket);
    }

    private static StateKind KindOf(SimulatedTicket ticket) => ticket.Ticket.State.Kind;
}
