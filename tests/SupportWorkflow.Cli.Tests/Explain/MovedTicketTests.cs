using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain;

/// <summary>Opened under acme@1 (Monday 10:00, solution within 8 hours of working time for normal tickets), moved at 11:00 to acme@2, where
/// the state is called otherwise.</summary>
public sealed class MovedTicketTests : IDisposable
{
    private static readonly Instant Monday = Instant.FromUtc(2025, 3, 3, 9, 0);
    private static readonly Actor Customer = new("chen@acme.cn", Role.Requester);
    private static readonly string First = new DocPage("profiles.md").Blocks("json").First();

    private readonly Scratch _scratch = new();
    private readonly string _first,
        _second,
        _events;

    public MovedTicketTests()
    {
        var first = JsonNode.Parse(First)!;
        first["lifecycle"]!["transitions"]!
            .AsArray()
            .Add(new JsonObject { ["trigger"] = "move-to-profile", ["from"] = new JsonArray("*") });
        var second = first.DeepClone();
        second["version"] = "2";
        second["lifecycle"]!["states"]!["new"]!["name"] = new JsonObject { ["en"] = "Just in" };
        (_first, _second) = (_scratch.File("acme-1.json", first.ToJsonString()), _scratch.File("acme-2.json", second.ToJsonString()));
        var shelf = new WorkflowShelf(Of(_first), Of(_second));
        var opened = shelf
            .Find(new("acme", "1"))!
            .Open(new OpenTicket(new("t-1"), new("AC1"), "No dial tone") { By = Customer, Impact = "one" }, Monday);
        var moved = shelf
            .Decide(
                opened.Ticket,
                new MoveToProfile(new("acme", "2"), RetargetMode.Keep, "new contract") { By = Actor.System("contracts") },
                Monday + Duration.FromHours(1)
            )
            .EnsureAccepted();
        _events = _scratch.File("t-1.json", TicketJson.Write([.. opened.Events, .. moved.Events]));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void With_both_profiles_the_whole_story_is_told_each_part_in_the_words_of_its_profile()
    {
        var run = ToolRun.Of("explain", "ticket", _events, "--profile", _second, "--profile", _first, "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["acme@1", "acme@2"], run.Json.GetProperty("profiles").EnumerateArray().Select(p => p.GetString()!));
        Assert.Equal("acme@2", run.Json.GetProperty("profile").GetString());
        var told = run
            .Json.GetProperty("events")
            .EnumerateArray()
            .DistinctBy(e => e.GetProperty("type").GetString())
            .ToDictionary(e => e.GetProperty("type").GetString()!, e => e.GetProperty("text").GetString()!);
        Assert.EndsWith("→ New", told["ticket-opened"], StringComparison.Ordinal);
        Assert.Contains("acme@2", told["profile-changed"], StringComparison.Ordinal);
        Assert.StartsWith("Just in", run.Json.GetProperty("stateText").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "acme@1 → acme@2", "new contract", "Just in")]
    [InlineData("zh", "acme@1 → acme@2", "new contract", "Just in")]
    public void The_page_names_both(string language, params string[] texts)
    {
        var run = ToolRun.Of("explain", "ticket", _events, "--profile", _first, "--profile", _second, "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_second_profile_one_problem_names_it_its_version_and_its_place()
    {
        var run = ToolRun.Of("explain", "ticket", _events, "--profile", _first, "--json");

        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        var place = JsonNode.Parse(File.ReadAllText(_events))!.AsArray().TakeWhile(e => (string)e!["type"]! != "profile-changed").Count();
        Assert.Equal(
            (2, "events.other-profile", "acme@2", "acme@1", $"$[{place}].after"),
            (
                run.Code,
                problem.GetProperty("code").GetString(),
                problem.GetProperty("found").GetString(),
                problem.GetProperty("allowed").GetString(),
                problem.GetProperty("path").GetString()
            )
        );
    }

    [Fact]
    public void Without_any_both_are_missing() =>
        Assert.Equal(
            ["acme@1", "acme@2"],
            ToolRun
                .Of("explain", "ticket", _events, "--json")
                .Json.GetProperty("problems")
                .EnumerateArray()
                .Select(p => p.GetProperty("found").GetString()!)
        );

    [Fact]
    public void As_of_before_the_move_the_first_profile_is_enough()
    {
        var run = ToolRun.Of("explain", "ticket", _events, "--profile", _first, "--at", "2025-03-03T10:30:00+01:00", "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["acme@1"], run.Json.GetProperty("profiles").EnumerateArray().Select(p => p.GetString()!));
        Assert.StartsWith("New", run.Json.GetProperty("stateText").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_is_looked_for_in_the_profile_that_decides_it()
    {
        var text = File.ReadAllText(_events).Replace("\"to\":\"new\"", "\"to\":\"nowhere\"", StringComparison.Ordinal);

        var run = ToolRun.With(Encoding.UTF8.GetBytes(text), "explain", "ticket", "-", "--profile", _first, "--profile", _second, "--json");

        Assert.Equal(2, run.Code);
        Assert.All(run.Json.GetProperty("problems").EnumerateArray(), p =>
            Assert.Equal("events.unknown-state", p.GetProperty("code").GetString())
        );
    }

    private static TicketWorkflow Of(string file) => WorkflowProfile.Parse(File.ReadAllBytes(file)).Compile();
}
