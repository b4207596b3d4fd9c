using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Profiles;

/// <summary><c>profile notices</c>: what a profile can tell, before it tells anybody.</summary>
public sealed class ProfileNoticesTests
{
    [Theory]
    [InlineData("call-center", "en")]
    [InlineData("call-center", "zh")]
    [InlineData("online-platform", "en")]
    [InlineData("online-platform", "zh")]
    [InlineData("support-department", "en")]
    [InlineData("support-department", "zh")]
    public void Every_notice_of_a_profile_is_shown_with_whom_it_tells_and_no_place_left_open(string profile, string language)
    {
        var run = ToolRun.Of("profile", "notices", profile, "--json", "--lang", language);

        Assert.Equal(0, run.Code);
        var notices = JsonNode.Parse(run.Output)!.AsArray();
        var whole = JsonNode.Parse(ToolRun.Of("profile", "show", profile, "--json").Output)!;
        Assert.Equal(
            [
                .. whole["notices"]!.AsObject().Select(n => n.Key),
                .. whole["tracks"]!.AsObject().SelectMany(t => (t.Value!["notices"]?.AsObject() ?? []).Select(n => $"{t.Key}.{n.Key}")),
            ],
            notices.Select(n => n!["name"]!.GetValue<string>())
        );
        Assert.All(notices, n =>
        {
            Assert.DoesNotContain('{', n!["text"]!.GetValue<string>());
            Assert.NotEmpty(n["to"]!.AsArray());
            Assert.True(n["events"]!.AsArray().Count + n["rules"]!.AsArray().Count > 0, $"{n["name"]} is sent by nobody.");
        });
        Assert.Contains(notices, n => n!["rules"]!.AsArray().Any(r => r!.GetValue<string>() == "remind-to-confirm"));
    }

    [Fact]
    public void The_page_for_people_says_it_in_their_language()
    {
        var page = ToolRun.Of("profile", "notices", "call-center", "--lang", "zh").Output;

        Assert.Contains(
            "随事件 ticket-resolved · 发给 requester, watchers · 满足 优先级为P1 时不受时段限制",
            Joined(page),
            StringComparison.Ordinal
        );
        Assert.Contains("由规则 remind-to-confirm 发送 · 发给 requester", Joined(page), StringComparison.Ordinal);
        Assert.Contains("您的工单 TS202410110001（〈subject〉）已处理完毕", page, StringComparison.Ordinal);
    }

    private static string Joined(string page) => string.Join(' ', page.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
}
