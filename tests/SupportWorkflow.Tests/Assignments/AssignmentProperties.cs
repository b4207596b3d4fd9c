using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;

namespace SupportWorkflow.Assignments;

/// <summary>The one walk over a roster chooses as a filter and a sort over everybody would.</summary>
[Properties(Arbitrary = [typeof(AssignmentProperties)])]
[Trait("Requirement", "ASG-7")]
public sealed class AssignmentProperties
{
    private static readonly Instant Now = Instant.FromUtc(2024, 10, 11, 8, 30);
    private static readonly string[] Skills = ["printer", "laser", "sap", "网络"],
        Regions = ["north", "south"],
        Teams = ["a", "b", "c"],
        People = ["li", "sun", "wang", "zhao", "chen", "wu", "he", "lu"];

    public static Arbitrary<Case> Cases =>
        Arb.From(
            from teams in Gen.ArrayOf(Team, 3)
            from asked in Gen.SubListOf(Teams)
            from skills in Gen.SubListOf(Skills)
            from people in Gen.Choose(0, People.Length)
            from agents in Gen.ArrayOf(Person, people)
            from away in Gen.SubListOf(People)
            from turns in ArbMap.Default.GeneratorFor<bool>()
            from limit in Gen.Choose(1, 6)
            from limits in Gen.Choose(1, 3)
            from region in Gen.Elements(null, "north", "south")
            from declined in Gen.SubListOf(People)
            from holder in Gen.Elements([null, .. People])
            select new Case(
                [.. teams.Select((t, i) => t with { Id = new(Teams[i]) })],
                [.. asked.Select(t => new TeamId(t))],
                [.. skills.Take(1)],
                new(Now, [.. agents.Select((a, i) => a with { Agent = new(People[i]) })])
                {
                    // Every other time half of them are away.
                    Away = [.. away.Skip(4).Select(p => new AgentAway(new(p)))],
                },
                turns,
                limit,
                limits,
                region,
                [.. declined.Take(2).Select(p => new AgentId(p))],
                holder
            )
        );

    private static Gen<SupportTeam> Team =>
        from skills in Gen.SubListOf(Skills)
        from regions in Gen.SubListOf(Regions)
        select new SupportTeam(default, "Team") { Skills = [.. skills], Regions = [.. regions.Take(1)] };

    private static Gen<AgentOnDuty> Person =>
        from teams in Gen.SubListOf(Teams)
        from skills in Gen.SubListOf(Skills)
        from regions in Gen.SubListOf(Regions)
        from open in Gen.Choose(0, 6)
        from second in Gen.Choose(0, 3)
        from hours in Gen.Choose(-1, 5)
        select new AgentOnDuty(default, [.. teams.Select(t => new TeamId(t))], OpenTickets: open)
        {
            Skills = [.. skills],
            Regions = [.. regions.Take(1)],
            Load = second == 0 ? [] : [new(new("P2"), second)],
            LastAssignedAt = hours < 0 ? null : Now.Minus(Duration.FromHours(hours)),
        };

    [Property]
    public static Property A_filter_and_a_sort_over_everybody_choose_the_same(Case c)
    {
        var (result, eligible) = (c.Choose(), c.Naive());
        return (result.Agent?.Value == eligible.FirstOrDefault()).Label($"{result} but {string.Join(",", eligible)}");
    }

    [Property]
    [Trait("Requirement", "ASG-4")]
    [Trait("Requirement", "ASG-2")]
    public static void Nobody_off_duty_absent_full_or_in_another_group_is_chosen_and_everybody_is_named_once(Case c)
    {
        var result = c.Choose();
        var named = result.PassedOver.Select(p => p.Agent).Concat(result.Agent is { } chosen ? [chosen] : []);
        Assert.Equal(
            c.Roster.Agents.Select(a => a.Agent).Concat(c.Roster.Away.Select(a => a.Agent)).Distinct().OrderBy(a => a.Value),
            named.OrderBy(a => a.Value)
        );
        if (result.Agent is not { } agent)
            return;
        var who = c.Roster.Agents.Single(a => a.Agent == agent);
        Assert.True(c.Roster.IsOnDuty(agent));
        Assert.True(who.InHand < c.Limit && who.Load.All(l => l.Tickets < c.Second));
        Assert.True(c.Asked.Count == 0 || who.Teams.Any(c.Asked.Contains));
        Assert.DoesNotContain(agent, c.Declined);
        Assert.NotEqual(c.Holder, agent.Value);
    }

