using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Properties;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.History;

/// <summary>Two profiles over the log of real incidents: every breach gained and lost and every due time against a plain walk over the
/// log.</summary>
public class WhatIfRealLogTests
{
    /// <summary>Kinder targets for P3 and stricter ones for P2; the first promise leaves waiting for the user out, the second counts
    /// it.</summary>
    private static readonly (string Objective, PlainIncidents.Promise Before, PlainIncidents.Promise After)[] Promises =
    [
        ("resolved", Resolved(false, 480, 1200), Resolved(true, 240, 1800)),
        ("resolved-paused", Resolved(true, 480, 1200), Resolved(false, 480, 1200)),
    ];

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void Breaches_and_due_times_are_the_ones_of_a_plain_walk()
    {
        var importer = new HistoryImporter(HistoryMap.Parse(File.ReadAllBytes(Sample("uci-incidents.map.json"))), Profile(_ => { }));
        importer.Read(PlainIncidents.Open());

        var whatIf = HistoryComparison.Of(importer, Profile(Change));

        var judged = PlainIncidents
            .Read()
            .SelectMany(i =>
                Promises.Select(p =>
                    (i.Number, p.Objective, Before: PlainIncidents.Judge(i, p.Before), After: PlainIncidents.Judge(i, p.After))
                )
            )
            .ToList();
        var gained = judged.Where(j => IsMissed(j.After) && !IsMissed(j.Before)).Select(j => (j.Number, j.Objective)).ToList();
        var lost = judged.Where(j => IsMissed(j.Before) && !IsMissed(j.After)).Select(j => (j.Number, j.Objective)).ToList();
        var moved = judged.Where(j => j.Before.Due != j.After.Due).ToList();
        Assert.True(gained.Count > 100 && lost.Count > 100 && moved.Count > 10_000);
        Assert.Equal(gained, whatIf.Gained.Select(c => (c.Case, c.Objective)));
        Assert.Equal(lost, whatIf.Lost.Select(c => (c.Case, c.Objective)));
        Assert.Equal(moved.Select(m => m.Number).Distinct().Count(), whatIf.Affected);
        Assert.Equal(
            moved.Select(m => (m.Number, m.Objective, m.Before.Due, m.After.Due)),
            whatIf.Changes.Where(c => c.Move is not null).Select(c => (c.Case, c.Objective, c.DueBefore!.Value, c.DueAfter!.Value))
        );
        Assert.Equal(
            moved
                .OrderByDescending(m => Duration.Max(m.After.Due - m.Before.Due, m.Before.Due - m.After.Due))
                .Take(20)
                .Select(m => (m.Number, m.Objective, m.After.Due - m.Before.Due)),
            whatIf.Moves.Take(20).Select(m => (m.Case, m.Objective, m.Move!.Value))
        );
    }

    private static bool IsMissed((Instant Due, Instant? Kept) judged) => judged.Kept is not { } kept || kept > judged.Due;

    private static PlainIncidents.Promise Resolved(bool paused, int p2, int p3) =>
        new(
            s => s is "Resolved" or "Closed",
            s => paused && s == "Awaiting User Info",
            p =>
                p[0] switch
                {
                    '1' => (240, false),
                    '2' => (p2, false),
                    '3' => (p3, true),
                    _ => (3000, true),
                }
        );

    private static TicketWorkflow Profile(Action<JsonNode> change)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Sample("uci-incidents.profile.json")))!;
        foreach (var other in (string[])["response", "closed", "closed-paused"])
            profile["objectives"]!.AsObject().Remove(other);
        change(profile["objectives"]!);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(profile.ToJsonString())).Compile();
    }

    private static void Change(JsonNode objectives)
    {
        objectives["resolved"]!["pauseWhile"] = JsonNode.Parse("""{ "fact": "state.waits-on", "is": "requester" }""");
        objectives["resolved"]!["targets"]![1]!["within"] = "PT4H";
        objectives["resolved"]!["targets"]![2]!["within"] = "PT30H";
        objectives["resolved-paused"]!.AsObject().Remove("pauseWhile");
    }

    private static string Sample(string name) => Path.Combine(Checkout.Root, "samples", "replay", name);
}
