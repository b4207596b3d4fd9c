using System.Text.Json;
using System.Text.Json.Nodes;
using Properties;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// The small log under the call centre and under a stricter and kinder one: by hand, with 1 = P2 and 2 = P3. The call centre gives P2 30
/// min to answer and 4 h to solve, P3 2 h and one business day; the other one gives P2 two hours to answer, P3 a day and a half round the
/// clock to solve, pauses for nobody, and promises a visit besides. A (in the end P3) is answered after 1 h 30: as P2 late, under the other
/// in time. It is solved 29 h after its opening, reopened and solved again after 30 h of its own: under the call centre in time, under the
/// other too. B (P2) is answered and solved after 2 h: late and in time, under the other in time and in time. C and D have no priority of
/// either.
/// </summary>
public class WhatIfTests
{
    [Fact]
    public void The_document_of_two_profiles_is_the_golden_one()
    {
        using var desk = new Desk();

        var run = desk.Run("--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var golden = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Cli.Tests", "Replay", "Golden", "what-if.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(golden, run.Output);
        Assert.Equal(File.ReadAllText(golden), run.Output);
    }

    [Fact]
    public void Breaches_gained_and_lost_are_the_ones_worked_out_by_hand()
    {
        using var desk = new Desk();

        var there = desk.Run("--json").Json;
        var back = desk.Back("--json").Json;

        Assert.Equal([("A", "response"), ("B", "response")], Breaches(there, "breaches_lost"));
        Assert.Equal([("A", "visit")], Breaches(there, "breaches_gained"));
        Assert.Equal(Breaches(there, "breaches_gained"), Breaches(back, "breaches_lost"));
        Assert.Equal(Breaches(there, "breaches_lost"), Breaches(back, "breaches_gained"));
    }

    [Fact]
    public void A_profile_against_itself_changes_nothing()
    {
        using var scratch = new Scratch();

        var summary = ToolRun
            .Of(
                "what-if",
                scratch.File("log.csv", SmallLog.Text),
                "--map",
                scratch.File("map.json", Desk.Map),
                "--profile",
                "call-center",
                "--against",
                "call-center",
                "--json"
            )
            .Json.GetProperty("summary");

        Assert.Equal((4, 0), (summary.GetProperty("tickets").GetInt32(), summary.GetProperty("tickets_affected").GetInt32()));
    }

    [Theory]
    [InlineData("en", "Breaches gained: 1", "Breaches lost: 2", "Promises kept")]
    [InlineData("zh", "新增超时：1", "减少超时：2", "承诺达成率")]
    public void Without_json_it_is_a_page_for_people(string language, params string[] said)
    {
        using var desk = new Desk();

        var run = desk.Run("--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(said, s => Assert.Contains(s, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Breaches gained")]
    [InlineData("zh", "新增超时")]
    public void Every_figure_of_the_page_is_the_one_of_the_json_document(string language, string heading)
    {
        using var desk = new Desk();
        var html = Path.Combine(desk.Scratch.Folder, "page.html");

        var run = desk.Run("--json", "--html", html, "--lang", language);

        var page = File.ReadAllText(html);
        Assert.Contains($"<h2>{heading}</h2>", page, StringComparison.Ordinal);
        // Four at a glance; shares before and after of all and of two priorities, and breaches gained and lost, for response and
        // resolution; a share and the two for the visit; and the moves. Two rules of the call centre, in four parts of bars: how often
        // under it (the other has none), tickets gaining and losing; its three levels.
        Assert.Equal(
            4 + (2 * 8) + 4 + run.Json.GetProperty("largest_moves").GetArrayLength() + 4 + (2 * 3) + 3,
            ReplayPageTests.SameFigures(page, run.Json)
        );
        Assert.DoesNotMatch("(?i)<script|<link|<img|https?:|url\\(| src=", page);
    }

    [Fact]
    public void Tables_for_a_spreadsheet_hold_the_same_and_no_formula()
    {
        using var desk = new Desk();
        const string Formula = "=HYPERLINK(1)";
        var folder = Path.Combine(desk.Scratch.Folder, "sheets");

        var run = desk.Run(SmallLog.Text.Replace("\nA,", $"\n{Formula},", StringComparison.Ordinal), "--json", "--csv", folder);

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["attainment.csv", "breaches.csv", "due-times.csv", "escalations.csv", "firings.csv"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var breaches = File.ReadAllText(Path.Combine(folder, "breaches.csv"));
        Assert.Equal(4, breaches.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"gained,'{Formula},visit,1,2,", breaches, StringComparison.Ordinal);
        Assert.Contains(
            $"lost,'{Formula},response-breached,2,1,0,2024-03-01T09:00:00Z,",
            File.ReadAllText(Path.Combine(folder, "firings.csv")),
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(
            "(^|,|\")[=+@-][^0-9]",
            breaches + File.ReadAllText(Path.Combine(folder, "due-times.csv")) + File.ReadAllText(Path.Combine(folder, "firings.csv"))
        );
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("=a\nb", "\"'=a\nb\"")]
    public void A_text_that_a_spreadsheet_would_run_is_made_a_text(string cell, string written)
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "x.csv");

        var sheet = new SheetFile("head");
        sheet.Text(cell).End();
        sheet.Write(path, new ToolConsole([], Stream.Null, Stream.Null, TextWriter.Null));

        Assert.Equal($"head\r\n{written}\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void What_is_wrong_with_either_profile_is_said_at_once()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of(
            "what-if",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            scratch.File("map.json", Desk.Map),
            "--profile",
            "nowhere",
            "--against",
            scratch.File("bad.json", "{")
        );

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("[profile.not-found]", run.Error, StringComparison.Ordinal);
        Assert.Contains("[json.malformed]", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arguments.missing-option", "what-if", "log.csv", "--map", "m.json", "--profile", "call-center")]
    [InlineData("arguments.stdin-twice", "what-if", "-", "--map", "-", "--profile", "call-center", "--against", "call-center")]
    public void Wrong_arguments_end_with_exit_code_2(string code, params string[] args)
    {
        var run = ToolRun.Of(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_does_not_fit_the_other_profile_is_a_problem_of_the_map()
    {
        using var scratch = new Scratch();
        var map = scratch.File(
            "map.json",
            Desk.Map.Replace(
                "\"kind\": \"done\", \"state\": \"resolved\"",
                "\"state\": \"awaiting-confirmation\"",
                StringComparison.Ordinal
            )
        );

        var run = ToolRun.Of(
            "what-if",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            map,
            "--profile",
            "call-center",
            "--against",
            "online-platform"
        );

        Assert.Equal(2, run.Code);
        Assert.Contains("[map.unknown-state]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_a_usable_row_compares_nothing_and_says_so()
    {
        using var desk = new Desk();

        var run = desk.Run(
            "ticket,status,changed,opened,prio\nA,Nap,1/3/2024 09:00,?,?\n",
            "--html",
            Path.Combine(desk.Scratch.Folder, "page.html")
        );

        Assert.Equal(0, run.Code);
        Assert.NotEmpty(run.Error);
    }

    private static IEnumerable<(string?, string?)> Breaches(JsonElement document, string name) =>
        document
            .GetProperty(name)
            .EnumerateArray()
            .Select(b => (b.GetProperty("case").GetString(), b.GetProperty("objective").GetString()));

    /// <summary>The small log, its map, and the other profile.</summary>
    private sealed class Desk : IDisposable
    {
        public static readonly string Map = SmallLog.Map.Replace(
            "\"missing\"",
            "\"values\": { \"priority\": { \"1\": \"P2\", \"2\": [\"P3\", \"medium\"] } }, \"missing\"",
            StringComparison.Ordinal
        );

        public Scratch Scratch { get; } = new();

        public ToolRun Run(params string[] more) =>
            more[0].Contains('\n') ? Run(more[0], "call-center", Other(), more[1..]) : Run(SmallLog.Text, "call-center", Other(), more);

        public ToolRun Back(params string[] more) => Run(SmallLog.Text, Other(), "call-center", more);

        public void Dispose() => Scratch.Dispose();

        private ToolRun Run(string log, string profile, string against, string[] more) =>
            ToolRun.Of([
                "what-if",
                Scratch.File("log.csv", log),
                "--map",
                Scratch.File("map.json", Map),
                "--profile",
                profile,
                "--against",
                against,
                .. more,
            ]);

        private string Other()
        {
            var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
            profile["version"] = "2";
            profile["objectives"] = JsonNode.Parse(
                """
                {
                  "response": {
                    "name": { "en": "Response", "zh-CN": "响应" }, "start": { "events": ["ticket-opened"] },
                      "stop": { "events": ["requester-contacted"] },
                    "targets": [{ "if": { "fact": "priority", "in": ["P2", "P3"] }, "within": "PT2H" }]
                  },
                  "resolution": {
                    "name": { "en": "Resolution", "zh-CN": "解决" }, "start": { "events": ["ticket-opened"] },
                      "stop": { "becomes": { "fact": "state.kind", "is": "done" } },
                    "targets": [{ "if": { "fact": "priority", "is": "P2" }, "within": "PT4H" }, { "if": { "fact": "priority", "is": "P3" },
                      "within": "PT36H" }]
                  },
                  "visit": {
                    "name": { "en": "Visit", "zh-CN": "上门" }, "start": { "events": ["wait-started"] },
                      "stop": { "events": ["work-resumed"] },
                    "targets": [{ "within": "PT8H" }]
                  }
                }
                """
            );
            // What speaks of the promises that are no more.
            foreach (var part in (string[])["notices", "rules", "levels"])
                profile.AsObject().Remove(part);
            return Scratch.File("other.json", profile.ToJsonString());
        }
    }
}
