using static SupportWorkflow.Desks;

namespace SupportWorkflow.Escalations;

/// <summary>What is wrong with a rule is said when the profile is read, or when a rule made in code is compiled with it.</summary>
[Trait("Requirement", "ESC-3")]
public sealed class RuleDefinitionTests
{
    private const string Then = """ "then": [{ "greenChannel": true }] """;

    [Theory]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolutoin" }, THEN }""",
        "$.rules[0].when.clock",
        "rule.unknown-clock",
        "resolution"
    )]
    [InlineData(
        """{ "name": "r", "when": { "in": "in-progres", "for": "PT1H" }, THEN }""",
        "$.rules[0].when.in",
        "rule.unknown-state",
        "in-progress"
    )]
    [InlineData(
        """{ "name": "r", "when": { "in": "kind:wating", "for": "PT1H" }, THEN }""",
        "$.rules[0].when.in",
        "rule.unknown-state",
        "kind:waiting"
    )]
    [InlineData(
        """{ "name": "r", "when": { "on": ["ticket-reopend"] }, THEN }""",
        "$.rules[0].when.on[0]",
        "rule.unknown-event",
        "ticket-reopened"
    )]
    [InlineData("""{ "name": "r", "when": { "on": ["movement"] }, THEN }""", "$.rules[0].when.on[0]", "rule.unknown-event", null)]
    [InlineData(
        """{ "name": "r", "when": { "without": ["work-loged"], "for": "PT1H" }, THEN }""",
        "$.rules[0].when.without[0]",
        "rule.unknown-event",
        "work-logged"
    )]
    [InlineData(
        """{ "name": "r", "when": { "since": "ticket-opend", "for": "PT1H", "calendar": "busines" }, THEN }""",
        "$.rules[0].when.calendar",
        "rule.unknown-calendar",
        "business"
    )]
    [InlineData(
        """{ "name": "r", "when": { "since": "ticket-opend", "for": "PT1H" }, THEN }""",
        "$.rules[0].when.since",
        "rule.unknown-event",
        "ticket-opened"
    )]
    [InlineData("""{ "name": "r", "when": { "on": [] }, THEN }""", "$.rules[0].when.on", "rule.no-event-named", null)]
    [InlineData("""{ "name": "r", "when": {}, THEN }""", "$.rules[0].when", "rule.not-one-moment", null)]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution", "on": ["work-logged"] }, THEN }""",
        "$.rules[0].when",
        "rule.not-one-moment",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution", "used": "80%", "late": "PT1H" }, THEN }""",
        "$.rules[0].when",
        "rule.not-one-moment",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "on": ["work-logged"], "late": "PT1H" }, THEN }""",
        "$.rules[0].when",
        "rule.word-of-a-clock",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution", "used": "80" }, THEN }""",
        "$.rules[0].when.used",
        "rule.bad-percentage",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution", "late": "2h" }, THEN }""",
        "$.rules[0].when.late",
        "rule.bad-time",
        null
    )]
    [InlineData("""{ "name": "r", "when": { "in": "in-progress" }, THEN }""", "$.rules[0].when.for", "rule.no-time", null)]
    [InlineData(
        """{ "name": "r", "when": { "on": ["work-logged"], "for": "PT1H" }, THEN }""",
        "$.rules[0].when.for",
        "rule.no-time-here",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution", "calendar": "business" }, THEN }""",
        "$.rules[0].when.calendar",
        "rule.calendar-without-for",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "if": { "fact": "priorty", "is": "P1" }, THEN }""",
        "$.rules[0].if.fact",
        "condition.unknown-fact",
        "priority"
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "if": { "fact": "field.colour", "known": true }, THEN }""",
        "$.rules[0].if.fact",
        "condition.unknown-fact",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "if": { "fact": "priority", "is": 1 }, THEN }""",
        "$.rules[0].if.is",
        "condition.wrong-type",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "if": { "fact": "rating.score", "for": "PT1H", "atMost": 2 }, THEN }""",
        "$.rules[0].if.for",
        "condition.no-since",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "if": { "fact": "event.visible", "is": true }, THEN }""",
        "$.rules[0].if",
        "rule.no-event",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "on": ["work-logged"] }, "if": { "fact": "command.has-reason", "is": true }, THEN }""",
        "$.rules[0].if",
        "rule.no-command",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "on": ["work-logged"] }, "oncePer": "clockCycle", THEN }""",
        "$.rules[0].oncePer",
        "rule.key-does-not-suit",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "oncePer": "occurrence", THEN }""",
        "$.rules[0].oncePer",
        "rule.key-does-not-suit",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "oncePer": "tickets", THEN }""",
        "$.rules[0].oncePer",
        "rule.unknown-key",
        "ticket"
    )]
    [InlineData("""{ "name": "a b", "when": { "clock": "resolution" }, THEN }""", "$.rules[0].name", "rule.bad-name", null)]
    [InlineData("""{ "name": "r", "when": { "clock": "resolution" }, "then": [] }""", "$.rules[0].then", "rule.no-action", null)]
    [InlineData("""{ "name": "r", "when": { "clock": "resolution" }, "then": [{}] }""", "$.rules[0].then[0]", "rule.not-one-action", null)]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "escalateTo": 4 }] }""",
        "$.rules[0].then[0].escalateTo",
        "rule.unknown-level",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "raisePriority": 0 }] }""",
        "$.rules[0].then[0].raisePriority",
        "rule.bad-number",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "escalate": false }] }""",
        "$.rules[0].then[0].escalate",
        "rule.only-true",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "notify": ["role:leed"], "template": "told" }] }""",
        "$.rules[0].then[0]",
        "notice.unknown-role",
        "lead"
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "notify": ["leed"], "template": "told" }] }""",
        "$.rules[0].then[0]",
        "notice.unknown-recipient",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "notify": ["assignee"], "template": "tolld" }] }""",
        "$.rules[0].then[0].template",
        "rule.unknown-template",
        "told"
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "notify": ["assignee"] }] }""",
        "$.rules[0].then[0].template",
        "rule.no-template",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "notify": ["assignee"], "template": "breach" }] }""",
        "$.rules[0].then[0].template",
        "rule.unsuited-template",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "fire": "verfy" }] }""",
        "$.rules[0].then[0].fire",
        "rule.unknown-trigger",
        "verify"
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "fire": "resolve" }] }""",
        "$.rules[0].then[0].with",
        "rule.missing-argument",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "startClock": "promises" }] }""",
        "$.rules[0].then[0].startClock",
        "rule.unknown-clock",
        null
    )]
    [InlineData(
        """{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "majorIncident": { "days": 7, "by": ["catgory"] } }] }""",
        "$.rules[0].then[0].majorIncident.by",
        "rule.unknown-field",
        "category"
    )]
    [InlineData(
        """{ "name": "level-1-unanswered", "when": { "clock": "resolution" }, THEN }""",
        "$.levels[0].name",
        "rule.doubled-name",
        null
    )]
    public void A_broken_rule_names_path_problem_and_what_was_probably_meant(string rule, string path, string code, string? suggestion)
    {
        var e = Assert.Throws<DefinitionException>(() => Read(rule.Replace("THEN", Then, StringComparison.Ordinal)));

        var problem = Assert.Single(e.Problems, p => p.Path == path && p.Code == code);
        Assert.Equal(suggestion, problem.Suggestion);
        Assert.True(problem.Line > 0);
    }

    [Fact]
    public void A_rule_made_in_code_is_checked_alike_and_everything_is_said_at_once()
    {
        var rule = new EscalationRule("late")
        {
            When = Moment.ClockBreached("resolutoin"),
            Then = [RuleAction.EscalateTo(7), RuleAction.Notify("x", "role:leed")],
            OncePer = OncePer.Occurrence,
        };

        var e = Assert.Throws<DefinitionException>(() =>
            ProfileWith("""{ "rules": [], "levels": [{ "role": "lead" }] }""").Compile(p => p.AddRule(rule))
        );

        Assert.Equal(
            [
                "rules[late].when.clock",
                "rules[late].oncePer",
                "rules[late].then[0].escalateTo",
                "rules[late].then[1]",
                "rules[late].then[1].template",
            ],
            e.Problems.Select(p => p.Path)
        );
    }

    [Theory]
    [InlineData("""{ "role": "boss", "answer": "PT30M" }""", "$.levels[0].role", "rule.unknown-role")]
    [InlineData("""{ "role": "lead", "answer": "30" }""", "$.levels[0].answer", "rule.bad-time")]
    [InlineData("""{ "role": "lead", "answer": "PT30M", "calendar": "x" }""", "$.levels[0].calendar", "rule.unknown-calendar")]
    public void A_broken_level_names_path_and_problem(string level, string path, string code)
    {
        var e = Assert.Throws<DefinitionException>(() => ProfileWith($$"""{ "rules": [], "levels": [{{level}}] }"""));

        Assert.Contains((path, code), e.Problems.Select(p => (p.Path, p.Code)));
    }

    [Fact]
    public void Rules_of_a_profile_without_a_ladder_or_without_the_trigger_they_need_are_refused()
    {
        var none = Assert.Throws<DefinitionException>(() =>
            ProfileWith(
                """{ "levels": [], "rules": [{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "escalate": true }] }] }"""
            )
        );
        Assert.Contains(("$.rules[0].then[0]", "rule.no-levels"), none.Problems.Select(p => (p.Path, p.Code)));

        var trigger = Assert.Throws<DefinitionException>(() =>
            ProfileWith(
                """
                { "rules": [{ "name": "r", "when": { "clock": "resolution" }, "then": [{ "escalate": true }] }],
                  "levels": [{ "role": "lead" }], "lifecycle": { "transitions": "without:escalate-level" } }
                """
            )
        );
        Assert.Contains(("$.rules[0].then[0]", "rule.needs-trigger"), trigger.Problems.Select(p => (p.Path, p.Code)));
    }

    [Fact]
    [Trait("Requirement", "ESC-10")]
    public void What_is_valid_and_probably_not_meant_is_warned_of()
    {
        var warnings = ProfileWith(
                """
                {
                  "levels": [{ "role": "lead" }, { "role": "executive" }],
                  "notices": { "told": { "on": [], "to": [], "text": { "en": "x", "zh-CN": "x" } } },
                  "objectives": { "promise": { "name": { "en": "P", "zh-CN": "P" }, "start": { "byRule": true },
                    "stop": { "events": ["requester-contacted"] }, "targets": [{ "within": "PT4H" }] } },
                  "rules": [
                    { "name": "never", "when": { "clock": "resolution" }, "if": { "all": [{ "fact": "priority", "is": "P1" },
                      { "fact": "priority", "is": "P2" }] }, "then": [{ "greenChannel": true }] },
                    { "name": "wide", "when": { "clock": "resolution" }, "then": [{ "escalateTo": 1 }] },
                    { "name": "narrow", "when": { "clock": "resolution" }, "if": { "fact": "priority", "is": "P1" },
                      "then": [{ "escalateTo": 2 }] },
                    { "name": "ping", "when": { "on": ["ticket-prioritised"] }, "then": [{ "escalate": true }] },
                    { "name": "pong", "when": { "on": ["ticket-escalated"] }, "then": [{ "raisePriority": 1 }] },
                    { "name": "once", "when": { "on": ["ticket-prioritised"] }, "oncePer": "ticket", "rank": 3,
                      "then": [{ "raisePriority": 1 }] }
                  ]
                }
                """
            )
            .Lint(new(2024, 10, 11));

        Assert.Equal(
            [
                ("$.notices.low-satisfaction.on", "notice.never-sent"),
                ("$.notices.new-promise.on", "notice.never-sent"),
                ("$.notices.please-confirm.on", "notice.never-sent"),
                ("$.notices.review.on", "notice.never-sent"),
                ("$.notices.told.on", "notice.never-sent"),
                ("$.rules[0].if", "condition.never-holds"),
                ("$.rules[2]", "rule.shadowed"),
                ("$.rules[2].rank", "rule.equal-rank"),
                ("$.rules[3]", "rule.endless-chain"),
            ],
            warnings.AsEnumerable().Select(w => (w.Path, w.Code)).Where(w => w.Code != "profile.no-chinese").Order()
        );
        Assert.Contains("ping → pong → ping", warnings.AsEnumerable().Single(w => w.Code == "rule.endless-chain").Text.English);
    }

    [Fact]
    public void A_ladder_of_which_nobody_is_told_is_warned_of()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Profiles.BuiltInProfiles.Json("call-center"))!;
        json["notices"]!.AsObject().Remove("escalated");

        var warning = Assert.Single(
            Profiles.WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Lint(new(2024, 10, 11))
        );

        Assert.Equal(("$.levels", "level.nobody-told"), (warning.Path, warning.Code));
    }

    private static void Read(string rule) =>
        ProfileWith(
            $$"""
            {
              "notices": { "told": { "on": [], "to": [], "text": { "en": "{number}", "zh-CN": "{number}" } } },
              "levels": [{ "role": "lead", "answer": "PT30M" }, { "role": "department-head", "answer": "PT1H" }, { "role": "executive" }],
              "rules": [{{rule}}]
            }
            """
        );
}
