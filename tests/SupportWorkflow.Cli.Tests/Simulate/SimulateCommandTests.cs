using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Simulate;

public class SimulateCommandTests
{
    public static TheoryData<string> Profiles => [.. BuiltInProfiles.Ids.AsEnumerable()];

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        Assert.Equal(Report("7"), Report("7"));
        Assert.NotEqual(Report("7"), Report("8"));

        static string Report(string seed) =>
            ToolRun.Of("simulate", "--tickets", "80", "--seed", seed, "--to", "2025-01-31", "--json").Output;
    }

    [Fact]
    public void The_same_seed_gives_the_same_events()
    {
        using var scratch = new Scratch();

        foreach (var folder in (string[])["a", "b"])
            Assert.Equal(
                0,
                ToolRun
                    .Of(
                        "simulate",
                        "--tickets",
                        "40",
                        "--seed",
                        "3",
                        "--to",
                        "2025-01-20",
                        "--events",
                        Path.Combine(scratch.Folder, folder)
                    )
                    .Code
            );

        var files = Directory.EnumerateFiles(Path.Combine(scratch.Folder, "a")).ToList();
        Assert.Equal(40, files.Count);
        Assert.All(files, f =>
            Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(Path.Combine(scratch.Folder, "b", Path.GetFileName(f))))
        );
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_change_went_through_the_workflow_of_the_profile_and_all_counts_add_up(string profile)
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "events");

        var run = ToolRun.Of("simulate", "--profile", profile, "--tickets", "150", "--to", "2025-03-31", "--events", folder, "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var workflow = BuiltInProfiles.Find(profile)!.Compile();
        var tickets = Directory.EnumerateFiles(folder).Select(f => workflow.Rebuild(TicketJson.ReadEvents(File.ReadAllBytes(f)))).ToList();
        var (volumes, answered) = (run.Json.GetProperty("volumes"), run.Json.GetProperty("workflow"));
        Assert.Equal(150, volumes.GetProperty("opened").GetInt32());
        Assert.Equal(150, answered.GetProperty("rebuiltEqual").GetInt32());
        Assert.Equal(0, volumes.GetProperty("stuck").GetInt32());
        Assert.Equal(tickets.Sum(t => t.Version), Sum(answered.GetProperty("events")));
        Assert.Equal(0, Sum(answered.GetProperty("commandsRefused")));
        // What runs beside a ticket comes to a good end, so that what waits for it goes on.
        Assert.All(tickets.Where(t => t.Resolution is not null), t =>
            Assert.DoesNotContain(t.Tracks, track =>
                workflow.TrackKinds.Any(k => k.Id == track.Kind && k.Blocks.Contains("resolve")) && track.IsOpen
            )
        );
        if (workflow.TrackKinds.Any(k => k.Blocks.Contains("resolve")))
            Assert.Contains(tickets, t => t.Resolution is not null && t.Tracks.Any(track => track.StateKind == StateKind.Done));
        Assert.Equal(Counts(tickets, t => t.State.Name), Counts(volumes.GetProperty("statesAtEnd")));
        Assert.Equal(Counts(tickets, t => t.Priority!.Code.Code), Counts(volumes.GetProperty("byPriority")));
        Assert.Equal(150, Sum(volumes.GetProperty("byMonth")));
        Assert.Equal(tickets.Count(t => t.Resolution is not null), volumes.GetProperty("solved").GetInt32());
        Assert.Equal(tickets.Sum(t => t.Closing.Reopenings), volumes.GetProperty("reopened").GetInt32());
        Assert.All(run.Json.GetProperty("objectives").EnumerateObject(), o =>
            Assert.All((string[])["met", "missed", "running"], figure =>
                Assert.Equal(
                    o.Value.GetProperty(figure).GetInt32(),
                    o.Value.GetProperty("byPriority").EnumerateObject().Sum(p => p.Value.GetProperty(figure).GetInt32())
                )
            )
        );
    }

    [Fact]
    public void A_lifecycle_of_ones_own_is_worked_through_too()
    {
        using var scratch = new Scratch();
        var file = scratch.File("bakery.json", Bakery.Profile);

        var report = ToolRun
            .Of("simulate", "--profile", file, "--tickets", "5", "--to", "2025-01-05", "--from", "2025-01-01", "--json")
            .Json;

        // Five days are enough for five loaves; who never says anything is taken to have eaten after four days, which may not have passed.
        var states = Counts(report.GetProperty("volumes").GetProperty("statesAtEnd"));
        Assert.Equal(5, states.Values.Sum());
        Assert.True(states["eaten"] > 0);
        Assert.Equal(
            ["state-imported"],
            new[] { "state-imported" }.Except(report.GetProperty("workflow").GetProperty("events").EnumerateObject().Select(e => e.Name))
        );
        Assert.StartsWith("baker-", report.GetProperty("engineers")[0].GetProperty("engineer").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A rule raises the priority of what is late and takes it up to the first level, another goes on where nobody
    /// answers.</summary>
    [Fact]
    public void Escalation_rules_do_their_part_and_are_counted()
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(EveryCommand.Text("{profile}"))!;
        profile["lifecycle"]!["transitions"]!.AsArray().Add(JsonNode.Parse("""{ "trigger": "prioritise", "from": ["*"] }"""));
        profile["lifecycle"]!["transitions"]!.AsArray().Add(JsonNode.Parse("""{ "trigger": "escalate-level", "from": ["*"] }"""));
        profile["levels"] = JsonNode.Parse("""[{ "role": "agent", "answer": "PT30M" }, { "role": "agent" }]""");
        profile["rules"] = JsonNode.Parse(
            """[{ "name": "late", "when": { "clock": "solution" }, "then": [{ "escalateTo": 1 }, { "raisePriority": 1 }] }]"""
        );
        var folder = Path.Combine(scratch.Folder, "events");

        var run = ToolRun.Of(
            "simulate",
            "--profile",
            scratch.File("ruled.json", profile.ToJsonString()),
            "--tickets",
            "120",
            "--to",
            "2025-01-31",
            "--engineers",
            "1",
            "--events",
            folder,
            "--json"
        );

        Assert.Equal((0, ""), (run.Code, run.Error));
        var events = Directory.EnumerateFiles(folder).SelectMany(f => TicketJson.ReadEvents(File.ReadAllBytes(f)).AsEnumerable()).ToList();
        var escalations = run.Json.GetProperty("escalations");
        Assert.Equal(events.OfType<RuleFired>().CountBy(e => e.Rule).ToDictionary(), Counts(escalations.GetProperty("rulesFired")));
        Assert.Equal(
            events.OfType<TicketEscalated>().CountBy(e => $"{e.Level}").ToDictionary(),
            Counts(escalations.GetProperty("levelsReached"))
        );
        Assert.True(Counts(escalations.GetProperty("levelsReached"))["2"] > 0);
        Assert.Equal(120, run.Json.GetProperty("workflow").GetProperty("rebuiltEqual").GetInt32());
        Assert.Equal(0, Sum(run.Json.GetProperty("workflow").GetProperty("commandsRefused")));
    }

    /// <summary>Lifecycles that cannot be worked through: work without an end, without a beginning, waiting alone, the customer alone,
    /// round and round.</summary>
    [Theory]
    [InlineData(
        """
            { "trigger": "start", "from": ["waiting-room"], "to": "working" }, { "trigger": "ask", "from": ["working"], "to": "asked" },
              { "trigger": "reply", "from": ["asked"], "to": "working" }
            """
    )]
    [InlineData(
        """{ "trigger": "resolve", "from": ["waiting-room"], "to": "solved" }, { "trigger": "close", "from": ["solved"], "to": "over" }"""
    )]
    [InlineData(
        """{ "trigger": "ask", "from": ["waiting-room"], "to": "asked" }, { "trigger": "reply", "from": ["asked"], "to": "waiting-room" }"""
    )]
    [InlineData("""{ "trigger": "help-myself", "from": ["waiting-room"], "to": "over", "roles": ["requester"] }""")]
    [InlineData(
        """
            { "trigger": "start", "from": ["waiting-room", "solved"], "to": "working" }, { "trigger": "resolve", "from": ["working"],
              "to": "solved" }, { "trigger": "again", "from": ["solved"], "to": "waiting-room" }
            """
    )]
    public void A_lifecycle_that_leads_nowhere_leaves_its_tickets_standing(string transitions)
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(EveryCommand.Text("{profile}"))!;
        profile["lifecycle"] = JsonNode.Parse(
            $$"""
            {
              "initial": "waiting-room",
              "states": {
                "waiting-room": { "kind": "queued", "name": { "en": "Waiting room" } }, "working": { "kind": "working",
                  "name": { "en": "Working" } },
                "asked": { "kind": "waiting", "on": "requester", "name": { "en": "Asked" } }, "solved": { "kind": "done",
                  "name": { "en": "Solved" } }, "over": { "kind": "final", "name": { "en": "Over" } }
              },
              "transitions": [{{transitions}}]
            }
            """
        );
        foreach (
            var unused in profile["lifecycle"]!["states"]!
                .AsObject()
                .Select(s => s.Key)
                .Where(s => s != "waiting-room" && !transitions.Contains($"\"{s}\"", StringComparison.Ordinal))
                .ToList()
        )
            profile["lifecycle"]!["states"]!.AsObject().Remove(unused);

        var run = ToolRun.Of(
            "simulate",
            "--profile",
            scratch.File("odd.json", profile.ToJsonString()),
            "--tickets",
            "30",
            "--to",
            "2025-01-31",
            "--json"
        );

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(30, run.Json.GetProperty("workflow").GetProperty("rebuiltEqual").GetInt32());
        Assert.True(run.Json.GetProperty("volumes").GetProperty("stuck").GetInt32() > 0);
    }

    [Theory]
    [InlineData("en", "What was promised, and kept", "Response", "Engineers: 4", "rebuilt from their events, equal")]
    [InlineData("zh", "承诺与达成", "响应", "工程师：4 人", "由事件重建后一致")]
    public void The_page_speaks_both_languages(string language, params string[] texts)
    {
        var run = ToolRun.Of("simulate", "--tickets", "30", "--to", "2025-01-31", "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--tickets", "0")]
    [InlineData("--tickets", "-1")]
    [InlineData("--tickets", "1000001")]
    [InlineData("--tickets", "99999999999999999999999999")]
    [InlineData("--tickets", "1e3")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--from", "2025-02-30")]
    [InlineData("--from", "0001-01-01")]
    [InlineData("--to", "2024-12-31")]
    [InlineData("--to", "9999-12-31")]
    [InlineData("--engineers", "0")]
    [InlineData("--engineers", "1001")]
    public void A_hostile_argument_is_an_input_error(string option, string value)
    {
        var run = ToolRun.Of("simulate", option, value, "--json");

        Assert.Equal(2, run.Code);
        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal(("arguments.bad-value", value), (problem.GetProperty("code").GetString(), problem.GetProperty("found").GetString()));
        Assert.Contains(option, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_listed_at_once()
    {
        var run = ToolRun.Of(
            "simulate",
            "--tickets",
            "0",
            "--seed",
            "x",
            "--from",
            "y",
            "--to",
            "z",
            "--engineers",
            "none",
            "--profile",
            "nowhere",
            "--json"
        );

        Assert.Equal(
            (2, "arguments.bad-value arguments.bad-value arguments.bad-value arguments.bad-value arguments.bad-value profile.not-found"),
            (run.Code, string.Join(' ', run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString())))
        );
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        using var scratch = new Scratch();
        scratch.File("mine.txt", "mine");

        var run = ToolRun.Of("simulate", "--tickets", "1", "--events", scratch.Folder, "--json");

        Assert.Equal((2, "out.not-empty"), (run.Code, run.Json.GetProperty("problems")[0].GetProperty("code").GetString()));
        Assert.Single(Directory.EnumerateFiles(scratch.Folder));
    }

    private static int Sum(JsonElement counts) => counts.EnumerateObject().Sum(c => c.Value.GetInt32());

    private static SortedDictionary<string, int> Counts(JsonElement counts) =>
        new(counts.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt32()), StringComparer.Ordinal);

    private static SortedDictionary<string, int> Counts(List<Ticket> tickets, Func<Ticket, string> name) =>
        new(tickets.GroupBy(name).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);
}
