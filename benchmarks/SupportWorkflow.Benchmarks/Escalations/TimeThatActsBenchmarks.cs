using System.Text;
using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Benchmarks.Decisions;
using SupportWorkflow.Conditions;
using SupportWorkflow.Engine;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Benchmarks.Escalations;

/// <summary>
/// The call centre with its reminders, its automatic closing and its ladder, and ten rules of the kinds people ask for: repeated reminders,
/// business days, instants of fields, conditions with dates, commands. Budget: the next due instant 0.5 µs, 0 B.
/// </summary>
[MemoryDiagnoser]
public class TimeThatActsBenchmarks
{
    private const int Tickets = 1024;

    private const string Json = """
        {
          "extends": "call-center", "id": "acting", "version": "1", "name": { "en": "Acting" },
          "fields": {
            "visit": { "type": "instant", "name": { "en": "Visit" }, "why": { "en": "Somebody has to be there." } },
            "purchased": { "type": "instant", "name": { "en": "Purchased" }, "why": { "en": "The warranty runs from then." } }
          },
          "notices": { "nudge": { "on": [], "to": [], "merge": "ticket", "text": { "en": "Still open: {number}" } } },
          "rules": [
            { "name": "n1", "when": { "in": "awaiting-information", "for": "1 business day", "calendar": "business" },
              "then": [{ "notify": ["requester"], "template": "nudge" }],
              "repeat": { "every": "1 business day", "calendar": "business", "atMost": 3 } },
            { "name": "n2", "when": { "in": "kind:waiting", "for": "5 business days", "calendar": "business" },
              "then": [{ "fire": "cancel", "with": { "reason": "no answer" } }] },
            { "name": "n3", "when": { "in": "kind:working", "for": "PT4H" }, "then": [{ "notify": ["assignee"], "template": "nudge" }],
              "repeat": { "every": "PT4H" } },
            { "name": "n4", "when": { "in": "kind:queued", "for": "PT10M" }, "then": [{ "notify": ["role:lead"], "template": "nudge" }] },
            { "name": "n5", "when": { "at": "field.visit", "before": "PT1H" }, "then": [{ "notify": ["assignee"], "template": "nudge" }] },
            { "name": "n6", "when": { "at": "field.visit", "for": "1 business day", "calendar": "business" },
              "then": [{ "notify": ["role:lead"], "template": "nudge" }] },
            { "name": "n7", "when": { "without": ["movement"], "for": "2 business days", "calendar": "business" },
              "then": [{ "notify": ["role:lead"], "template": "nudge" }], "repeat": { "every": "1 business day", "calendar": "business" } },
            { "name": "n8", "when": { "since": "ticket-opened", "for": "PT168H" }, "if": { "fact": "field.visit", "before": "now" },
              "then": [{ "notify": ["role:lead"], "template": "nudge" }] },
            { "name": "n9", "when": { "on": ["ticket-opened", "fields-set"] }, "if": { "fact": "field.purchased", "within": "P1Y" },
              "then": [{ "assignTo": "warranty" }], "oncePer": "ticket" },
            { "name": "n10", "when": { "clock": "resolution", "used": "50%" }, "then": [{ "notify": ["role:lead"], "template": "nudge" }] }
          ]
        }
        """;

    private static readonly Actor Lead = new("zhao.min", Role.Lead),
        Engineer = new("li.wei", Role.Engineer);

    private readonly Ticket[] _working = new Ticket[Tickets],
        _done = new Ticket[Tickets];
    private readonly TicketCommand _log = new LogWork("The spooler was restarted.") { By = Engineer },
        _solve = new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer };
    private TicketWorkflow _workflow = null!;
    private Instant _now;
    private int _next;

    [Params("call-center", "with ten rules more")]
    public string Profile { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _workflow =
            Profile == "call-center" ? BuiltInProfiles.CallCenter.Compile() : WorkflowProfile.Parse(Encoding.UTF8.GetBytes(Json)).Compile();
        var opened = Instant.FromUtc(2024, 10, 11, 6, 30);
        _now = opened + Duration.FromMinutes(20);
        for (var i = 0; i < Tickets; i++)
        {
            var ticket = _workflow
                .Open(
                    TicketLife.Request(i) with
                    {
                        By = new("chen@acme.cn", Role.Requester),
                        OnBehalfOf = null,
                        Tier = null,
                        Channel = "phone",
                        Fields = [new("occurred", FactValue.Of("2024-10-11T06:00:00Z"))],
                    },
                    opened + Duration.FromSeconds(i % 60)
                )
                .Ticket;
            if (Profile != "call-center")
                ticket = Decide(ticket, new SetFields([new("visit", FactValue.Of("2024-10-14T02:00:00Z"))]) { By = Lead });
            ticket = Decide(ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead });
            _working[i] = Decide(ticket, new StartWork { By = Engineer });
            _done[i] = Decide(_working[i], _solve);
        }
    }

    [Benchmark(Description = "next due instant, in progress")]
    public Instant? NextWorking() => NextDue.WakeUp(_working[_next = (_next + 1) % Tickets], _workflow.Rules);

    [Benchmark(Description = "next due instant, dealt with")]
    public Instant? NextDone() => NextDue.WakeUp(_done[_next = (_next + 1) % Tickets], _workflow.Rules);

    [Benchmark(Description = "decide: log work")]
    public Decision Logged() => _workflow.Decide(_working[_next = (_next + 1) % Tickets], _log, _now);

    [Benchmark(Description = "decide: resolve")]
    public Decision Solved() => _workflow.Decide(_working[_next = (_next + 1) % Tickets], _solve, _now);

    [Benchmark(Description = "a wake-up that reminds")]
    public Decision Reminded()
    {
        var ticket = _done[_next = (_next + 1) % Tickets];
        return _workflow.Advance(ticket, ticket.WakeUp!.Value);
    }

    private Ticket Decide(Ticket ticket, TicketCommand command) => _workflow.Decide(ticket, command, _now).EnsureAccepted().Ticket;
}
