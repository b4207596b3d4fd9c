using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.History;

/// <summary>
/// Escalation rules over imported history. Times are UTC, 1 March 2024 is a Friday. The call centre, moved to UTC: P2 has 30 min to answer
/// and 4 h to solve, P3 2 h and one business day (Monday to Friday, 9 to 18), which waiting for the requester pauses.
/// </summary>
[Trait("Requirement", "ESC-4")]
public partial class HistoryRulesTests
{
    private const string Map = """
        {
          "times": ["uuuu-MM-dd'T'HH:mm"], "zone": "UTC", "missing": ["?"],
          "columns": { "case": "c", "state": "s", "time": "t", "opened": "o", "priority": "p", "team": "g" },
          "states": {
            "New": { "kind": "queued" }, "Work": { "kind": "working" }, "User": { "kind": "waiting", "on": "requester" },
            "Done": { "kind": "done" }, "Shut": { "kind": "final", "state": "closed" }, "Note": { "stays": true }
          },
          "responded": ["Work", "User"]
        }
        """;

    /// <summary>
    /// Response of a P3 opened on Friday at 16:00: due at 18:00. Resolution: a business day later on Monday at 16:00, and with the hour of
    /// waiting on Monday (10 to 11) at 17:00; half of its 9 h of work (2 on Friday) is used at 12:30, for Monday has given 1 h by 10:00 and
    /// gives the other 1.5 h from 11:00 on. An hour and a half late is Tuesday 9:30, two hours late Tuesday 10:00, when it is solved. 2:15
    /// h of work in the queue are over on Monday at 9:15.
    /// </summary>
    [Fact]
    public void Rules_fire_at_their_own_instants_between_the_rows_over_a_weekend_and_a_pause()
    {
        var told = Told(
            Rules(
                """
                { "name": "response", "when": { "clock": "response" }, "then": [{ "greenChannel": true }] },
                { "name": "half", "when": { "clock": "resolution", "used": "50%" }, "then": [{ "custom": "x" }] },
                { "name": "late", "when": { "clock": "resolution", "late": "PT1H30M" }, "then": [{ "custom": "x" }] },
                { "name": "too-late", "when": { "clock": "resolution", "late": "PT2H" }, "then": [{ "custom": "x" }] },
                { "name": "queue", "when": { "in": "kind:queued", "for": "PT2H15M", "calendar": "business" }, "then": [{ "custom": "x" }] },
                { "name": "solved-late", "when": { "on": ["ticket-resolved"] }, "if": { "fact": "clock.resolution.breached", "is": true },
                  "then": [{ "custom": "x" }] }
                """
            ),
            null,
            "P3 New 01T16:00",
            "P3 Work 04T09:30",
            "P3 User 04T10:00",
            "P3 Work 04T11:00",
            "P3 Done 05T10:00",
            "P3 Shut 05T12:00"
        );

        Assert.Equal(["response 01T18:00", "queue 04T09:15", "half 04T12:30", "late 05T09:30", "solved-late 05T10:00"], Fired(told));
        // A breach with the first instant after the due one.
        Assert.All(told.Histories[0].OfType<RuleFired>(), f =>
            Assert.InRange((f.RecordedAt - f.DueAt).ToInt64Nanoseconds(), 0, f.Objective is null || f.Rule == "half" ? 0 : 1)
        );
        Assert.All(told.Histories[0].OfType<RuleFired>(), f => Assert.Equal(f.RecordedAt, f.OccurredAt));
        Assert.Equal(
            [("response", 1, 1), ("half", 1, 1), ("late", 1, 1), ("too-late", 0, 0), ("queue", 1, 1), ("solved-late", 1, 1)],
            told.Summary.Escalations!.Rules.Select(r => (r.Name, r.Fired, r.Tickets))
        );
    }

    [Theory]
    [InlineData("2024-03-04T11:59:00Z")]
    [InlineData("2024-03-04T12:00:00Z", "long 04T12:00")]
    public void After_the_last_row_time_goes_on_until_an_open_ticket_is_read(string at, params string[] fired) =>
        Assert.Equal(
            fired,
            Fired(
                Told(
                    Rules("""{ "name": "long", "when": { "in": "in-progress", "for": "PT3H" }, "then": [{ "custom": "x" }] }"""),
                    at,
                    "P4 New 04T08:00",
                    "P4 Work 04T09:00"
                )
            )
        );

