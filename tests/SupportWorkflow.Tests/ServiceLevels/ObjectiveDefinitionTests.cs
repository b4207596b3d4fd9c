using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What may be said of an objective in JSON, and what is said about everything else.</summary>
public sealed class ObjectiveDefinitionTests
{
    [Fact]
    [Trait("Requirement", "SLA-1")]
    public void Everything_that_may_be_said_is_read()
    {
        var objective = Parse(json =>
            json["objectives"]!["resolution"] = JsonNode.Parse(
                """
                {
                  "name": { "en": "Promised update", "zh-CN": "承诺回复" },
                  "start": { "events": ["ticket-opened"] }, "stop": { "events": ["requester-contacted"] },
                  "reset": { "events": ["ticket-assigned"] }, "cancel": { "becomes": { "fact": "confirmed", "is": true } },
                  "pauseWhile": { "fact": "state.kind", "is": "waiting" },
                  "repeats": true, "onRetarget": "rebase", "onReopen": "restart", "since": "opened",
                  "targets": [{ "within": "PT8H", "calendar": "business", "closing": "nextOpening" }],
                  "warn": ["PT10M before", "80%", "PT1H before", "50%"]
                }
                """
            )
        )
            .Objectives.Single(o => o.Name == "resolution");
        Assert.Equal(
            (true, RetargetMode.Rebase, ReopenMode.Restart, true),
            (objective.Repeats, objective.OnRetarget, objective.OnReopen, objective.SinceOpened)
        );
        Assert.Equal(["50%", "80%", "PT1H before", "PT10M before"], objective.Warn.Select(w => w.Name));
        Assert.Equal(SlaTarget.Work(Duration.FromHours(8), "business", ClosingRule.NextOpening), objective.Targets[0].Target);
        Assert.NotNull(objective.Reset);
        Assert.NotNull(objective.Cancel!.Becomes);
        Assert.False(objective.IsOnce);
    }

    [Fact]
    public void What_is_not_said_has_the_documented_default()
    {
        var objective = BuiltInProfiles.CallCenter.Compile().Objectives.Single(o => o.Name == "resolution");
        Assert.Equal(
            (false, RetargetMode.FromStart, ReopenMode.Continue, false),
            (objective.Repeats, objective.OnRetarget, objective.OnReopen, objective.SinceOpened)
        );
        Assert.True(objective.IsOnce);
    }

    [Theory]
    [InlineData("onRetarget", "\"fromstart\"", ".onRetarget", "objective.unknown-retarget", "fromStart")]
    [InlineData("onReopen", "\"contine\"", ".onReopen", "objective.unknown-reopen", "continue")]
    [InlineData("since", "\"match\"", ".since", "objective.unknown-since", "matched")]
    [InlineData("reset", "{}", ".reset", "objective.no-moment", null)]
    [InlineData("cancel", "{ \"events\": [\"ticket-canceled\"] }", ".cancel.events[0]", "objective.unknown-event", "ticket-cancelled")]
    [InlineData(
        "cancel",
        "{ \"becomes\": { \"fact\": \"state.kind\", \"is\": \"queued\", \"for\": \"PT1H\" } }",
        ".cancel.becomes",
        "condition.no-time-here",
        null
    )]
    [InlineData("warn", "[\"50%\", \"50%\"]", ".warn[1]", "objective.doubled-warning", null)]
    [InlineData("warn", "[\"10 min before\"]", ".warn[0]", "objective.bad-warning", null)]
    [InlineData("repeats", "\"yes\"", ".repeats", "json.wrong-type", null)]
    [InlineData(
        "targets",
        "[{ \"within\": \"PT8H\", \"calendar\": \"business\", \"closing\": \"opening\" }]",
        ".targets[0].closing",
        "objective.unknown-closing",
        null
    )]
    [InlineData(
        "targets",
        "[{ \"within\": \"1 business day\", \"calendar\": \"business\", \"businessDay\": \"standardDays\" }]",
        ".targets[0].businessDay",
        "objective.no-standard-day",
        null
    )]
    public void A_wrong_word_is_named_with_its_place_and_what_is_allowed(
        string member,
        string value,
        string path,
        string code,
        string? suggestion
    )
    {
        var problems = Assert
            .Throws<DefinitionException>(() => Parse(json => json["objectives"]!["resolution"]![member] = JsonNode.Parse(value)))
            .Problems;
        var problem = Assert.Single(problems);
        Assert.Equal(("$.objectives.resolution" + path, code, suggestion), (problem.Path, problem.Code, problem.Suggestion));
        Assert.NotEqual("", problem.Allowed);
        Assert.True(problem.Line > 1);
    }

    private static TicketWorkflow Parse(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        change(json);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true }))).Compile();
    }
}