    [Property]
    public static void The_order_of_the_roster_does_not_matter(Case c) =>
        Assert.Equal(c.Choose().Agent, (c with { Roster = c.Roster with { Agents = [.. c.Roster.Agents.Reverse()] } }).Choose().Agent);

    [Property]
    public static void Among_equals_everybody_gets_as_many_give_or_take_one_and_nobody_waits_longer_than_there_are_people(
        byte people,
        byte more,
        bool turns
    )
    {
        var count = 1 + people % 9;
        var (agents, got) = (Enumerable.Range(0, count).Select(i => new AgentOnDuty(new($"agent-{i}"))).ToArray(), new List<string>());
        for (var i = 0; i < count + more % 40; i++)
        {
            var at = Now.Plus(Duration.FromMinutes(i));
            var chosen = new TeamAssignment { TakesTurns = turns }
                .Choose(new() { At = at, Roster = new(at, [.. agents]) })
                .Agent!.Value;
            var place = Array.FindIndex(agents, a => a.Agent == chosen);
            agents[place] = agents[place] with { OpenTickets = agents[place].OpenTickets + 1, LastAssignedAt = at };
            got.Add(chosen.Value);
        }
        Assert.InRange(agents.Max(a => a.OpenTickets) - agents.Min(a => a.OpenTickets), 0, 1);
        for (var i = 0; i + count <= got.Count; i++)
            Assert.Equal(count, got.Skip(i).Take(count).Distinct().Count());
    }

    /// <summary>A request and who is there.</summary>
    public sealed record Case(
        ValueList<SupportTeam> Teams,
        ValueList<TeamId> Asked,
        ValueList<string> Skills,
        RosterSnapshot Roster,
        bool Turns,
        int Limit,
        int Second,
        string? Region,
        ValueList<AgentId> Declined,
        string? Holder
    )
    {
        internal AssignmentResult Choose() =>
            new TeamAssignment
            {
                Teams = Teams,
                Hours = [.. Teams.Select(_ => (Calendars.WorkCalendar?)null)],
                Rules = [new(Conditions.Condition.Always, Asked, Skills, "always")],
                TakesTurns = Turns,
                Limit = Limit,
                Limits = [new(new("P2"), Second)],
            }.Choose(
                new()
                {
                    At = Now,
                    Roster = Roster,
                    Region = Region,
                    Declined = Declined,
                    Holder = Holder is null ? null : new(null, new(Holder)),
                }
            );

        /// <summary>Whoever may and can, the next first.</summary>
        internal List<string> Naive()
        {
            var able =
                from agent in Roster.Agents.AsEnumerable()
                where !Roster.Away.Any(a => a.Agent == agent.Agent)
                where agent.Agent.Value != Holder && !Declined.Contains(agent.Agent)
                where Region is null || agent.Regions.Count == 0 || agent.Regions.Contains(Region)
                let teams = Asked.Select((id, place) => (Team: Teams.Single(t => t.Id == id), Place: place)).ToList()
                let own = teams
                    .Where(t => agent.Teams.Contains(t.Team.Id))
                    .Where(t => Region is null || t.Team.Regions.Count == 0 || t.Team.Regions.Contains(Region))
                    .Select(t => (int?)t.Place)
                    .Min()
                where Asked.Count == 0 || own is not null
                let can = agent.Skills.Concat(Teams.Where(t => agent.Teams.Contains(t.Id)).SelectMany(t => t.Skills))
                where Skills.All(can.Contains)
                let load = Math.Max(agent.OpenTickets, agent.Load.Sum(l => l.Tickets))
                where load < Limit && agent.Load.All(l => l.Tickets < Second)
                let since = agent.LastAssignedAt?.ToUnixTimeTicks() ?? long.MinValue
                orderby own ?? 0, Turns ? since : load, Turns ? load : since, agent.Agent.Value
                select agent.Agent.Value;
            return [.. able];
        }
    }
}