    [Theory]
    [InlineData("Done")]
    [InlineData("Shut")]
    public void A_ticket_that_is_over_after_its_last_row_is_left_alone(string end) =>
        Assert.Empty(
            Fired(
                Told(
                    Rules(
                        """
                        { "name": "long", "when": { "since": "ticket-opened", "for": "PT3H" }, "then": [{ "custom": "x" }] },
                          { "name": "rest", "when": { "in": "kind:done", "for": "PT3H" }, "then": [{ "custom": "x" }] }
                        """
                    ),
                    "2024-03-09T00:00:00Z",
                    "P4 New 04T08:00",
                    $"P4 {end} 04T09:00"
                )
            )
        );

    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void A_ladder_that_nobody_answers_is_climbed_to_its_top()
    {
        var told = Told(
            Rules(
                """{ "name": "overdue", "when": { "clock": "response" }, "then": [{ "escalateTo": 1 }] }""",
                """{ "role": "lead", "answer": "PT30M" }, { "role": "department-head", "answer": "PT1H" }, { "role": "executive" }"""
            ),
            "2024-03-04T12:00:00Z",
            "P2 New 04T08:00",
            "P2 Work 04T11:50 04T08:00"
        );

        Assert.Equal(["overdue 04T08:30", "level-1-unanswered 04T09:00", "level-2-unanswered 04T10:00"], Fired(told));
        Assert.Equal(
            [(1, "04T08:30"), (2, "04T09:00"), (3, "04T10:00")],
            told.Histories[0].OfType<TicketEscalated>().Select(e => (e.Level, Short(e.RecordedAt)))
        );
        Assert.Equal([0, 0, 1], told.Summary.Escalations!.Levels.Select(l => l.Tickets));
        // The answer to the customer ends what had taken it up.
        Assert.Equal((0, 3), (told.Tickets[0].Escalation.Level, told.Tickets[0].Escalation.Highest));
    }

    [Theory]
    [InlineData("Note 04T08:30", "Work 04T08:30")]
    [InlineData("Work 04T08:30", "Note 04T08:30")]
    public void What_is_due_in_the_very_minute_of_a_row_waits_for_all_rows_of_that_minute(params string[] rows)
    {
        var told = Told(
            Rules("""{ "name": "overdue", "when": { "clock": "response" }, "then": [{ "custom": "x" }] }"""),
            "2024-03-04T20:00:00Z",
            ["P2 New 04T08:00", .. rows.Select(r => "P2 " + r)]
        );

        Assert.Empty(Fired(told));
        Assert.Equal(1, told.Summary.Objectives.Single(o => o.Name == "response").All.Met);
    }

    [Fact]
    public void An_answer_learned_late_takes_the_point_back_and_leaves_the_firing()
    {
        var told = Told(
            Rules("""{ "name": "overdue", "when": { "clock": "response" }, "then": [{ "custom": "x" }] }"""),
            null,
            "P2 New 04T08:00",
            "P2 Note 04T12:00",
            "P2 Work 04T08:10"
        );

        Assert.Equal(["overdue 04T08:30"], Fired(told));
        var withdrawn = Assert.Single(told.Histories[0].OfType<ClockPointWithdrawn>(), p => p.Point == "due");
        Assert.Equal(("04T12:00", "04T08:30"), (Short(withdrawn.RecordedAt), Short(withdrawn.DueAt)));
        Assert.Equal(1, told.Summary.Objectives.Single(o => o.Name == "response").All.Met);
    }

    [Fact]
    [Trait("Requirement", "ESC-3")]
    public void What_the_log_tells_itself_no_rule_writes_and_the_firing_says_so()
    {
        var workflow = Rules(
            """
            { "name": "overdue", "when": { "clock": "response" }, "then": [{ "raisePriority": 1 }, { "assignTo": "network" },
              { "fire": "verify" }, { "greenChannel": true }, { "custom": "x" }] }
            """
        );

        var told = Told(workflow, "2024-03-04T12:00:00Z", "P2 New 04T08:00", "P2 Note 04T09:00");

        var fired = Assert.Single(told.Histories[0].OfType<RuleFired>());
        Assert.Equal(["raise-priority: history.told", "assign: history.told", "fire:verify: history.told"], fired.NotDone);
        Assert.Equal(["green-channel", "custom:x"], fired.Did);
        var ticket = told.Tickets[0];
        Assert.Equal(
            ("P2", "desk", workflow.Lifecycle.Initial.Name, true),
            (ticket.Priority!.Code.Code, ticket.Assignment!.Team!.Value.Value, ticket.State.Name, ticket.Escalation.GreenChannel)
        );
        Assert.Equal(
            [("assign: history.told", 1), ("fire:verify: history.told", 1), ("raise-priority: history.told", 1)],
            told.Summary.Escalations!.Rules[0].NotDone.Select(n => (n.Name, n.Count))
        );
    }

