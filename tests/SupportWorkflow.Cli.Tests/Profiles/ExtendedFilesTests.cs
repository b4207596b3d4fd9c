using System.Text;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>A folder of profiles that extend each other and those of the tool.</summary>
public sealed class ExtendedFilesTests : IDisposable
{
    private const string Wuhan = """
        {
          // ours
          "id": "wuhan", "version": "3", "extends": "../house.json",
          "closing": { "maxReopens": 7 },
        }
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_command_takes_a_profile_together_with_its_bases()
    {
        var (_, wuhan) = House("""{ "extends": "call-center", "priority": { "otherwise": "P4" } }""");

        Assert.Equal((0, "wuhan@3 is valid.\n"), Of("profile", "validate", wuhan));
        Assert.Contains("P4", Of("profile", "show", wuhan).Output, StringComparison.Ordinal);
        Assert.Contains("stateDiagram", Of("profile", "diagram", wuhan).Output, StringComparison.Ordinal);
        Assert.Contains(
            "~ priority · otherwise: P3 → P4",
            Of("profile", "diff", "call-center", wuhan, "--today", "2026-01-01").Output,
            StringComparison.Ordinal
        );
        Assert.Equal((0, "wuhan@3: nothing to warn of.\n"), Of("profile", "lint", wuhan, "--today", "2026-01-01"));
        var due = Of("explain", "due", "--profile", wuhan, "--objective", "resolution", "--start", "2026-02-02T09:00");
        Assert.Contains("Priority P4", due.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_whole_document_and_own_is_the_file()
    {
        var (_, wuhan) = House("""{ "extends": "call-center" }""");

        var whole = ToolRun.Of("profile", "show", wuhan, "--json");
        Assert.False(whole.Json.TryGetProperty("extends", out _));
        Assert.Equal(7, whole.Json.GetProperty("closing").GetProperty("maxReopens").GetInt32());
        Assert.Equal("wuhan", WorkflowProfile.Parse(Encoding.UTF8.GetBytes(whole.Output)).Version.Profile);

        Assert.Equal((0, Wuhan + "\n"), Of("profile", "show", wuhan, "--own"));
        var own = ToolRun.Of("profile", "show", wuhan, "--own", "--json");
        Assert.Equal(["id", "version", "extends", "closing"], own.Json.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void What_comes_with_the_tool_is_shown_whole_and_as_it_is_written()
    {
        foreach (var id in BuiltInProfiles.Ids)
        {
            Assert.True(
                JsonNode.DeepEquals(
                    JsonNode.Parse(BuiltInProfiles.Json(id)),
                    JsonNode.Parse(ToolRun.Of("profile", "show", id, "--json").Output)
                )
            );
            Assert.Equal((0, Encoding.UTF8.GetString(BuiltInProfiles.OwnJson(id)!)), Of("profile", "show", id, "--own"));
        }
        Assert.Equal(
            (0, Encoding.UTF8.GetString(BuiltInProfiles.OwnJson("service-desk")!)),
            Of("profile", "show", "service-desk", "--own")
        );
        Assert.Equal(2, ToolRun.Of("profile", "show", "service-desk").Code);
        Assert.Equal(2, ToolRun.Of("profile", "show", "no-such", "--own").Code);
        Assert.Equal(2, ToolRun.Of("profile", "show", _scratch.File("bad.json", "{ \"id\": 5 }"), "--own").Code);
    }

    [Fact]
    public void A_problem_names_the_file_in_which_it_stands()
    {
        var (house, wuhan) = House(
            "{\n \"extends\": \"call-center\",\n \"closing\": { \"maxReopens\": 7 },\n \"priority\": { \"otherwise\": \"P9\" } }"
        );

        var run = ToolRun.Of("profile", "validate", wuhan);

        Assert.Equal(1, run.Code);
        var said = Assert.Single(run.Output.TrimEnd().Split('\n'));
        Assert.StartsWith(
            Path.Combine(Path.GetDirectoryName(wuhan)!, "../house.json") + ":4: $.priority.otherwise:",
            said,
            StringComparison.Ordinal
        );
        Assert.Equal(Path.GetFullPath(house), Path.GetFullPath(said[..said.IndexOf(":4:", StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_problem_in_what_comes_with_the_tool_names_its_id()
    {
        var (_, wuhan) = House("""{ "extends": "call-center", "words": { "roles": { "lead": null } } }""");

        var problems = ToolRun.Of("profile", "validate", wuhan, "--json").Json.GetProperty("problems").EnumerateArray().ToList();

        Assert.Equal(["call-center"], problems.Select(p => p.GetProperty("file").GetString()).Distinct());
        var shown = Of("profile", "show", "call-center", "--own").Output.Split('\n');
        Assert.All(problems, p => Assert.Contains("lead", shown[p.GetProperty("line").GetInt32() - 1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere.json", "profile.unknown-base")]
    [InlineData("../house.json", "profile.circular-extends")]
    [InlineData("..", "profile.unknown-base")]
    [InlineData("folder.json", "profile.unknown-base")]
    public void A_base_that_cannot_be_had_is_a_problem_of_whoever_names_it(string extends, string code)
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Folder, "folder.json"));
        var (_, wuhan) = House(
            $$"""{ "extends": "{{(extends.StartsWith("../h", StringComparison.Ordinal) ? "house.json" : extends)}}" }"""
        );

        var run = ToolRun.Of("profile", "validate", wuhan, "--json");

        Assert.Equal(1, run.Code);
        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((code, "$.extends"), (problem.GetProperty("code").GetString(), problem.GetProperty("path").GetString()));
    }

    [Fact]
    public void Standard_input_may_extend_what_comes_with_the_tool() =>
        Assert.Equal(
            "acme@1 is valid.\n",
            ToolRun.With("""{ "id": "acme", "version": "1", "extends": "call-center" }"""u8.ToArray(), "profile", "validate", "-").Output
        );

    [Fact]
    public void A_base_may_come_packed()
    {
        _scratch.File("packed.json", Scratch.Gzip("""{ "extends": "call-center", "closing": { "maxReopens": 7 } }"""u8.ToArray()));
        var (_, wuhan) = House("""{ "extends": "packed.json" }""");

        Assert.Equal(0, ToolRun.Of("profile", "validate", wuhan).Code);
    }

    /// <summary>A base in the folder above the profile.</summary>
    private (string House, string Wuhan) House(string json)
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Folder, "desks"));
        return (_scratch.File("house.json", json), _scratch.File("desks/wuhan.json", Wuhan));
    }

    private static (int Code, string Output) Of(params string[] args)
    {
        var run = ToolRun.Of(args);
        Assert.Equal("", run.Error);
        return (run.Code, run.Output);
    }
}
