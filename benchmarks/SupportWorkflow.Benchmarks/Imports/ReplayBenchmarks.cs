using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.History;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Benchmarks.Imports;

/// <summary>Rows per second of a replay: the importer alone, and the CSV log in front of it. Times are per row.</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks
{
    private const int Rows = 100_000,
        RowsPerCase = 6;

    private static readonly byte[] MapJson = Encoding.UTF8.GetBytes(
        """
        {
          "zone": "UTC", "times": ["d/M/uuuu HH:mm"], "missing": ["?"],
          "columns": { "case": "number", "state": "state", "time": "updated", "opened": "opened", "priority": "priority", "agent": "agent" },
          "states": {
            "New": { "kind": "queued" }, "Active": { "kind": "working" }, "Waiting": { "kind": "waiting", "on": "requester" },
            "Resolved": { "kind": "done" }, "Closed": { "kind": "final" }
          },
          "responded": ["Active"],
          "values": { "priority": { "1": "P1", "2": "P2", "3": "P3", "4": "P4" } }
        }
        """
    );

    private readonly HistoryMap _map = HistoryMap.Parse(MapJson);
    private readonly TicketWorkflow _clocks = Profile().Compile();
    private readonly TicketWorkflow _rules = Profile()
        .Compile(policies =>
        {
            foreach (var rule in Rules())
                policies.AddRule(rule);
        });
    private readonly HistoryRow[] _rows = new HistoryRow[Rows];
    private byte[] _log = [];

    [GlobalSetup]
    public void MakeLog()
    {
        string[] states = ["New", "Active", "Waiting", "Active", "Resolved", "Closed"];
        var text = new StringBuilder("number,state,updated,opened,priority,agent,note\n");
        for (var i = 0; i < Rows; i++)
        {
            var (ticket, step) = (i / RowsPerCase, i % RowsPerCase);
            string[] row =
            [
                $"INC{ticket:0000000}",
                states[step],
                $"{1 + (ticket % 28)}/{1 + step}/2024 {ticket % 24:00}:{(ticket * 7 + step) % 60:00}",
                $"{1 + (ticket % 28)}/1/2024 {ticket % 24:00}:00",
                $"{1 + (ticket % 4)}",
                $"agent {(ticket + step) % 97}",
                "nothing the map names",
            ];
            text.AppendJoin(',', row).Append('\n');
            _rows[i] = new(i + 2, row[0], row[1], row[2])
            {
                Opened = row[3],
                Priority = row[4],
                Agent = row[5],
                Fingerprint = (ulong)i,
            };
        }
        _log = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Importer()
    {
        var importer = new HistoryImporter(_map);
        foreach (var row in _rows)
            importer.Add(row);
        return importer.Finish().Summary.Cases;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Log() => Taken(null).Events;

    [Benchmark(OperationsPerInvoke = Rows)]
    public int LogAndImporter() => Taken(null).Finish().Summary.Cases;

    /// <summary>Through the call centre without its rules: three clocks a ticket, their targets chosen, attainment at the end.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int LogAndThreeClocks() => Taken(_clocks).Finish().Summary.Objectives.Count;

    /// <summary>The same with six rules of every kind. Rows lie a month apart, so they fire eight or nine times a ticket: five times as
    /// often as over a real log.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int LogThreeClocksAndSixRules() => Taken(_rules).Finish().Summary.Escalations!.Rules.Sum(r => r.Fired);

    private static WorkflowProfile Profile()
    {
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        foreach (var part in (string[])["rules", "levels", "notices", "noticeHours", "deskSchedules"])
            profile.Remove(part);
        profile["objectives"]!.AsObject().Remove("promised-update");
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(profile.ToJsonString()));
    }

    private static EscalationRule[] Rules()
    {
        var isOpen = Condition.Fact("state.kind").In("queued", "working", "waiting");
        return
        [
            new("response-breached") { When = Moment.ClockBreached("response"), Then = [RuleAction.OpenGreenChannel()] },
            new("resolution-at-risk")
            {
                When = Moment.ClockUsed("resolution", 80),
                If = Condition.Fact("priority").In("P1", "P2"),
                Then = [RuleAction.Custom("tell-lead")],
            },
            new("resolution-breached")
            {
                When = Moment.ClockBreached("resolution"),
                If = isOpen,
                Then = [RuleAction.Custom("tell-lead")],
            },
            new("waits-long") { When = Moment.InState("kind:waiting", Duration.FromHours(30)), Then = [RuleAction.Custom("ask-again")] },
            new("not-taken-up")
            {
                When = Moment.Since("ticket-assigned", Duration.FromHours(30)),
                If = isOpen,
                Then = [RuleAction.Custom("give-on")],
            },
            new("resolved-late")
            {
                When = Moment.On("ticket-resolved"),
                If = Condition.Fact("clock.resolution.breached").Is(true),
                Then = [RuleAction.RaisePriority()],
            },
        ];
    }

    private HistoryImporter Taken(TicketWorkflow? workflow)
    {
        var importer = new HistoryImporter(_map, workflow);
        importer.Read(new MemoryStream(_log));
        return importer;
    }
}
