using System.Text.Json.Nodes;
using SupportWorkflow.Conditions;
using SupportWorkflow.Messages;
using SupportWorkflow.Tickets;

namespace SupportWorkflow.Profiles;

/// <summary>What a profile says and what can never come of it: each was valid, and silent.</summary>
public sealed partial class ProfileLintTests
{
    private const string Told = """{ "en": "{number}", "zh-CN": "{number}：" }""";

    private const string Receipt = $$"""{ "on": ["ticket-opened"], "to": ["requester"], "text": {{Told}} }""";

    private const string Missing = $$"""{ "on": ["details-missing"], "to": ["requester"], "text": {{Told}} }""";

    /// <summary>One notice beside the receipt.</summary>
    private static (string, string?) Notice(string on, string to, string condition = """{ "always": true }""") =>
        ("notices", $$"""{ "receipt": {{Receipt}}, "new": { "on": {{on}}, "to": {{to}}, "if": {{condition}}, "text": {{Told}} } }""");

    /// <summary>A lifecycle without the rows of some triggers.</summary>
    private static (string At, string? Json)[] Without(params string[] triggers)
    {
        var rows = JsonNode.Parse(Edited.DeskJson)!["lifecycle"]!["transitions"]!.AsArray();
        var kept = rows.Where(r => !triggers.Contains((string)r!["trigger"]!)).Select(r => r!.DeepClone());
        return
        [
            ("lifecycle/transitions", new JsonArray([.. kept]).ToJsonString()),
            .. triggers.Select(t => ($"lifecycle/triggers/{t}", (string?)null)),
        ];
    }

    [Theory]
    [InlineData(
        "reset",
        """{ "events": ["requester-contacted", "ticket-opened"] }""",
        "$.objectives.response.reset.events objective.reset-where-it-starts"
    )]
    [InlineData("reset", """{ "events": ["requester-contacted"] }""", "")]
    [InlineData("cancel", """{ "events": ["ticket-opened"] }""", "$.objectives.response.cancel.events objective.cancelled-where-it-starts")]
    [InlineData("cancel", """{ "events": ["ticket-opened"], "if": { "fact": "tier", "is": "vip" } }""", "")]
    [InlineData("cancel", """{ "becomes": { "fact": "state.kind", "is": "done" } }""", "")]
    public void A_promise_that_its_own_start_ends_was_passed_over_in_silence(string member, string moment, string found) =>
        Assert.Equal(found.Length == 0 ? [] : [found], Found(($"objectives/response/{member}", moment)).Select(f => $"{f.Path} {f.Code}"));

    [Theory]
    [InlineData("reset", "$.objectives.response.reset.becomes objective.reset-with-its-start")]
    [InlineData("cancel", "$.objectives.response.cancel.becomes objective.cancelled-with-its-start")]
    public void A_promise_whose_starting_condition_also_ends_it_is_told(string member, string found) =>
        Assert.Equal(
            [found],
            Found(
                    (
                        "objectives/response/start",
                        """{ "becomes": { "all": [{ "fact": "state.kind", "is": "working" }, { "fact": "tier", "is": "vip" }] } }"""
                    ),
                    ($"objectives/response/{member}", """{ "becomes": { "fact": "state.kind", "is": "working" } }""")
                )
                .Select(f => $"{f.Path} {f.Code}")
        );

    /// <summary>Every contact keeps one update and begins the next.</summary>
    [Fact]
    public void An_update_that_comes_again_may_stop_with_what_starts_it() =>
        Assert.Empty(
            Found(
                ("objectives/response/start", """{ "events": ["ticket-opened", "requester-contacted"] }"""),
                ("objectives/response/repeats", "true")
            )
        );

