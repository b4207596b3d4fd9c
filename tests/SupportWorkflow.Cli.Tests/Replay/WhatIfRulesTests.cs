using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// The small log under the rules of the call centre, and under ones that go up only when the response is 1:15 h late. By hand, with 1 = P2:
/// today A goes up at 9:00, 9:30 and 10:30, B at 0:30 and 1:00. Changed, A would go up at 10:15 and is answered at 10:00; B goes up at 1:45
/// and is solved at 2:00, before the lead had to answer.
/// </summary>
[Trait("Requirement", "ESC-3")]
public class WhatIfRulesTests
{
    [Fact]
    public void Firings_gained_and_lost_are_the_ones_worked_out_by_hand()
    {
        using var scratch = new Scratch();
        var changed = scratch.File("changed.json", Changed());

        var there = Run(scratch, "call-center", changed, "--json").Json;
        var back = Run(scratch, changed, "call-center", "--json").Json;

        Assert.Equal(
            [("A", "response-breached", 1, 0), ("A", "level-1-unanswered", 1, 0), ("B", "level-1-unanswered", 1, 0)],
            Firings(there, "firings_lost")
        );
        Assert.Empty(Firings(there, "firings_gained"));
        Assert.Equal(Firings(there, "firings_lost").Select(f => (f.Case, f.Rule, f.After, f.Before)), Firings(back, "firings_gained"));
        Assert.Empty(Firings(back, "firings_lost"));
        var escalations = there.GetProperty("summary").GetProperty("escalations");
        Assert.Equal(
            [(2, 1, 0, 1), (2, 0, 0, 2), (0, 0, 0, 0)],
            ((string[])["response-breached", "level-1-unanswered", "level-2-unanswered"])
                .Select(r => escalations.GetProperty(r))
                .Select(r =>
                    (
                        r.GetProperty("profile").GetProperty("fired").GetInt32(),
                        r.GetProperty("against").GetProperty("fired").GetInt32(),
                        r.GetProperty("tickets_gaining").GetInt32(),
                        r.GetProperty("tickets_losing").GetInt32()
                    )
                )
        );
        Assert.Equal(
            """{"profile":{"1":0,"2":2,"3":0},"against":{"1":1,"2":0,"3":0}}""",
            JsonNode.Parse(there.GetProperty("summary").GetProperty("levels").GetRawText())!.ToJsonString()
        );
    }

    [Fact]
    public void The_table_of_firings_holds_those_that_only_come_at_another_time_too()
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "sheets");

        Assert.Equal(0, Run(scratch, "call-center", scratch.File("changed.json", Changed()), "--csv", folder).Code);

        var firings = File.ReadAllLines(Path.Combine(folder, "firings.csv"));
        Assert.Equal(5, firings.Length);
        Assert.Contains("moved,B,response-breached,1,1,1,2024-03-04T00:30:00Z,2024-03-04T01:45:00Z", firings);
        Assert.Contains("lost,A,level-1-unanswered,2,1,0,2024-03-01T09:30:00Z,", firings);
        Assert.Contains("level-1-unanswered,2,2,0,0,0,2", File.ReadAllLines(Path.Combine(folder, "escalations.csv")));
    }

    [Fact]
    public void A_rule_that_only_one_profile_has_is_nothing_under_the_other()
    {
        using var scratch = new Scratch();
        var changed = JsonNode.Parse(Changed())!;
        changed["rules"]!
            .AsArray()
            .Add(JsonNode.Parse("""{ "name": "mine", "when": { "in": "kind:queued", "for": "PT1H" }, "then": [{ "custom": "x" }] }"""));

        var document = Run(scratch, "call-center", scratch.File("changed.json", changed.ToJsonString()), "--json").Json;

        // A and B are new for longer than an hour; C begins with work at once, and D has just come.
        var rule = document.GetProperty("summary").GetProperty("escalations").GetProperty("mine");
        Assert.Equal(
            (JsonValueKind.Null, 2, 2),
            (
                rule.GetProperty("profile").ValueKind,
                rule.GetProperty("against").GetProperty("fired").GetInt32(),
                rule.GetProperty("tickets_gaining").GetInt32()
            )
        );
        Assert.Equal([("A", "mine", 0, 1), ("B", "mine", 0, 1)], Firings(document, "firings_gained"));
    }

    [Theory]
    [InlineData("en", "the response is overdue +2 +1 +0 +1", "Tickets by highest level: 1: 0, 2: 2, 3: 0 → 1: 1, 2: 0, 3: 0")]
    [InlineData("zh", "响应超时 +2 +1 +0 +1", "按最高级别的工单数：1: 0, 2: 2, 3: 0 → 1: 1, 2: 0, 3: 0")]
    public void The_page_for_people_has_a_line_for_each_rule(string language, params string[] said)
    {
        using var scratch = new Scratch();

        var run = Run(scratch, "call-center", scratch.File("changed.json", Changed()), "--lang", language);

        Assert.All(said, s => Assert.Matches(s, run.Output));
    }

    [Theory]
    [InlineData("en", "Escalations")]
    [InlineData("zh", "升级")]
    public void The_page_of_charts_has_a_bar_under_each_profile(string language, string heading)
    {
        using var scratch = new Scratch();
        var html = Path.Combine(scratch.Folder, "page.html");

        var run = Run(scratch, "call-center", scratch.File("changed.json", Changed()), "--json", "--html", html, "--lang", language);

        var page = File.ReadAllText(html);
        Assert.Contains($"<h2>{heading}</h2>", page, StringComparison.Ordinal);
        ReplayPageTests.SameFigures(page, run.Json);
        Assert.Contains("data-figure=\"/summary/escalations/response-breached/against/by_priority/1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_profiles_without_rules_say_nothing_of_escalations()
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        foreach (var part in (string[])["rules", "levels"])
            profile.Remove(part);
        var without = scratch.File("without.json", profile.ToJsonString());

        var run = Run(scratch, without, without, "--json");

        Assert.Equal(
            ["summary", "breaches_gained", "breaches_lost", "largest_moves", "remarks_profile", "remarks_against"],
            run.Json.EnumerateObject().Select(m => m.Name)
        );
        Assert.False(run.Json.GetProperty("summary").TryGetProperty("escalations", out _));
    }

    private static IEnumerable<(string Case, string Rule, int Before, int After)> Firings(JsonElement document, string name) =>
        document
            .GetProperty(name)
            .EnumerateArray()
            .Select(f =>
                (
                    f.GetProperty("case").GetString()!,
                    f.GetProperty("rule").GetString()!,
                    f.GetProperty("fired_profile").GetInt32(),
                    f.GetProperty("fired_against").GetInt32()
                )
            );

    private static string Changed()
    {
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        profile["version"] = "2";
        profile["rules"]!.AsArray().Single(r => (string?)r!["name"] == "response-breached")!["when"]!["late"] = "PT1H15M";
        return profile.ToJsonString();
    }

    private static ToolRun Run(Scratch scratch, string profile, string against, params string[] more) =>
        ToolRun.Of([
            "what-if",
            scratch.File("log.csv", SmallLog.Text),
            "--profile",
            profile,
            "--against",
            against,
            "--map",
            scratch.File(
                "map.json",
                SmallLog.Map.Replace(
                    "\"missing\"",
                    "\"values\": { \"priority\": { \"1\": \"P2\", \"2\": \"P3\" } }, \"missing\"",
                    StringComparison.Ordinal
                )
            ),
            .. more,
        ]);
}
