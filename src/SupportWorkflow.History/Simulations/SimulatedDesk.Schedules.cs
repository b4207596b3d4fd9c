using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>What the desk does at fixed times: checks, inspections, surveys.</summary>
internal sealed partial class SimulatedDesk
{
    private readonly List<(Instant At, string Requester)> _solved = [];
    private int _scheduled;

    /// <param name="schedule">The schedule.</param>
    /// <param name="last">Its last time, or when the desk begins.</param>
    private void NoteNext(DeskSchedule schedule, Instant last)
    {
        if (schedule.NextAfter(last) is { } slot && slot <= _tally.End)
            _agenda.Note(slot, () =>
            {
                Run(schedule, last, slot);
                NoteNext(schedule, slot);
            });
    }

    private void Run(DeskSchedule schedule, Instant last, Instant slot)
    {
        if (schedule.Opening(slot) is { } opening)
            OpenScheduled(opening);
        var told =
            schedule.To.Count > 0 ? schedule.ProgressCheck(Board(), slot)
            : schedule.Asks is not null ? schedule.Survey(SolvedBetween(last, slot), slot)
            : default;
        _tally.Scheduled(schedule, told);
    }

    /// <summary>The front desk opens what is to be inspected.</summary>
    private void OpenScheduled(OpenTicket opening)
    {
        var place = _scheduled++;
        var ticket = new SimulatedTicket(_order.Tickets + place, Dice.Of(_order.Seed, "scheduled", place));
        var number = NextNumber();
        ticket.Category = Math.Max(0, _clients.Categories.ToList().IndexOf(opening.Category?.Path ?? ""));
        Open(ticket, opening with { By = _parts.FrontDesk[0], CommandId = null, Id = new TicketId(number.Value), Number = number });
    }

    private SlaBoard Board()
    {
        var board = new SlaBoard(_workflow.Calendars, _workflow.Objectives);
        foreach (var ticket in _open.Values.Where(t => !KindOf(t).IsOver))
        {
            board.Set(ticket.Ticket.Id, ticket.Ticket.Priority?.Code ?? default, ticket.Ticket.Clocks.AsSpan());
            if (KindOf(ticket) == StateKind.Waiting)
                board.Block(ticket.Ticket.Id);
        }
        return board;
    }

    /// <summary>Whose tickets were solved, each once.</summary>
    private List<string> SolvedBetween(Instant after, Instant until) =>
        [
            .. _solved
                .Concat(_open.Values.Select(SolvedFor).OfType<(Instant At, string Requester)>())
                .Where(s => s.At > after && s.At <= until)
                .Select(s => s.Requester)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static (Instant At, string Requester)? SolvedFor(SimulatedTicket ticket) =>
        ticket is { HasRequester: true, Ticket.Resolution: { Result: ResolutionResult.Resolved, ResolvedAt: { } at } }
        && KindOf(ticket).IsOver
            ? (at, ticket.Ticket.Intake.Requester)
            : null;
}