    [Fact]
    public void A_row_without_roles_names_the_trigger_that_is_open_to_requesters()
    {
        var warning = Assert.Single(Edited.With(("lifecycle/transitions/2/roles", null)).Lint(Today));

        Assert.Equal(("$.lifecycle.transitions[2]", "lifecycle.open-to-requesters"), (warning.Path, warning.Code));
        Assert.Equal(
            "Row 3 names no roles: whoever asked for help can also “classify” on the own ticket. Say who may.",
            warning.Text.English
        );
        Assert.StartsWith("第 3 行未写角色", warning.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lifecycle_without_any_roles_is_told_once_with_its_triggers()
    {
        var rows = JsonNode.Parse(Edited.DeskJson)!["lifecycle"]!["transitions"]!.AsArray();
        var warning = Edited
            .With([.. rows.Select((_, i) => ($"lifecycle/transitions/{i}/roles", (string?)null))])
            .Lint(Today)
            .Single(w => w.Code is "lifecycle.no-roles" or "lifecycle.open-to-requesters");

        Assert.Equal("$.lifecycle.transitions", warning.Path);
        Assert.Contains("audit", warning.Text.English, StringComparison.Ordinal);
        Assert.DoesNotContain("confirm", warning.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_requesters_do_with_their_own_ticket_may_be_open_to_everybody() =>
        Assert.Empty(Found(("lifecycle/transitions/+", """{ "trigger": "reply", "from": ["to-verify"] }""")));

    [Fact]
    public void A_notice_with_an_event_that_no_row_makes_is_told_with_what_would_make_it()
    {
        var warning = Assert.Single(
            Edited.With([Notice("""["ticket-audited", "ticket-closed"]""", """["requester"]"""), .. Without("audit")]).Lint(Today)
        );

        Assert.Equal(("$.notices.new.on[0]", "notice.event-never-happens"), (warning.Path, warning.Code));
        Assert.Equal(
            "“new” is never sent with ticket-audited: that needs a row of the lifecycle with the trigger audit",
            warning.Text.English
        );
        Assert.Equal("“new”永远不会随 ticket-audited 发送：该事件需要生命周期中触发器为 audit 的行", warning.Text.Chinese);
    }

    [Theory]
    [InlineData(
        """["ticket-closed"]""",
        """["requester"]""",
        """{ "fact": "event.point", "is": "due" }""",
        "$.notices.new.if notice.event-says-nothing"
    )]
    [InlineData(
        """["ticket-closed"]""",
        """["requester"]""",
        """{ "not": { "fact": "event.point", "is": "due" } }""",
        "$.notices.new.if notice.event-says-nothing"
    )]
    [InlineData("""["clock-point-reached"]""", """["requester"]""", """{ "not": { "fact": "event.point", "is": "due" } }""", "")]
    [InlineData("""["work-logged"]""", """["requester"]""", """{ "fact": "event.visible", "is": true }""", "")]
    [InlineData(
        """["fields-set"]""",
        """["requester"]""",
        """{ "fact": "event.visible", "is": true }""",
        "$.notices.new.if notice.event-says-nothing"
    )]
    [InlineData(
        """["fields-set"]""",
        """["requester"]""",
        """{ "fact": "event.changes-priority", "is": true }""",
        "$.notices.new.if notice.event-says-nothing"
    )]
    [InlineData("""["fields-set"]""", """["requester"]""", """{ "fact": "event.changes-priority", "is": false }""", "")]
    [InlineData(
        """["ticket-escalated"]""",
        """["requester"]""",
        """{ "always": true }""",
        "$.notices.new.on[0] notice.event-never-happens"
    )]
    [InlineData(
        """["ticket-opened"]""",
        """["assignee", "responsible", "watchers"]""",
        """{ "always": true }""",
        "$.notices.new.to notice.nobody"
    )]
    [InlineData("""["ticket-opened"]""", """["assignee", "role:lead"]""", """{ "always": true }""", "")]
    [InlineData("""["ticket-closed"]""", """["responsible"]""", """{ "always": true }""", "$.notices.new.to notice.nobody")]
    [InlineData("""["ticket-closed"]""", """["assignee"]""", """{ "always": true }""", "")]
    [InlineData(
        """["ticket-closed"]""",
        """["requester"]""",
        """{ "all": [{ "fact": "assigned", "is": true }, { "fact": "assigned", "is": false }] }""",
        "$.notices.new.if condition.never-holds"
    )]
    public void A_notice_that_nobody_gets_was_passed_over_in_silence(string on, string to, string condition, string found) =>
        Assert.Equal(found.Length == 0 ? [] : [found], Found(Notice(on, to, condition)).Select(f => $"{f.Path} {f.Code}"));

    [Fact]
    public void A_rule_that_tells_nobody_is_told() =>
        Assert.Equal(
            [("$.rules[0].then[0]", "notice.nobody")],
            Found(
                Notice("[]", "[]"),
                (
                    "rules",
                    """
                    [{ "name": "late", "text": { "en": "Late", "zh-CN": "超时" }, "when": { "clock": "resolution", "used": "80%" },
                       "then": [{ "notify": ["responsible"], "template": "new" }], "oncePer": "ticket" }]
                    """
                )
            )
        );

    [Fact]
    public void A_requester_who_gets_no_receipt_and_is_not_asked_was_passed_over_in_silence()
    {
        (string, string?) intake = (
            "intake",
            """{ "vague": { "en": { "broken": { "en": "What is broken?", "zh-CN": "哪里坏了？" } } } }"""
        );
        (string, string?) others = ("notices", $$"""{ "closed": { "on": ["ticket-closed"], "to": ["requester"], "text": {{Told}} } }""");

        Assert.Equal([("$.notices", "notice.no-receipt"), ("$.notices", "notice.details-not-asked")], Found(intake, others));
        Assert.Empty(Found(intake, ("notices", $$"""{ "receipt": {{Receipt}}, "missing": {{Missing}} }""")));
        Assert.Equal(
            [("$.notices.missing.on[0]", "notice.event-never-happens")],
            Found(("notices", $$"""{ "receipt": {{Receipt}}, "missing": {{Missing}} }"""))
        );
        Assert.Empty(Found(intake));
    }

    [Fact]
    public void A_clock_that_no_event_can_stop_was_passed_over_in_silence()
    {
        var warning = Assert.Single(
            Edited
                .With([
                    (
                        "objectives/response/stop",
                        """{ "events": ["ticket-audited", "clock-point-reached"], "if": { "fact": "event.topic", "is": "audit" } }"""
                    ),
                    .. Without("audit"),
                ])
                .Lint(Today)
        );

        Assert.Equal(("$.objectives.response.stop", "objective.nothing-stops"), (warning.Path, warning.Code));
        Assert.EndsWith(
            "ticket-audited needs a row of the lifecycle with the trigger audit; clock-point-reached never says event.topic",
            warning.Text.English,
            StringComparison.Ordinal
        );
        Assert.EndsWith("clock-point-reached 不含 event.topic", warning.Text.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "becomes": { "all": [{ "fact": "state", "is": "to-verify" }, { "fact": "state.kind", "is": "done" }] } }""", true)]
    [InlineData("""{ "becomes": { "fact": "state.kind", "is": "done" } }""", false)]
    [InlineData("""{ "becomes": { "fact": "tier", "is": "vip" } }""", false)]
    [InlineData("""{ "events": ["ticket-audited", "ticket-closed"] }""", false)]
    public void A_clock_that_waits_for_a_state_there_is_not_is_told(string stop, bool isTold) =>
        Assert.Equal(isTold, Found(("objectives/response/stop", stop)).Contains(("$.objectives.response.stop", "objective.nothing-stops")));

    /// <summary>Without any contact it is still kept by the solution.</summary>
    [Fact]
    public void A_response_that_only_a_solution_can_give_can_be_given() =>
        Assert.DoesNotContain(
            Found([("objectives/response/stop", """{ "events": ["requester-contacted"] }"""), .. Without("contact")]),
            f => f.Code == "objective.nothing-stops"
        );

    [Fact]
    public void A_promise_that_nothing_starts_is_told() =>
        Assert.Contains(
            ("$.objectives.response.start", "objective.nothing-starts"),
            Found([("objectives/response/start", """{ "events": ["ticket-audited"] }"""), .. Without("audit")])
        );

    /// <summary>Every event that says a fact is one of those that are declared to.</summary>
    [Fact]
    public void Facts_are_said_by_the_events_that_are_declared_to_say_them()
    {
        var facts = Desks.CallCenter.Policies.RuleFacts;
        var limited = facts.Catalogue.Names.Where(n => facts.Find(n)!.SaidBy.Count > 0).ToList();
        var ticket = Desks.Open();
        Assert.Equal(7, limited.Count);
        foreach (var name in limited)
        foreach (var e in MessageSamples.Events.Concat(MessageSamples.Variants))
        {
            var value = facts.Find(name)!.Value(new FactSubject(ticket, Event: e));
            Assert.True(
                value.IsMissing || value == FactValue.Of(false) || facts.Find(name)!.SaidBy.Contains(e.Name),
                $"{name} by {e.Name}: {value}"
            );
        }
    }

    [Fact]
    public void Events_are_made_by_triggers_that_commands_own() =>
        Assert.Subset(MessageTable.OwnedTriggers.ToHashSet(), MessageTable.Events.SelectMany(e => e.By.AsEnumerable()).ToHashSet());
}
