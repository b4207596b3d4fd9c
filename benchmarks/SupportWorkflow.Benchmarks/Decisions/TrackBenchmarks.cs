using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Benchmarks.Decisions;

/// <summary>What five open tracks, three of them with promises of their own, add to a decision on the ticket beside which they run; the
/// baselines are the same ticket without them, under the same profile and under one that knows no tracks.</summary>
[MemoryDiagnoser]
public class TrackBenchmarks
{
    private readonly TicketWorkflow _workflow = BuiltInProfiles.CallCenter.Compile();
    private readonly TicketWorkflow _without = WithoutTracks();
    private readonly LogWork _log = new("The spooler was restarted.") { By = new("li.wei", Role.Engineer) };
    private Ticket _plain = null!,
        _bare = null!,
        _five = null!;
    private Instant _now;

    [GlobalSetup]
    public void Setup()
    {
        var opened = Instant.FromUtc(2024, 10, 11, 8, 30);
        _now = opened + Duration.FromMinutes(20);
        _plain = Begin(_workflow, opened);
        _bare = Begin(_without, opened);
        var agent = new Actor("wang.fang", Role.Agent);
        StartTrack[] starts =
        [
            new("visit") { By = agent, Fields = [F("from", "2024-10-14T01:00:00Z"), F("to", "2024-10-14T03:00:00Z")] },
            new("remote-session") { By = agent, Fields = [F("purpose", "Look at the queue."), F("connection", "safe")] },
            new("collaboration")
            {
                By = agent,
                Fields = [F("department", "Network"), F("liaison", "ma.jun"), F("need", "A port"), F("by", "2024-10-15T03:00:00Z")],
            },
            new("collaboration")
            {
                By = agent,
                Fields = [F("department", "Store"), F("liaison", "he.ping"), F("need", "A drum"), F("by", "2024-10-15T05:00:00Z")],
            },
            new("follow-up-call") { By = agent },
        ];
        _five = starts.Aggregate(_plain, (t, s) => _workflow.Decide(t, s, _now).EnsureAccepted().Ticket);
    }

    [Benchmark(Baseline = true, Description = "log work: no track")]
    public Decision None() => _workflow.Decide(_plain, _log, _now);

    [Benchmark(Description = "log work: a profile without tracks")]
    public Decision Unknown() => _without.Decide(_bare, _log, _now);

    [Benchmark(Description = "log work: five open tracks")]
    public Decision Five() => _workflow.Decide(_five, _log, _now);

    private static TicketWorkflow WithoutTracks()
    {
        var whole = JsonNode.Parse(BuiltInProfiles.CallCenter.ToJson())!.AsObject();
        whole.Remove("tracks");
        var rules = whole["rules"]!.AsArray();
        rules.Remove(rules.First(r => (string?)r!["name"] == "call-the-dissatisfied"));
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString())).Compile();
    }

    private static Ticket Begin(TicketWorkflow workflow, Instant at)
    {
        TicketCommand[] begin =
        [
            new AssignTicket(Agent: new("li.wei")) { By = new("zhao.min", Role.Lead) },
            new StartWork { By = new("li.wei", Role.Engineer) },
        ];
        return begin.Aggregate(workflow.Open(TicketLife.Request(1), at).Ticket, (t, c) =>
            workflow.Decide(t, c, at).EnsureAccepted().Ticket
        );
    }

    private static TicketField F(string name, string value) => new(name, FactValue.Of(value));
}
