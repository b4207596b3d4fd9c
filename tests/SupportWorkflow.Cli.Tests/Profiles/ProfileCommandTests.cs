using System.Text;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

public class ProfileCommandTests
{
    [Fact]
    public void The_list_has_every_profile_that_comes_with_the_tool() => Assert.Equal(
        BuiltInProfiles.Ids, ToolRun.Of("profile", "list", "--json").Json.EnumerateArray().Select(p => p.GetProperty("id").GetString()!));

    [Theory]
    [InlineData("en", "Awaiting information", "waiting on the requester", "the priority is P1", "a VIP's ticket is handled one level higher", "1 level(s) up")]
    [InlineData("zh", "待补充信息", "等待请求人", "优先级为P1", "VIP 客户的工单提升一级", "提高 1 级")]
    public void A_profile_is_shown_as_a_page_in_both_languages(string language, params string[] texts)
    {
        var run = ToolRun.Of("profile", "show", "call-center", "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void What_json_shows_is_a_profile_that_can_be_read_again()
    {
        var run = ToolRun.Of("profile", "show", "call-center", "--json");

        Assert.Equal("call-center", WorkflowProfile.Parse(Encoding.UTF8.GetBytes(run.Output)).Version.Profile);
    }

    [Fact]
    public void A_profile_can_come_from_standard_input() =>
        Assert.Contains("call-center@1", ToolRun.With(BuiltInProfiles.Json("call-center"), "profile", "show", "-").Output, StringComparison.Ordinal);

    [Fact]
    public void A_valid_file_is_valid()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of("profile", "validate", scratch.File("own.json", BuiltInProfiles.Json("call-center")), "--json");

        Assert.Equal((0, true), (run.Code, run.Json.GetProperty("valid").GetBoolean()));
    }

    [Fact]
    public void A_wrong_file_ends_with_exit_code_1_and_every_problem()
    {
        using var scratch = new Scratch();
        var own = Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center"))
            .Replace("Asia/Shanghai", "Asia/Shangai", StringComparison.Ordinal).Replace("\"otherwise\": \"P3\"", "\"otherwise\": \"P9\"", StringComparison.Ordinal);

        var run = ToolRun.Of("profile", "validate", scratch.File("own.json", own), "--json");

        Assert.Equal((1, false), (run.Code, run.Json.GetProperty("valid").GetBoolean()));
        var paths = run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("path").GetString()).ToList();
        Assert.Contains("$.zone", paths);
        Assert.Contains("$.priority.otherwise", paths);
        Assert.Equal("Asia/Shanghai", run.Json.GetProperty("problems").EnumerateArray().First(p => p.GetProperty("path").GetString() == "$.zone").GetProperty("suggestion").GetString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_input_error() => Assert.Equal(2, ToolRun.Of("profile", "validate", "none.json").Code);

    [Theory]
    [InlineData("mermaid", "en", "stateDiagram-v2", "In progress")]
    [InlineData("mermaid", "zh", "stateDiagram-v2", "处理中")]
    [InlineData("dot", "en", "digraph", "In progress")]
    [InlineData("dot", "zh", "digraph", "处理中")]
    public void A_lifecycle_is_drawn_in_both_formats_and_languages(string format, string language, string head, string state)
    {
        var drawn = ToolRun.Of("profile", "diagram", "call-center", "--format", format, "--lang", language);
        Assert.Equal((0, ""), (drawn.Code, drawn.Error));
        Assert.Contains(head, drawn.Output, StringComparison.Ordinal);
        Assert.Contains(state, drawn.Output, StringComparison.Ordinal);
        var json = ToolRun.Of("profile", "diagram", "call-center", "--format", format, "--lang", language, "--json").Json;
        Assert.Equal((format, drawn.Output), (json.GetProperty("format").GetString(), json.GetProperty("diagram").GetString()));
    }

    [Fact]
    public void A_diagram_of_a_profile_that_is_not_there_or_in_another_format_is_refused()
    {
        Assert.Equal(2, ToolRun.Of("profile", "diagram", "no-such").Code);
        Assert.Equal(2, ToolRun.Of("profile", "diagram", "call-center", "--format", "png").Code);
    }

    [Fact]
    public void The_schema_of_the_format_is_one_json_document()
    {
        var printed = ToolRun.Of("profile", "schema");
        Assert.Equal((0, ""), (printed.Code, printed.Error));
        Assert.Equal("https://example.org/support-workflow/profile-1.schema.json", printed.Json.GetProperty("$id").GetString());
    }
}
