using System.Text;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

public class ProfileLintAndDiffTests
{
    private static byte[] Own(Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        edit(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true }));
    }

    private static byte[] Shadowed => Own(json => json["priority"]!["rows"]![0]!["if"] = JsonNode.Parse("""{ "always": true }"""));

    [Fact]
    public void A_clean_profile_ends_with_exit_code_0()
    {
        var run = ToolRun.Of("profile", "lint", "call-center", "--today", "2026-01-01", "--json");

        Assert.Equal(
            (0, "", true, "2026-01-01"),
            (run.Code, run.Error, run.Json.GetProperty("clean").GetBoolean(), run.Json.GetProperty("today").GetString())
        );
        Assert.Contains(
            "call-center@1",
            ToolRun.Of("profile", "lint", "call-center", "--today", "2026-01-01").Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("en", "$.priority.rows[1]: Row 2 never decides: whenever it holds, row 1 holds before it. [priority.row-never-decides]")]
    [InlineData("zh", "$.priority.rows[1]: 第 2 行永远不起作用：它成立时，前面的第 1 行必已成立。 [priority.row-never-decides]")]
    public void What_is_found_ends_with_exit_code_1_and_is_told_with_its_line(string language, string said)
    {
        var run = ToolRun.With(Shadowed, "profile", "lint", "-", "--today", "2026-01-01", "--lang", language);

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Matches(@":\d+: \$\.priority\.rows\[1\]", run.Output);
    }

    [Fact]
    public void A_holiday_set_that_ends_soon_is_told_of_a_built_in_profile_too()
    {
        var run = ToolRun.Of("profile", "lint", "call-center", "--today", "2026-12-01", "--json");

        Assert.Equal((1, "calendar.holidays-end"), (run.Code, run.Json.GetProperty("warnings")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public void A_date_or_a_file_that_is_wrong_ends_with_exit_code_2()
    {
        Assert.Equal(2, ToolRun.Of("profile", "lint", "call-center", "--today", "tomorrow").Code);
        Assert.Equal(2, ToolRun.With(Own(json => json["zone"] = "Asia/Shangai"), "profile", "lint", "-").Code);
        Assert.Equal(2, ToolRun.Of("profile", "lint", "no-such").Code);
    }

    [Theory]
    [InlineData("en", "Nothing changes from call-center@1 to call-center@1.")]
    [InlineData("zh", "从 call-center@1 到 call-center@1 没有任何变化。")]
    public void Nothing_changes_to_itself(string language, string said)
    {
        var run = ToolRun.Of("profile", "diff", "call-center", "call-center", "--lang", language);

        Assert.Equal((0, "", said + "\n"), (run.Code, run.Error, run.Output));
    }

    [Theory]
    [InlineData(
        "en",
        "call-center@1 → call-center@2",
        "~ version: 1 → 2",
        "~ objectives · Response (response) · row 3 (priority is P3): 2 h → 1 h",
        "+ words · tiers · Gold (gold) is new: Gold"
    )]
    [InlineData(
        "zh",
        "call-center@1 → call-center@2",
        "~ 版本：1 → 2",
        "~ 服务目标 · 响应（response） · 第 3 行（优先级为P3）：2小时 → 1小时",
        "+ 新增 用语 · 客户等级 · 金卡（gold）：金卡"
    )]
    public void What_changes_is_told_in_both_languages_and_ends_with_exit_code_0(string language, params string[] said)
    {
        var next = Own(json =>
        {
            json["version"] = "2";
            json["objectives"]!["response"]!["targets"]![2]!["within"] = "PT1H";
            json["words"]!["tiers"]!["gold"] = JsonNode.Parse("""{ "en": "Gold", "zh-CN": "金卡" }""");
        });

        var run = ToolRun.With(next, "profile", "diff", "call-center", "-", "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(said, s => Assert.Contains(s, run.Output, StringComparison.Ordinal));
        var json = ToolRun.With(next, "profile", "diff", "call-center", "-", "--json", "--today", "2026-01-01").Json;
        Assert.Equal(
            ["$.version", "$.words.tiers.gold", "$.objectives.response.targets[2]"],
            json.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("path").GetString())
        );
        Assert.Equal(
            ("2 h", "1 h"),
            (
                json.GetProperty("changes")[2].GetProperty("before").GetString(),
                json.GetProperty("changes")[2].GetProperty("after").GetString()
            )
        );
        Assert.False(json.GetProperty("same").GetBoolean());
    }

    [Fact]
    public void Both_files_wrong_are_told_together()
    {
        var run = ToolRun.Of("profile", "diff", "no-such", "nor-this", "--json");

        Assert.Equal(2, run.Code);
        Assert.Equal(2, run.Json.GetProperty("problems").GetArrayLength());
        Assert.Equal(2, ToolRun.Of("profile", "diff", "-", "-").Code);
    }
}
