using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

public class ProfileCommandTests
{
    [Fact]
    public void The_list_has_every_profile_that_comes_with_the_tool() =>
        Assert.Equal(
            BuiltInProfiles.Ids,
            ToolRun.Of("profile", "list", "--json").Json.EnumerateArray().Select(p => p.GetProperty("id").GetString()!)
        );

    [Theory]
    [InlineData(
        "en",
        "Awaiting information",
        "waiting on the requester",
        "the priority is P1",
        "a VIP's ticket is handled one level higher",
        "1 level(s) up",
        "Tracks beside a ticket: 5",
        "Follow-up call",
        "shown to the requester",
        "Guidance for the desk: 6",
        "Calming words"
    )]
    [InlineData(
        "zh",
        "待补充信息",
        "等待请求人",
        "优先级为P1",
        "VIP 客户的工单提升一级",
        "提高 1 级",
        "附属流程：5",
        "上门服务 (visit)",
        "承诺时限：到达",
        "话术与提示：6",
        "来电人情绪激动为是"
    )]
    public void A_profile_is_shown_as_a_page_in_both_languages(string language, params string[] texts)
    {
        var run = ToolRun.Of("profile", "show", "call-center", "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    /// <summary>Every word an objective may have, on the profile of the documentation.</summary>
    [Theory]
    [InlineData(
        "en",
        "no longer owed: it is cancelled",
        "begins anew: the requester answers",
        "a start after an end begins the next run",
        "a new target takes over the share that is used up",
        "taken up again, it begins anew",
        "a target that applies only later counts from the start",
        "warns at: 80% used, 10 min before it is due",
        "or an escalation rule says so",
        "1 business day of 'office', until that day's closing time",
        "2 business days of 'office', as so many standard days",
        "8 h of working time of 'office'; at closing time it becomes the next opening"
    )]
    [InlineData(
        "zh",
        "不再承诺：取消",
        "重新计时：请求人答复",
        "结束后再次开始即进入下一轮计时",
        "新时限按已用比例折算",
        "重新打开后重新计时",
        "较晚才适用的时限也自开始时刻起算",
        "预警：已用 80%、到期前 10分钟",
        "或由升级规则启动",
        "至当日下班",
        "按标准工作日时长计",
        "恰逢下班则顺延至下次上班"
    )]
    public void Every_word_of_an_objective_is_shown_in_both_languages(string language, params string[] texts)
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(new DocPage("profiles.md").Blocks("json").First())!;
        profile["calendars"]!["office"]!["standardDay"] = "PT8H";
        profile["objectives"]!["answer"] = JsonNode.Parse(
            """
            {
              "name": { "en": "Answer" },
              "start": { "events": ["ticket-opened"], "byRule": true },
              "stop": { "events": ["requester-contacted"] },
              "cancel": { "events": ["ticket-cancelled"] },
              "reset": { "events": ["reply-recorded"] },
              "repeats": true, "onRetarget": "rebase", "onReopen": "restart", "since": "opened",
              "targets": [
                { "if": { "fact": "priority", "is": "high" }, "within": "1 business day", "calendar": "office", "businessDay": "endOfDay" },
                { "if": { "fact": "affected-users", "atLeast": 2 }, "within": "2 business days", "calendar": "office",
                  "businessDay": "standardDays" },
                { "within": "PT8H", "calendar": "office", "closing": "nextOpening" }
              ],
              "warn": ["80%", "PT10M before"]
            }
            """
        );

        var run = ToolRun.Of("profile", "show", scratch.File("own.json", profile.ToJsonString()), "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var page = string.Join(' ', run.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(texts, t => Assert.Contains(t, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Every_event_that_can_end_a_promise_has_a_text(string language)
    {
        using var scratch = new Scratch();
        var names = typeof(TicketEvent)
            .Assembly.GetExportedTypes()
            .Where(t => t.IsSubclassOf(typeof(TicketEvent)) && t != typeof(UnknownEvent))
            .Select(t => JsonNamingPolicy.KebabCaseLower.ConvertName(t.Name))
            .ToList();
        var profile = JsonNode.Parse(new DocPage("profiles.md").Blocks("json").First())!;
        profile["objectives"]!["solution"]!["stop"] = new JsonObject { ["events"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) };

        var run = ToolRun.Of("profile", "show", scratch.File("own.json", profile.ToJsonString()), "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(names.Count > 35);
        Assert.All(names, n => Assert.DoesNotContain(n, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_comparison_is_shown_as_it_is_meant()
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(new DocPage("profiles.md").Blocks("json").First())!;
        profile["objectives"]!["solution"]!["pauseWhile"] = JsonNode.Parse(
            """
            { "any": [
              { "fact": "affected-users", "atLeast": 1 }, { "fact": "affected-users", "above": 2 }, { "fact": "affected-users",
                "atMost": 3 }, { "fact": "affected-users", "below": 4 },
              { "not": { "fact": "tier", "known": true } }, { "all": [{ "fact": "assigned", "is": true }, { "fact": "tier",
                "known": false }] }
            ] }
            """
        );

        var run = ToolRun.Of("profile", "show", scratch.File("own.json", profile.ToJsonString()));

        var page = string.Join(' ', run.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("is at least 1 or", page, StringComparison.Ordinal);
        Assert.Contains("is above 2 or", page, StringComparison.Ordinal);
        Assert.Contains("is at most 3 or", page, StringComparison.Ordinal);
        Assert.Contains("is below 4 or", page, StringComparison.Ordinal);
        Assert.Contains("(assigned is yes and", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_json_shows_is_a_profile_that_can_be_read_again()
    {
        var run = ToolRun.Of("profile", "show", "call-center", "--json");

        Assert.Equal("call-center", WorkflowProfile.Parse(Encoding.UTF8.GetBytes(run.Output)).Version.Profile);
    }

    [Fact]
    public void A_profile_can_come_from_standard_input() =>
        Assert.Contains(
            "call-center@1",
            ToolRun.With(BuiltInProfiles.Json("call-center"), "profile", "show", "-").Output,
            StringComparison.Ordinal
        );

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
        var own = Encoding
            .UTF8.GetString(BuiltInProfiles.Json("call-center"))
            .Replace("Asia/Shanghai", "Asia/Shangai", StringComparison.Ordinal)
            .Replace("\"otherwise\": \"P3\"", "\"otherwise\": \"P9\"", StringComparison.Ordinal);

        var run = ToolRun.Of("profile", "validate", scratch.File("own.json", own), "--json");

        Assert.Equal((1, false), (run.Code, run.Json.GetProperty("valid").GetBoolean()));
        var paths = run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("path").GetString()).ToList();
        Assert.Contains("$.zone", paths);
        Assert.Contains("$.priority.otherwise", paths);
        Assert.Equal(
            "Asia/Shanghai",
            run.Json.GetProperty("problems")
                .EnumerateArray()
                .First(p => p.GetProperty("path").GetString() == "$.zone")
                .GetProperty("suggestion")
                .GetString()
        );
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
        var unknown = ToolRun.Of("profile", "diagram", "call-center", "--track", "visits");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("visit, remote-session", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_of_the_format_is_one_json_document()
    {
        var printed = ToolRun.Of("profile", "schema");
        Assert.Equal((0, ""), (printed.Code, printed.Error));
        Assert.Equal("https://example.org/support-workflow/profile-1.schema.json", printed.Json.GetProperty("$id").GetString());
    }
}
