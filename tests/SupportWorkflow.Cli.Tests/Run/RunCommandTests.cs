using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Run;

public class RunCommandTests
{
    [Fact]
    public void The_call_centre_ticket_goes_to_work_to_waiting_and_back_to_done_and_to_the_end()
    {
        var run = ToolRun.Of("run", "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var steps = run.Json.GetProperty("steps").EnumerateArray().ToList();
        var states = steps.Select(s => s.GetProperty("state").GetString()!).ToList();
        Assert.Equal(
            ["to-verify", "dispatched", "in-progress", "awaiting-information", "in-progress", "awaiting-confirmation", "closed"],
            states.Where((s, i) => i == 0 || s != states[i - 1])
        );
        Assert.Contains(steps, s => !s.GetProperty("accepted").GetBoolean());
        Assert.Contains(steps, s => s.GetProperty("events").EnumerateArray().Any(e => e.GetString() == "clock-point-reached"));
        Assert.True(run.Json.GetProperty("rebuiltEqual").GetBoolean());
    }

    /// <summary>P-2: a single user who cannot work is P2; a VIP is handled one level higher.</summary>
    [Fact]
    public void The_customer_is_a_vip_where_the_profile_has_any() =>
        Assert.Equal("P1", ToolRun.Of("run", "--json").Json.GetProperty("steps")[0].GetProperty("priority").GetString());

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_profile_that_comes_with_the_tool_has_a_story_with_an_end_and_a_refusal(string profile)
    {
        var steps = ToolRun.Of("run", "--profile", profile, "--json").Json.GetProperty("steps").EnumerateArray().ToList();

        var end = WorkflowProfile
            .Parse(BuiltInProfiles.Json(profile))
            .Compile()
            .Lifecycle.State(steps[^1].GetProperty("state").GetString()!);
        Assert.Equal(Lifecycles.StateKind.Final, end.Kind);
        Assert.Contains(steps, s => s.TryGetProperty("rejection", out _));
    }

    public static TheoryData<string> Profiles => [.. BuiltInProfiles.Ids.AsEnumerable()];

    [Fact]
    public void A_lifecycle_of_ones_own_is_walked_too()
    {
        using var scratch = new Scratch();
        var file = scratch.File("bakery.json", Bakery.Profile);

        var steps = ToolRun.Of("run", "--profile", file, "--json").Json.GetProperty("steps").EnumerateArray().ToList();

        Assert.Equal(
            ["knead", "take-out", "eat"],
            steps
                .Where(s => s.GetProperty("accepted").GetBoolean() && s.TryGetProperty("trigger", out _))
                .Select(s => s.GetProperty("trigger").GetString())
        );
    }

    [Theory]
    [InlineData("en", "Rebuilt from its", "closes it.")]
    [InlineData("zh", "重建的工单与当前工单一致", "关闭工单")]
    public void The_page_speaks_both_languages(string language, params string[] texts)
    {
        var run = ToolRun.Of("run", "--lang", language);

        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_high_speed_takes_next_to_no_time() => Assert.Equal(0, ToolRun.Of("run", "--speed", "1e9").Code);
}
