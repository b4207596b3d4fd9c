using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Benchmarks.Decisions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Conditions.Condition;

namespace SupportWorkflow.Benchmarks.Escalations;

/// <summary>The call centre with three clocks and 20 or 500 rules of four conditions, on a ticket whose rules are not due. Budget of a
/// decision: 700 ns, 1.2 KB.</summary>
[MemoryDiagnoser]
public class EscalationBenchmarks
{
    private const int Tickets = 1024;

    private static readonly Actor Lead = new("zhao.min", Role.Lead),
        Engineer = new("li.wei", Role.Engineer);
    private readonly Ticket[] _tickets = new Ticket[Tickets];
    private readonly TicketCommand _log = new LogWork("The spooler was restarted.") { By = Engineer },
        _contact = new RecordContact { By = Engineer };
    private TicketWorkflow _workflow = null!;
    private Instant _now;
    private int _next;

    [Params(0, 20, 500)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        (json["rules"], json["levels"]) = (new System.Text.Json.Nodes.JsonArray(), new System.Text.Json.Nodes.JsonArray());
        json["notices"]!.AsObject().Remove("escalated");
        _workflow = WorkflowProfile
            .Parse(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()))
            .Compile(p => Enumerable.Range(0, Rules).Aggregate(p, (all, i) => all.AddRule(Rule(i))));
        var opened = Instant.FromUtc(2024, 10, 11, 8, 30);
        _now = opened + Duration.FromMinutes(20);
        for (var i = 0; i < Tickets; i++)
        {
            var ticket = _workflow
                .Open(TicketLife.Request(i) with { Tier = i % 2 == 0 ? "vip" : "normal" }, opened + Duration.FromSeconds(i % 60))
                .Ticket;
            ticket = _workflow.Decide(ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, _now).EnsureAccepted().Ticket;
            _tickets[i] = _workflow.Decide(ticket, new StartWork { By = Engineer }, _now).EnsureAccepted().Ticket;
        }
    }

    [Benchmark(Description = "decide: log work, no flip due")]
    public Decision Logged() => _workflow.Decide(_tickets[_next = (_next + 1) % Tickets], _log, _now);

    [Benchmark(Description = "decide: contact, a clock stops")]
    public Decision Contacted() => _workflow.Decide(_tickets[_next = (_next + 1) % Tickets], _contact, _now);

    [Benchmark(Description = "next wake-up")]
    public Instant? Next() => _workflow.Escalations?.Next(_tickets[_next = (_next + 1) % Tickets], _now, Instant.MaxValue);

    [Benchmark(Description = "all rules explained")]
    public int Explained() => _workflow.Escalations?.Explain(_tickets[_next = (_next + 1) % Tickets], _now, _workflow.Words).Count ?? 0;

    /// <summary>A third waits for clocks, a third for time, a third for events; each has four conditions.</summary>
    private static EscalationRule Rule(int i) =>
        new($"rule-{i}")
        {
            When = (i % 6) switch
            {
                0 => Moment.ClockUsed("resolution", 60 + (i % 7 * 20)),
                1 => Moment.ClockBreached("response", Duration.FromMinutes(i % 50)),
                2 => Moment.Since("ticket-opened", Duration.FromHours(2 + (i % 9))),
                3 => Moment.InState("kind:working", Duration.FromHours(4 + (i % 5)), i % 2 == 0 ? "business" : null),
                4 => Moment.On("ticket-reopened", "resolution-refused"),
                _ => Moment.On("ticket-prioritised", "fields-set"),
            },
            If = All(
                Fact("priority").In("P1", i % 3 == 0 ? "P2" : "P3"),
                Fact("tier").Is(i % 2 == 0 ? "vip" : "normal"),
                Not(Fact("state.kind").In("done", "final")),
                Fact("channel").In("online", "phone")
            ),
            Then = [RuleAction.OpenGreenChannel()],
        };
}
