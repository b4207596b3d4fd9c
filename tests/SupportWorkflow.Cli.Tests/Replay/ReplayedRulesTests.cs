using System.Text.Json.Nodes;
using Properties;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// The rules of the call centre over the small log. By hand, with 1 = P2 (30 min to answer) and 2 = P3, and nobody who answers the lead
/// within 30 min or the department head within an hour: A, opened at 8:30 and answered at 10:00, goes up at 9:00 and 9:30; the answer
/// ends it. B, opened
/// at midnight and solved at 2:00, goes up at 0:30 and 1:00; at 2:00 it is solved in time to go no further. C and D have no priority of the
/// profile.
/// </summary>
[Trait("Requirement", "ESC-2")]
public class ReplayedRulesTests
{
    private static readonly string Map = SmallLog.Map.Replace(
        "\"missing\"",
        "\"values\": { \"priority\": { \"1\": \"P2\", \"2\": \"P3\" } }, \"missing\"",
        StringComparison.Ordinal
    );

    [Fact]
    public void Every_firing_of_the_small_log_is_the_one_worked_out_by_hand()
    {
        using var scratch = new Scratch();

        var summary = JsonNode.Parse(Replay(scratch, "--json").Json.GetProperty("summary").GetRawText())!;

        Figures.Hold(
            JsonNode.Parse(
                """
                {
                  "escalations": {
                    "complex-unresolved": { "fired": 0, "tickets": 0, "notices": 0, "by_priority": {}, "not_done": {} },
                    "response-breached": { "fired": 2, "tickets": 2, "notices": 0, "by_priority": { "1": 1, "2": 1 }, "not_done": {} },
                    "resolution-breached": { "fired": 0, "tickets": 0, "notices": 0, "by_priority": {}, "not_done": {} },
                    "level-1-unanswered": { "fired": 2, "tickets": 2, "notices": 0, "by_priority": { "1": 1, "2": 1 }, "not_done": {} },
                    "level-2-unanswered": { "fired": 0, "tickets": 0, "notices": 0, "by_priority": {}, "not_done": {} }
                  },
                  "levels": { "1": 0, "2": 2, "3": 0 },
                  "cascades_stopped": 0
                }
                """
            )!,
            summary
        );
        Assert.Equal(
            [
                "wait-over",
                "urgent-at-intake",
                "complex-unresolved",
                "first-view-breached",
                "response-breached",
                "resolution-breached",
                "promised-update-breached",
                "dissatisfied",
                "call-the-dissatisfied",
                "remind-to-confirm",
                "close-unanswered",
                "level-1-unanswered",
                "level-2-unanswered",
                "level-3-unanswered",
            ],
            summary["escalations"]!.AsObject().Select(r => r.Key)
        );
    }

    [Fact]
    public void The_document_is_the_golden_one()
    {
        using var scratch = new Scratch();

        var run = Replay(scratch, "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var golden = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Cli.Tests", "Replay", "Golden", "replay-rules.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(golden, run.Output);
        Assert.Equal(File.ReadAllText(golden), run.Output);
    }

    [Theory]
    [InlineData(
        "en",
        "Escalations: what the rules of the profile would have done",
        "the response is overdue +2 +2 +50.0% +0",
        @"Highest level reached: level 1 \(Call-centre lead\) 0",
        "Never fired: the wait is over"
    )]
    [InlineData(
        "zh",
        "升级：配置的规则本会触发的情况",
        "响应超时 +2 +2 +50.0% +0",
        "到达的最高级别：第 1 级（呼叫中心负责人）0",
        "从未触发：等待到期"
    )]
    public void The_page_for_people_tells_what_fired_and_what_never_did(string language, params string[] said)
    {
        using var scratch = new Scratch();

        var run = Replay(scratch, "--lang", language);

        Assert.All(said, s => Assert.Matches(s, run.Output));
    }

    [Theory]
    [InlineData("en", "Escalations", "How far up tickets go")]
    [InlineData("zh", "升级", "工单升至的级别")]
    public void The_page_of_charts_has_a_bar_for_each_rule_that_fired_and_a_ladder(string language, string heading, string levels)
    {
        using var scratch = new Scratch();
        var html = Path.Combine(scratch.Folder, "page.html");

        var run = Replay(scratch, "--json", "--lang", language, "--html", html);

        var page = File.ReadAllText(html);
        Assert.Contains($"<h2>{heading}</h2>", page, StringComparison.Ordinal);
        Assert.Contains($"<h3>{levels}</h3>", page, StringComparison.Ordinal);
        ReplayPageTests.SameFigures(page, run.Json);
        Assert.Equal(
            ["/summary/escalations/response-breached/fired", "/summary/escalations/level-1-unanswered/fired"],
            System
                .Text.RegularExpressions.Regex.Matches(page, "data-figure=\"(/summary/escalations/[^\"]*/fired)\"")
                .Select(m => m.Groups[1].Value)
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-10")]
    public void The_file_of_a_ticket_holds_its_firings_and_explains_them()
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "out");

        Assert.Equal(0, Replay(scratch, "--json", "--out", folder).Code);

        var explained = ToolRun.Of("explain", "ticket", Path.Combine(folder, "A.events.json"), "--lang", "en").Output;
        Assert.Matches("2024-03-01 17:00:00 +system:response-breached +Rule “the response is overdue” fired", explained);
        Assert.Matches("2024-03-01 17:30:00 +system:level-1-unanswered +Escalated to level 2, responsible:", explained);
    }

    [Fact]
    public void Without_rules_the_document_says_nothing_of_escalations_and_everything_else_is_the_same()
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        foreach (var part in (string[])["rules", "levels"])
            profile.Remove(part);

        var without = JsonNode.Parse(Run(scratch, scratch.File("without.json", profile.ToJsonString()), "--json").Output)!.AsObject();

        var with = JsonNode.Parse(Replay(scratch, "--json").Output)!.AsObject();
        foreach (var key in (string[])["escalations", "levels", "cascades_stopped"])
        {
            Assert.False(without["summary"]!.AsObject().ContainsKey(key));
            Assert.True(with["summary"]!.AsObject().Remove(key));
        }
        Assert.Equal(with.ToJsonString(), without.ToJsonString());
    }

    private static ToolRun Replay(Scratch scratch, params string[] more) => Run(scratch, "call-center", more);

    private static ToolRun Run(Scratch scratch, string profile, params string[] more) =>
        ToolRun.Of([
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            scratch.File("map.json", Map),
            "--profile",
            profile,
            .. more,
        ]);
}
