using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.History;

/// <summary>Somebody who solves tickets, one at a time, in the hours of a shift.</summary>
/// <param name="index">The number among all, counted from 0.</param>
/// <param name="actor">The account.</param>
/// <param name="shift">The hours.</param>
/// <param name="calendar">The hours as a calendar.</param>
/// <param name="skills">Which categories this one knows, by their numbers.</param>
internal sealed class Engineer(int index, Actor actor, Shift shift, WorkCalendar calendar, IReadOnlyList<int> skills)
{
    private readonly List<SimulatedTicket> _inHand = [];

    public int Index => index;

    public Actor Actor => actor;

    public Shift Shift => shift;

    public WorkCalendar Calendar => calendar;

    public IReadOnlyList<int> Skills => skills;

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

    public bool TakesMore => Load < Habits.LoadLimit;

    public bool IsOnDuty(Instant now) => calendar.IsOpen(now);

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
