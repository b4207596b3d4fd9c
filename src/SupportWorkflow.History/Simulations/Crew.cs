using System.Globalization;
using NodaTime;
using SupportWorkflow.Assignments;

namespace SupportWorkflow.History;

/// <summary>The engineers, and what waits for one of them, in the order of the workflow's queue.</summary>
internal sealed class Crew
{
    private readonly TicketWorkflow _workflow;
    private readonly SortedSet<(string Key, int Index)> _waiting = new(
        Comparer<(string Key, int Index)>.Create(
            static (x, y) => string.CompareOrdinal(x.Key, y.Key) is not 0 and var order ? order : x.Index.CompareTo(y.Index)
        )
    );
    private readonly Dictionary<int, SimulatedTicket> _tickets = [];
    private int _added;

    public Crew(Simulation order, Role role)
    {
        var workflow = _workflow = order.Workflow;
        var calendars = Habits.Shifts.Select(s => s.In(workflow.Zone)).ToList();
        var (from, to) = (
            order.From.AtStartOfDayInZone(workflow.Zone).ToInstant(),
            order.LastDay.PlusDays(1).AtStartOfDayInZone(workflow.Zone).ToInstant()
        );
        var hours = calendars.Select(c => c.WorkBetween(from, to)).ToList();
        var count = order.Engineers ?? Needed(order.Tickets, hours);
        var engineers = new List<Engineer>(count);
        for (var i = 0; i < count; i++)
        {
            var (shift, dice) = (i % calendars.Count, Dice.Of(order.Seed, "engineer", i));
            ValueList<TeamId> teams =
            [
                .. workflow
                    .Teams.AsEnumerable()
                    .Where((_, t) => dice.Chance(Habits.WorksInAnother) | i % workflow.Teams.Count == t | t % count == i)
                    .Select(t => t.Id),
            ];
            var name = string.Create(CultureInfo.InvariantCulture, $"{role.Name}-{i + 1:00}");
            engineers.Add(new(i, new(name, role), Habits.Shifts[shift], calendars[shift], teams) { Available = hours[shift] });
        }
        Engineers = engineers;
    }

    public IReadOnlyList<Engineer> Engineers { get; }

    /// <summary>Puts a ticket among those that wait.</summary>
    public void Add(SimulatedTicket ticket)
    {
        Remove(ticket);
        ticket.WaitsAs = (_workflow.Queue.KeyOf(ticket.Ticket), ticket.Index);
        ticket.WaitsSince = ++_added;
        _tickets[ticket.Index] = ticket;
        _waiting.Add(ticket.WaitsAs.Value);
    }

    public void Remove(SimulatedTicket ticket)
    {
        if (ticket.WaitsAs is { } place)
            _waiting.Remove(place);
        ticket.WaitsAs = null;
        _tickets.Remove(ticket.Index);
    }

    /// <summary>Who gets a ticket now, by the policy of the workflow; null: nobody can take it.</summary>
    public Engineer? For(SimulatedTicket ticket, Instant now) => Of(_workflow.ChooseAssignee(ticket.Ticket, Roster(now), now).Agent);

    /// <summary>What somebody could take of what waits, the first first. What waited already when nothing was found is not looked at
    /// again, unless there was too much in hand.</summary>
    public SimulatedTicket? For(Engineer engineer, Instant now)
    {
        if (_waiting.Count == 0 || (engineer.SeenUpTo == _added && !engineer.WasFull))
            return null;
        var (roster, isFull) = (new RosterSnapshot(now, [engineer.AsOfDuty()]), false);
        foreach (var (_, index) in _waiting)
        {
            var ticket = _tickets[index];
            if (ticket.WaitsSince <= engineer.SeenUpTo && !engineer.WasFull)
                continue;
            var result = _workflow.ChooseAssignee(ticket.Ticket, roster, now);
            if (result.Agent is not null)
                return ticket;
            isFull |= result.PassedOver.Any(p => p.Reason is PassOverReason.Full or PassOverReason.TeamClosed);
        }
        (engineer.SeenUpTo, engineer.WasFull) = (_added, isFull);
        return null;
    }

    public Engineer? Of(AgentId? agent) => agent is null ? null : Engineers.FirstOrDefault(e => e.Actor.Id == agent.Value.Value);

    /// <summary>Who is on duty, as a host would tell the workflow.</summary>
    public RosterSnapshot Roster(Instant now) => new(now, [.. Engineers.Where(e => e.IsOnDuty(now)).Select(e => e.AsOfDuty())]);

    /// <summary>How many are needed for all of the work not to take more than the aimed part of their hours.</summary>
    private static int Needed(int tickets, List<Duration> hours)
    {
        var work = tickets * (long)Habits.Work.Mean.TotalSeconds * Habits.StretchesOfWork / Habits.AimedLoad;
        var each = Math.Max(1, hours.Sum(h => (long)h.TotalSeconds) / hours.Count);
        return (int)Math.Clamp((work + each - 1) / each, Math.Min(hours.Count, tickets), Simulation.MostEngineers);
    }
}
