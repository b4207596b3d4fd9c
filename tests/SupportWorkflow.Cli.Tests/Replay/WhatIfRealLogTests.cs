using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Properties;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Two profiles over the log of real incidents: every breach gained and lost and every due time against a plain walk over the log.</summary>
public class WhatIfRealLogTests
{
    /// <summary>Kinder targets for P3 and stricter ones for P2; the first promise leaves waiting for the user out, the second counts it.</summary>
    private static readonly (string Objective, PlainIncidents.Promise Before, PlainIncidents.Promise After)[] Promises =
    [
        ("resolved", Resolved(false, 480, 1200), Resolved(true, 240, 1800)),
        ("resolved-paused", Resolved(true, 480, 1200), Resolved(false, 480, 1200)),
    ];

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void Breaches_and_due_times_are_the_ones_of_a_plain_walk()
    {
        using var scratch = new Scratch();
        var (before, after) = (scratch.File("before.json", Profile(_ => { })), scratch.File("after.json", Profile(Change)));
        var sheets = Path.Combine(scratch.Folder, "sheets");

        var document = ToolRun.Of("what-if", Checkout.Shared("data/uci-incidents-dev.csv.gz"), "--map", Sample("uci-incidents.map.json"), "--profile", before, "--against", after, "--json", "--csv", sheets).Json;

        var judged = PlainIncidents.Read().SelectMany(i => Promises.Select(p => (i.Number, p.Objective, Before: PlainIncidents.Judge(i, p.Before), After: PlainIncidents.Judge(i, p.After)))).ToList();
        var gained = judged.Where(j => IsMissed(j.After) && !IsMissed(j.Before)).Select(j => (j.Number, j.Objective)).ToList();
        var lost = judged.Where(j => IsMissed(j.Before) && !IsMissed(j.After)).Select(j => (j.Number, j.Objective)).ToList();
        var moved = judged.Where(j => j.Before.Due != j.After.Due).ToList();
        Assert.True(gained.Count > 100 && lost.Count > 100 && moved.Count > 10_000);
        Assert.Equal(gained, Breaches(document, "breaches_gained"));
        Assert.Equal(lost, Breaches(document, "breaches_lost"));
        Assert.Equal(moved.Select(m => m.Number).Distinct().Count(), document.GetProperty("summary").GetProperty("tickets_affected").GetInt32());
        Assert.Equal(
            moved.OrderByDescending(m => Duration.Max(m.After.Due - m.Before.Due, m.Before.Due - m.After.Due)).Take(20).Select(m => (m.Number, m.Objective, m.Before.Due, m.After.Due, (m.After.Due - m.Before.Due).TotalSeconds)),
            document.GetProperty("largest_moves").EnumerateArray().Select(m => (m.GetProperty("case").GetString()!, m.GetProperty("objective").GetString()!, Time(m, "due_profile"), Time(m, "due_against"), m.GetProperty("moveSeconds").GetDouble())));
        Assert.Equal(
            moved.Select(m => $"{m.Number},{m.Objective},{(m.After.Due - m.Before.Due).TotalSeconds}"),
            File.ReadLines(Path.Combine(sheets, "due-times.csv")).Skip(1).Select(l => l.Split(',')).Select(f => $"{f[0]},{f[1]},{f[6]}"));
    }

    private static bool IsMissed((Instant Due, Instant? Kept) judged) => judged.Kept is not { } kept || kept > judged.Due;

    private static PlainIncidents.Promise Resolved(bool paused, int p2, int p3) => new(
        s => s is "Resolved" or "Closed", s => paused && s == "Awaiting User Info", p => p[0] switch { '1' => (240, false), '2' => (p2, false), '3' => (p3, true), _ => (3000, true) });

    private static string Profile(Action<JsonNode> change)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Sample("uci-incidents.profile.json")))!;
        foreach (var other in (string[])["response", "closed", "closed-paused"]) profile["objectives"]!.AsObject().Remove(other);
        change(profile["objectives"]!);
        return profile.ToJsonString();
    }

    private static void Change(JsonNode objectives)
    {
        objectives["resolved"]!["pauseWhile"] = JsonNode.Parse("""{ "fact": "state.waits-on", "is": "requester" }""");
        objectives["resolved"]!["targets"]![1]!["within"] = "PT4H";
        objectives["resolved"]!["targets"]![2]!["within"] = "PT30H";
        objectives["resolved-paused"]!.AsObject().Remove("pauseWhile");
    }

    private static IEnumerable<(string, string)> Breaches(JsonElement document, string name) =>
        document.GetProperty(name).EnumerateArray().Select(b => (b.GetProperty("case").GetString()!, b.GetProperty("objective").GetString()!));

    private static Instant Time(JsonElement change, string name) => OffsetDateTimePattern.ExtendedIso.Parse(change.GetProperty(name).GetString()!).Value.ToInstant();

    private static string Sample(string name) => Path.Combine(Checkout.Root, "samples", "replay", name);
}
