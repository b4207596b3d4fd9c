using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Properties;
using SupportWorkflow.Profiles;
using Xunit.Abstractions;

namespace SupportWorkflow.History;

/// <summary>What a profile promises, over the log of real incidents: four ways to stop and pause the same clock, checked by a walk of its
/// own.</summary>
public class AttainmentTests(ITestOutputHelper output)
{
    private static readonly string[] Waiting = ["Awaiting User Info"];

    private static readonly Dictionary<string, PlainIncidents.Promise> Promises = new(StringComparer.Ordinal)
    {
        ["response"] = new(
            s => s != "New",
            _ => false,
            p =>
                p[0] switch
                {
                    '1' => (15, false),
                    '2' => (30, false),
                    '3' => (120, true),
                    _ => (240, true),
                }
        )
        {
            Reopens = false,
        },
        ["resolved"] = new(s => s is "Resolved" or "Closed", _ => false, Allowed),
        ["resolved-paused"] = new(s => s is "Resolved" or "Closed", Waiting.Contains, Allowed),
        ["closed"] = new(s => s == "Closed", _ => false, Allowed),
        ["closed-paused"] = new(s => s == "Closed", Waiting.Contains, Allowed),
    };

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void Four_ways_to_stop_and_pause_one_promise_give_what_a_plain_walk_over_the_log_gives()
    {
        var objectives = Replay();

        var incidents = PlainIncidents.Read();
        Assert.Equal(Promises.Keys, objectives.Select(o => o.Name));
        foreach (var (name, promise) in Promises)
        {
            var judged = incidents
                .Select(i => (i.Priority, Met: PlainIncidents.Judge(i, promise) is var (due, kept) && kept <= due))
                .ToList();
            var told = objectives.Single(o => o.Name == name);
            Same(name, judged, told.All);
            foreach (var alike in judged.GroupBy(j => j.Priority))
                Same($"{name}, {alike.Key}", [.. alike], told.Of(alike.Key));
        }
    }

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void The_table_of_the_docs_is_the_one_that_comes_out()
    {
        var objectives = Replay();
        string Row(string kept, string waiting, string name)
        {
            var one = objectives.Single(o => o.Name == name);
            string Share(Attainment of) => (100 * of.Share!.Value).ToString("0.0", CultureInfo.InvariantCulture) + " %";
            string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
            return $"| {kept} | {waiting} | {Count(one.All.Met)} | {Count(one.All.Missed)} | {Share(one.All)} | {string.Join(" | ", one.ByPriority.Select(p => Share(p.Figure)))} |";
        }

        var docs = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));

        Assert.All(
            [
                Row("resolved", "counts", "resolved"),
                Row("resolved", "left out", "resolved-paused"),
                Row("closed", "counts", "closed"),
                Row("closed", "left out", "closed-paused"),
            ],
            row => Assert.Contains(row, docs, StringComparison.Ordinal)
        );
    }

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    [Trait("Requirement", "PRI-3")]
    public void The_matrix_of_impact_and_urgency_gives_the_recorded_priority_on_every_row()
    {
        var workflow = WorkflowProfile.Parse(File.ReadAllBytes(Sample("uci-incidents.profile.json"))).Compile();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["1 - Critical"] = "P1",
            ["2 - High"] = "P2",
            ["3 - Moderate"] = "P3",
            ["4 - Low"] = "P4",
        };
        var rows = PlainIncidents.Read().SelectMany(i => i.Updates).ToList();

        var wrong = rows.Where(r =>
            workflow
                .Open(
                    new OpenTicket(new("t"), new("n"), "s")
                    {
                        By = new("someone", Role.Agent),
                        Impact = r.Impact,
                        Urgency = r.Urgency,
                    },
                    r.At
                )
                .EnsureAccepted()
                .Ticket.Priority!.Code.Code != codes[r.Priority]
        );

        Assert.Equal((70_501, 8), (rows.Count, rows.Select(r => (r.Impact, r.Urgency)).Distinct().Count()));
        Assert.Empty(wrong);
    }

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void Priorities_the_profile_gives_lead_to_the_same_promises_as_those_of_the_log()
    {
        var map = JsonNode.Parse(File.ReadAllText(Sample("uci-incidents.map.json")))!;
        map["columns"]!.AsObject().Remove("priority");

        var own = Replay(map);

        // "1 - Critical" is P1 of the profile, and so on.
        Assert.Equal(
            Replay().Select(o => (o.Name, o.All, string.Join(' ', o.ByPriority.Select(p => $"P{p.Priority[0]} {p.Figure}")))),
            own.Select(o => (o.Name, o.All, string.Join(' ', o.ByPriority.Select(p => $"{p.Priority} {p.Figure}"))))
        );
    }

    private void Same(string name, IReadOnlyCollection<(string, bool Met)> judged, Attainment told)
    {
        var met = judged.Count(j => j.Met);
        var figures = (met, judged.Count - met, 0, (double?)Math.Round(met / (double)judged.Count, 4));
        output.WriteLine($"{name}: {figures}");
        Assert.Equal((name, figures), (name, (told.Met, told.Missed, told.Running, told.Share)));
    }

    private static ValueList<ObjectiveFigures> Replay(JsonNode? map = null)
    {
        var importer = new HistoryImporter(
            HistoryMap.Parse(map is null ? File.ReadAllBytes(Sample("uci-incidents.map.json")) : JsonSerializer.SerializeToUtf8Bytes(map)),
            WorkflowProfile.Parse(File.ReadAllBytes(Sample("uci-incidents.profile.json"))).Compile()
        );
        importer.Read(PlainIncidents.Open());
        return importer.Finish().Summary.Objectives;
    }

    private static string Sample(string name) => Path.Combine(Checkout.Root, "samples", "replay", name);

    private static (int, bool) Allowed(string priority) =>
        priority[0] switch
        {
            '1' => (240, false),
            '2' => (480, false),
            '3' => (1200, true),
            _ => (3000, true),
        };
}
