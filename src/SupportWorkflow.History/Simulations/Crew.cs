using System.Globalization;
using NodaTime;
using SupportWorkflow.Assignments;

namespace SupportWorkflow.History;

/// <summary>The engineers, and what waits for one of them: by category, the most urgent first, of those the oldest.</summary>
internal sealed class Crew
{
    private readonly TicketWorkflow _workflow;
    private readonly SortedSet<(int Rank, int Index)>[] _waiting;
    private readonly Dictionary<int, SimulatedTicket> _tickets = [];

    public Crew(Simulation order, Role role, IReadOnlyList<string> skills)
    {
        var workflow = order.Workflow;
        (_workflow, Skills) = (workflow, skills);
        _waiting = [.. skills.Select(_ => new SortedSet<(int, int)>())];
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
            var knows = Enumerable
                .Range(0, skills.Count)
                .Where(s => dice.Chance(Habits.KnowsAnother) | i % skills.Count == s | s % count == i)
                .ToList();
            var name = string.Create(CultureInfo.InvariantCulture, $"{role.Name}-{i + 1:00}");
            engineers.Add(new(i, new(name, role), Habits.Shifts[shift], calendars[shift], knows) { Available = hours[shift] });
        }
        Engineers = engineers;
    }

    public IReadOnlyList<Engineer> Engineers { get; }

    /// <summary>What one can know: the profile's categories.</summary>
    public IReadOnlyList<string> Skills { get; }

    /// <summary>Puts a ticket among those that wait.</summary>
    public void Add(SimulatedTicket ticket)
    {
        Remove(ticket);
        ticket.WaitsAs = (ticket.Rank(_workflow), ticket.Index);
        _tickets[ticket.Index] = ticket;
        _waiting[ticket.Skill].Add(ticket.WaitsAs.Value);
    }

    public void Remove(SimulatedTicket ticket)
    {
        if (ticket.WaitsAs is { } place)
            _waiting[ticket.Skill].Remove(place);
        ticket.WaitsAs = null;
        _tickets.Remove(ticket.Index);
    }

    /// <summary>
    /// Who could take a ticket now: on duty, knows the category, has room;
    /// of those the one with the least in hand, then the one given least so far.
    /// </summary>
    public Engineer? For(SimulatedTicket ticket, Instant now) =>
        Engineers.Where(e => e.TakesMore && e.Skills.Contains(ticket.Skill) && e.IsOnDuty(now)).MinBy(e => (e.Load, e.Given, e.Index));

    /// <summary>What somebody with room should take; null: nothing waits that this one knows.</summary>
    public SimulatedTicket? For(Engineer engineer)
    {
        var heads = engineer.Skills.Where(s => _waiting[s].Count > 0).Select(s => _waiting[s].Min).ToList();
        return heads.Count == 0 ? null : _tickets[heads.Min().Index];
    }

    public Engineer? Of(AgentId? agent) => Engineers.FirstOrDefault(e => e.Actor.Id == agent?.Value);

    /// <summary>Who is on duty, as a host would tell the workflow.</summary>
    public RosterSnapshot Roster(Instant now) =>
        new(now, [.. Engineers.Where(e => e.IsOnDuty(now)).Select(e => new AgentOnDuty(new(e.Actor.Id), default, e.Actor.Roles, e.Load))]);

    /// <summary>How many are needed for all of the work not to take more than the aimed part of their hours.</summary>
    private static int Needed(int tickets, List<Duration> hours)
    {
        var work = tickets * (long)Habits.Work.Mean.TotalSeconds * Habits.StretchesOfWork / Habits.AimedLoad;
        var each = Math.Max(1, hours.Sum(h => (long)h.TotalSeconds) / hours.Count);
        return (int)Math.Clamp((work + each - 1) / each, Math.Min(hours.Count, tickets), Simulation.MostEngineers);
    }
}
