using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.History;

/// <summary>Somebody who solves tickets, one at a time, in the hours of a shift.</summary>
/// <param name="index">The number among all, counted from 0.</param>
/// <param name="actor">The account.</param>
/// <param name="shift">The hours.</param>
/// <param name="calendar">The hours as a calendar.</param>
/// <param name="teams">The groups this one works in.</param>
internal sealed class Engineer(int index, Actor actor, Shift shift, WorkCalendar calendar, ValueList<TeamId> teams)
{
    private readonly List<SimulatedTicket> _inHand = [];

    public int Index => index;

    public Actor Actor => actor;

    public Shift Shift => shift;

    public WorkCalendar Calendar => calendar;

    public ValueList<TeamId> Teams => teams;

    /// <summary>The hours of the shift from the first day to the last.</summary>
    public required Duration Available { get; init; }

    /// <summary>The ticket worked on; null: none.</summary>
    public SimulatedTicket? Current { get; set; }

    public int Load => _inHand.Count;

    public int MostInHand { get; private set; }

    /// <summary>How many tickets were given to this one, how many stretches of work ended with a solution, and the time spent.</summary>
    public int Given { get; set; }

    public int Solved { get; set; }

    public Duration Worked { get; set; } = Duration.Zero;

    /// <summary>Up to which of the tickets that wait none was found to take; and whether one was left for too much in hand.</summary>
    public int SeenUpTo { get; set; }

    public bool WasFull { get; set; }

    /// <summary>When a ticket was given to this one last; null: never.</summary>
    public Instant? LastGiven { get; set; }

    public bool IsOnDuty(Instant now) => calendar.IsOpen(now);

    /// <summary>This one as a roster lists people.</summary>
    public AgentOnDuty AsOfDuty() =>
        new(new(actor.Id), teams, actor.Roles, Load)
        {
            LastAssignedAt = LastGiven,
            Load =
            [
                .. _inHand
                    .GroupBy(t => t.Ticket.Priority?.Code)
                    .Where(g => g.Key is not null)
                    .Select(g => new PriorityLoad(g.Key!.Value, g.Count())),
            ],
        };

    public void Take(SimulatedTicket ticket)
    {
        if (!_inHand.Contains(ticket))
            _inHand.Add(ticket);
        MostInHand = Math.Max(MostInHand, Load);
    }

    public void Leave(SimulatedTicket ticket) => _inHand.Remove(ticket);

    /// <summary>What to do next: the most urgent, of those the oldest.</summary>
    public SimulatedTicket? MostUrgent(TicketWorkflow workflow) => _inHand.Where(t => t != Current).MinBy(t => (t.Rank(workflow), t.Index));
}
