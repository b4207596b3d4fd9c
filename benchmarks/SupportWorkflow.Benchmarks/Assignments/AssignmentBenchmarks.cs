using System.Text;
using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Benchmarks.Assignments;

/// <summary>
/// Who gets a ticket, of a thousand people on duty: fifty skills in the desk, of which everybody has half, ten groups, three of which are
/// asked. A host hands over a roster it has just read, so that it is near: four of them in turn; with 64, which no cache holds, memory is
/// measured. The baseline is the same as a query over everybody.
/// </summary>
[MemoryDiagnoser]
public class AssignmentBenchmarks
{
    private const int Agents = 1000;
    private RosterSnapshot[] _rosters = [];
    private Ticket[] _tickets = [];
    private readonly TeamId[] _asked = [new("team-2"), new("team-5"), new("team-7")];
    private readonly string[] _needed = ["skill-07", "skill-31"];
    private TicketWorkflow _workflow = null!;
    private Instant _now;
    private int _next;

    [Params(4, 64)]
    public int Rosters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _workflow = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(Profile())).Compile();
        _now = Instant.FromUtc(2024, 10, 11, 8, 30);
        (_rosters, _tickets) = (new RosterSnapshot[Rosters], new Ticket[Rosters]);
        var random = new Random(7);
        for (var r = 0; r < Rosters; r++)
        {
            var agents = new AgentOnDuty[Agents];
            for (var i = 0; i < Agents; i++)
                agents[i] = new(new($"agent-{i:0000}"), [new($"team-{random.Next(10)}")], OpenTickets: random.Next(12))
                {
                    Skills = [.. Enumerable.Range(0, 50).Where(_ => random.Next(2) == 0).Select(s => $"skill-{s:00}")],
                    Load = [new(new("P2"), random.Next(4))],
                    LastAssignedAt = _now.Minus(Duration.FromMinutes(random.Next(600))),
                };
            _rosters[r] = new(_now, [.. agents]);
            var open = new OpenTicket(new($"t-{r}"), new($"TS{r}"), "Printer jams") { By = new("wang.fang", Role.Agent) };
            _tickets[r] = _workflow.Open(open, _now).EnsureAccepted().Ticket;
        }
    }

    [Benchmark(Description = "choose: one walk, everybody explained")]
    public AgentId? Choose()
    {
        _next = (_next + 1) % Rosters;
        return _workflow.ChooseAssignee(_tickets[_next], _rosters[_next], _now).Agent;
    }

    [Benchmark(Description = "the same as a query, nobody explained", Baseline = true)]
    public AgentId? Query()
    {
        _next = (_next + 1) % Rosters;
        return (
            from agent in _rosters[_next].Agents.AsEnumerable()
            let place = Array.FindIndex(_asked, t => agent.Teams.Contains(t))
            where place >= 0
            where _needed.All(s => agent.Skills.Contains(s))
            where agent.InHand < 10 && agent.Load.All(l => l.Priority.Code != "P2" || l.Tickets < 3)
            orderby place, agent.InHand, agent.LastAssignedAt, agent.Agent.Value
            select (AgentId?)agent.Agent
        ).FirstOrDefault();
    }

    private static string Profile()
    {
        var teams = string.Join(
            ",",
            Enumerable.Range(0, 10).Select(t => $$""" "team-{{t}}": { "name": { "en": "Team {{t}}", "zh-CN": "{{t}} 组" } } """)
        );
        return $$"""
            {
              "id": "many", "version": "1", "extends": "call-center", "name": { "en": "Many", "zh-CN": "大台" },
              "teams": { {{teams}} },
              "assignment": {
                "limit": 10, "limits": { "P2": 3 },
                "rules": [
                  { "if": { "always": true }, "teams": ["team-2", "team-5", "team-7"], "skills": ["skill-07", "skill-31"],
                    "because": { "en": "always", "zh-CN": "总是" } }
                ]
              }
            }
            """;
    }
}