    [Fact]
    public void A_lifecycle_in_which_going_up_is_a_change_of_state_goes_up_and_keeps_the_state_of_the_log()
    {
        var profile = Profile(
            """{ "name": "overdue", "when": { "clock": "response" }, "then": [{ "escalateTo": 1 }] }""",
            """{ "role": "lead" }"""
        );
        foreach (var transition in profile["lifecycle"]!["transitions"]!.AsArray())
            if ((string?)transition!["trigger"] == "escalate-level")
                transition["to"] = "in-progress";

        var told = Told(Compile(profile), "2024-03-04T12:00:00Z", "P2 New 04T08:00");

        Assert.Equal((1, "to-verify"), (told.Tickets[0].Escalation.Level, told.Tickets[0].State.Name));
        Assert.All(told.Histories[0].OfType<TicketEscalated>(), e => Assert.Null(e.To));
    }

    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void Every_ticket_is_rebuilt_from_its_events_and_from_their_JSON_with_its_firings()
    {
        var workflow = Rules(
            """
            { "name": "overdue", "when": { "clock": "response" }, "then": [{ "escalateTo": 1 }, { "raisePriority": 1 }] },
              { "name": "stalled", "when": { "without": ["movement"], "for": "PT2H" }, "then": [{ "greenChannel": true }] }
            """,
            """{ "role": "lead", "answer": "PT30M" }, { "role": "executive" }"""
        );

        var told = Told(
            workflow,
            "2024-03-06T12:00:00Z",
            "P3 New 04T08:00",
            "P2 Note 04T12:00",
            "P2 Work 04T08:10",
            "P2 User 04T12:30",
            "P2 Done 04T12:40",
            "P2 Work 05T09:00"
        );

        var events = told.Histories[0];
        Assert.Equal(told.Tickets, [workflow.Rebuild(events)]);
        Assert.Equal(told.Tickets, [workflow.Rebuild(TicketJson.ReadEvents(TicketJson.Write(events)))]);
        Assert.Equal([.. Enumerable.Range(1, events.Count)], events.Select(e => e.Version));
        Assert.Equal(events.Select(e => e.RecordedAt).Order(), events.Select(e => e.RecordedAt));
        Assert.True(events.OfType<RuleFired>().Count() > 3);
        Assert.All(events, e => Assert.True(e.OccurredAt <= e.RecordedAt));
    }

    [Fact]
    public void Firings_are_counted_by_the_priority_of_the_last_row_and_notices_are_counted()
    {
        var told = Told(
            Rules(
                """
                { "name": "overdue", "when": { "clock": "response" }, "then": [{ "notify": ["role:lead"], "template": "review" },
                  { "notify": ["requester"], "template": "new-promise" }] }
                """
            ),
            "2024-03-04T20:00:00Z",
            "P4 New 04T08:00 04T08:00 A",
            "P2 New 04T08:00 04T08:00 B",
            "P3 New 04T08:00 04T08:00 C",
            "? Note 04T13:00 04T08:00 C",
            "P3 New 04T19:00 04T19:00 D"
        );

        var rule = Assert.Single(told.Summary.Escalations!.Rules);
        Assert.Equal((3, 3, 6), (rule.Fired, rule.Tickets, rule.Notices));
        Assert.Equal([("P2", 1), ("P4", 1)], rule.ByPriority.Select(p => (p.Name, p.Count)));
    }

    [Fact]
    public void A_profile_without_rules_has_no_figures_of_escalation()
    {
        var profile = Profile("");
        foreach (var part in (string[])["rules", "levels"])
            profile.Remove(part);

        var told = Told(Compile(profile), null, "P3 New 04T08:00", "P3 Work 04T12:00");

        Assert.Null(told.Summary.Escalations);
        Assert.All(told.Histories[0], e => Assert.Equal(("import", ActorKind.Person), (e.By, e.ByKind)));
    }

    private static IEnumerable<string> Fired(Told told) =>
        told.Histories[0].OfType<RuleFired>().Select(f => $"{f.Rule} {Short(f.RecordedAt)}");

    private static string Short(Instant at) => at.ToString("dd'T'HH':'mm", CultureInfo.InvariantCulture);

    private static TicketWorkflow Rules(string rules, string? levels = null) => Compile(Profile(rules, levels));

    private static TicketWorkflow Compile(JsonObject profile) =>
        WorkflowProfile.Parse(Encoding.UTF8.GetBytes(profile.ToJsonString())).Compile();

    private static JsonObject Profile(string rules, string? levels = null)
    {
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        profile["zone"] = "UTC";
        profile["rules"] = JsonNode.Parse($"[{rules}]");
        profile["levels"] = JsonNode.Parse($"[{levels}]");
        foreach (var (name, hours, more) in new[] { ("extra", 2, ""), ("hourly", 1, """, "reset": { "events": ["rule-fired"] }""") })
            profile["objectives"]![name] = JsonNode.Parse(
                $$"""
                { "name": { "en": "{{name}}", "zh-CN": "{{name}}" }, "start": { "byRule": true }, "stop": { "events": ["ticket-rated"] },
                  "targets": [{ "within": "PT{{hours}}H" }]{{more}} }
                """
            );
        return profile;
    }

    /// <param name="workflow">The profile.</param>
    /// <param name="at">When open tickets are read.</param>
    /// <param name="rows">Priority, state, day and time in March 2024; then the opening and the ticket, if they matter.</param>
    private static Told Told(TicketWorkflow workflow, string? at, params string[] rows)
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)), workflow);
        for (var i = 0; i < rows.Length; i++)
        {
            var words = rows[i].Split(' ');
            importer.Add(
                new(i + 2, words.Length > 4 ? words[4] : "T", words[1], "2024-03-" + words[2])
                {
                    Priority = words[0],
                    Opened = words.Length > 3 ? "2024-03-" + words[3] : null,
                    Team = "desk",
                }
            );
        }
        return History.Told.By(importer, at is null ? null : InstantPattern.General.Parse(at).Value);
    }
}
