using NodaTime;

namespace SupportWorkflow.Assignments;

/// <summary>A busy year on a virtual clock: tickets come, people come and go, and every single choice is that of brute force.</summary>
[Trait("Requirement", "ASG-1")]
[Trait("Requirement", "ASG-2")]
public sealed class BusyYearTests
{
    private const int Tickets = 100_000,
        People = 24;
    private static readonly string[] Skills = ["printer", "network", "sap", "mail"];
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);

    [Fact]
    public void A_hundred_thousand_tickets_go_to_whom_brute_force_gives_them()
    {
        var random = new Random(11);
        var (teams, people, busy) = (Teams(), Crew(random), new PriorityQueue<(int Person, string Priority), Instant>());
        var (policies, given, nobody) = (Policies(teams), 0, 0);
        var now = Start;
        for (var i = 0; i < Tickets; i++)
        {
            now += Duration.FromSeconds(random.Next(60, 560));
            while (busy.TryPeek(out var done, out var at) && at <= now)
            {
                busy.Dequeue();
                people[done.Person] = Change(people[done.Person], done.Priority, -1);
            }
            var (rule, priority) = (random.Next(policies.Count), $"P{1 + random.Next(3)}");
            var here = Enumerable.Range(0, People).Where(p => OnDuty(p, now)).ToList();
            var input = new AssignmentInput
            {
                At = now,
                Roster = new(now, [.. here.Select(p => people[p])]),
                Holder = random.Next(20) == 0 ? new(null, people[random.Next(People)].Agent) : null,
                Declined = random.Next(10) == 0 ? [people[random.Next(People)].Agent] : default,
            };

            var chosen = policies[rule].Choose(input).Agent;
            var brute = BruteForce(teams, policies[rule].Rules[0], input, policies[rule].TakesTurns);
            if (chosen != brute)
                Assert.Fail($"Ticket {i} goes to {chosen} and by brute force to {brute}.");
            if (chosen is not { } agent)
            {
                nobody++;
                continue;
            }
            given++;
            var person = Array.FindIndex(people, p => p.Agent == agent);
            people[person] = Change(people[person], priority, 1) with { LastAssignedAt = now };
            busy.Enqueue((person, priority), now + Duration.FromMinutes(random.Next(15, 400)));
        }
        // Both happen often, or the comparison says nothing.
        Assert.InRange(given, Tickets / 2, Tickets - 5_000);
        Assert.InRange(nobody, 5_000, Tickets / 2);
    }

    /// <summary>Three shifts, of which each person works one, and everybody is ill every now and then.</summary>
    private static bool OnDuty(int person, Instant now)
    {
        var hour = (now - Start).TotalHours;
        return (int)(hour / 8) % 3 == person % 3 && (int)(hour / 72 + person) % 9 != 0;
    }

    private static AgentOnDuty Change(AgentOnDuty person, string priority, int by) =>
        person with
        {
            OpenTickets = person.OpenTickets + by,
            Load = [.. person.Load.Select(l => l.Priority.Code == priority ? l with { Tickets = l.Tickets + by } : l)],
        };

    private static ValueList<SupportTeam> Teams() =>
        [new(new("a"), "A") { Skills = ["printer"] }, new(new("b"), "B") { Skills = ["network", "mail"] }, new(new("c"), "C")];

    private static AgentOnDuty[] Crew(Random random) =>
        [
            .. Enumerable
                .Range(0, People)
                .Select(i => new AgentOnDuty(new($"agent-{i:00}"), [new($"{(char)('a' + i / 3 % 3)}")])
                {
                    Skills = [.. Skills.Where(_ => random.Next(3) == 0)],
                    Load = [new(new("P1"), 0), new(new("P2"), 0), new(new("P3"), 0)],
                }),
        ];

    private static List<TeamAssignment> Policies(ValueList<SupportTeam> teams) =>
        [
            .. from asked in (string[][])
                [
                    ["a", "c"],
                    ["b"],
                    ["c", "b", "a"],
                    [],
                ]
            from skills in (string[][])
                [
                    [],
                    ["printer"],
                    ["network", "mail"],
                ]
            from turns in (bool[])[false, true]
            select new TeamAssignment
            {
                Teams = teams,
                Hours = [null, null, null],
                Rules = [new(Conditions.Condition.Always, [.. asked.Select(t => new TeamId(t))], [.. skills], "x")],
                Limit = 6,
                Limits = [new(new("P1"), 2), new(new("P2"), 3)],
                TakesTurns = turns,
            },
        ];

    private static AgentId? BruteForce(ValueList<SupportTeam> teams, AssignmentRule rule, AssignmentInput input, bool turns)
    {
        AgentOnDuty? best = null;
        foreach (var agent in input.Roster!.Agents)
        {
            var can = agent
                .Skills.AsEnumerable()
                .Concat(teams.Where(t => agent.Teams.Contains(t.Id)).SelectMany(t => t.Skills.AsEnumerable()));
            if (
                agent.Agent == input.Holder?.Agent
                || input.Declined.Contains(agent.Agent)
                || (rule.Teams.Count > 0 && !agent.Teams.AsEnumerable().Any(rule.Teams.AsEnumerable().Contains))
                || rule.Skills.AsEnumerable().Except(can).Any()
                || agent.OpenTickets >= 6
                || agent
                    .Load.AsEnumerable()
                    .Any(l =>
                        l.Tickets
                        >= (
                            l.Priority.Code switch
                            {
                                "P1" => 2,
                                "P2" => 3,
                                _ => int.MaxValue,
                            }
                        )
                    )
            )
                continue;
            if (best is null || Key(agent).CompareTo(Key(best)) < 0)
                best = agent;
        }
        return best?.Agent;

        (int, long, long, string) Key(AgentOnDuty agent)
        {
            var place = rule.Teams.Count == 0 ? 0 : rule.Teams.AsEnumerable().Index().First(t => agent.Teams.Contains(t.Item)).Index;
            var since = agent.LastAssignedAt?.ToUnixTimeTicks() ?? long.MinValue;
            return turns ? (place, since, agent.OpenTickets, agent.Agent.Value) : (place, agent.OpenTickets, since, agent.Agent.Value);
        }
    }
}
