using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Benchmarks.Decisions;

/// <summary>One whole decision on the call-center profile, no flip due, over many tickets so that no input repeats at once.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private const int Tickets = 1024;
    private static readonly ValueList<TicketField> Occurred = [new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))];

    private readonly TicketWorkflow _workflow = BuiltInProfiles.CallCenter.Compile();
    private readonly Actor _lead = new("zhao.min", Role.Lead);
    private readonly Actor _agent = new("wang.fang", Role.Agent);
    private readonly Actor _engineer = new("li.wei", Role.Engineer);
    private readonly Ticket[] _tickets = new Ticket[Tickets];
    private readonly Ticket[] _begun = new Ticket[Tickets];
    private Instant _now;
    private TicketCommand _assign = null!,
        _log = null!,
        _resolve = null!,
        _close = null!;
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        var opened = Instant.FromUtc(2024, 10, 11, 8, 30);
        for (var i = 0; i < Tickets; i++)
        {
            var opening = new OpenTicket(new($"t-{i}"), new($"TS{i}"), "ERP cannot print invoices")
            {
                By = _agent,
                Impact = "usage-question",
                Channel = "online",
            };
            opening = Complete(opening);
            _tickets[i] = _workflow.Open(opening, opened + Duration.FromSeconds(i)).Ticket;
        }
        _now = opened + Duration.FromMinutes(20);
        _assign = new AssignTicket(Agent: new("li.wei")) { By = _lead };
        _close = new CloseTicket { By = _agent };
        _log = new LogWork("The spooler was restarted.") { By = _engineer };
        _resolve = new ResolveTicket(new(ResolutionResult.Resolved, "New driver.")) { By = _engineer };
        for (var i = 0; i < Tickets; i++)
        {
            var assigned = _workflow.Decide(_tickets[i], _assign, _now).EnsureAccepted().Ticket;
            _begun[i] = _workflow.Decide(assigned, new StartWork { By = _engineer }, _now).EnsureAccepted().Ticket;
        }
    }

    [Benchmark(Description = "decide: assign (accepted)")]
    public Decision Accepted() => _workflow.Decide(_tickets[_next = (_next + 1) % Tickets], _assign, _now);

    [Benchmark(Description = "decide: assign, and read whom it tells")]
    public int Told() => _workflow.Decide(_tickets[_next = (_next + 1) % Tickets], _assign, _now).Notices.Count;

    [Benchmark(Description = "decide: log work")]
    public Decision Logged() => _workflow.Decide(_begun[_next = (_next + 1) % Tickets], _log, _now);

    [Benchmark(Description = "decide: resolve")]
    public Decision Resolved() => _workflow.Decide(_begun[_next = (_next + 1) % Tickets], _resolve, _now);

    [Benchmark(Description = "decide: close (refused)")]
    public Decision Refused() => _workflow.Decide(_tickets[_next = (_next + 1) % Tickets], _close, _now);

    [Benchmark(Description = "open")]
    public Decision Open() => _workflow.Open(Complete(new(new("t"), new("TS1"), "x") { By = _agent, Impact = "usage-question" }), _now);

    [Benchmark(Description = "open, asked back")]
    public Decision AskedBack() =>
        _workflow.Open(new OpenTicket(new("t"), new("TS1"), "x") { By = _agent, Impact = "usage-question" }, _now);

    /// <summary>Everything the profile demands, so that nothing is asked back.</summary>
    private static OpenTicket Complete(OpenTicket opening) =>
        opening with
        {
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            Tier = "normal",
            Device = "ERP 4.2",
            Description = "Printing an invoice ends with the error E-17.",
            Fields = Occurred,
        };
}
