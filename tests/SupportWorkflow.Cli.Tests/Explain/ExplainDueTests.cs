using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Explain;

/// <summary>The call centre works Monday to Friday 09:00-18:00 in Shanghai, with China's holidays and make-up days.</summary>
public class ExplainDueTests
{
    private static ToolRun Due(string start, params string[] more) =>
        ToolRun.Of(["explain", "due", "--profile", "call-center", "--objective", "resolution", "--start", start, "--json", .. more]);

    /// <summary>The stretches that counted: from, to and hours.</summary>
    private static List<(string From, string To, double Hours)> Counted(JsonElement due) =>
        [
            .. due.GetProperty("segments")
                .EnumerateArray()
                .Where(s => s.GetProperty("why").GetString() == "counted")
                .Select(s =>
                    (
                        s.GetProperty("start").GetString()![..16],
                        s.GetProperty("end").GetString()![..16],
                        s.GetProperty("countedSeconds").GetDouble() / 3600
                    )
                ),
        ];

    private static List<(string Date, string Code)> Special(JsonElement due) =>
        [
            .. due.GetProperty("specialDays")
                .EnumerateArray()
                .Select(d => (d.GetProperty("date").GetString()!, d.GetProperty("code").GetString()!)),
        ];

    /// <summary>P3 is one business day of the same time: Friday 16:30 → Monday 16:30; 1 h 30 min on Friday, 7 h 30 min on Monday.</summary>
    [Fact]
    [Trait("Requirement", "SLA-11")]
    public void A_weekend_is_stepped_over()
    {
        var run = Due("2024-10-18T16:30", "--priority", "P3");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("2024-10-21T16:30:00+08:00", run.Json.GetProperty("dueAt").GetString());
        Assert.Equal([("2024-10-18T16:30", "2024-10-18T18:00", 1.5), ("2024-10-21T09:00", "2024-10-21T16:30", 7.5)], Counted(run.Json));
        Assert.Empty(Special(run.Json));
        Assert.Equal(("PT9H", 32400), (run.Json.GetProperty("sum").GetString(), run.Json.GetProperty("sumSeconds").GetInt32()));
    }

    /// <summary>Saturday 12 October 2024 is worked for National Day: Friday 16:30 → Saturday 16:30. 50 % is 4.5 h: Saturday 12:00; 80 % is
    /// 7.2 h: 14:42.</summary>
    [Fact]
    [Trait("Requirement", "SLA-11")]
    public void A_make_up_Saturday_is_counted_and_named()
    {
        var due = Due("2024-10-11T16:30", "--priority", "P3").Json;

        Assert.Equal("2024-10-12T16:30:00+08:00", due.GetProperty("dueAt").GetString());
        Assert.Equal([("2024-10-11T16:30", "2024-10-11T18:00", 1.5), ("2024-10-12T09:00", "2024-10-12T16:30", 7.5)], Counted(due));
        Assert.Equal([("2024-10-12", "make-up-day")], Special(due));
        Assert.Equal(
            [("50%", "2024-10-12T12:00:00+08:00"), ("80%", "2024-10-12T14:42:00+08:00")],
            due.GetProperty("points").EnumerateArray().Select(p => (p.GetProperty("point").GetString(), p.GetProperty("at").GetString()))
        );
        Assert.Equal(
            ("business", "Asia/Shanghai"),
            (due.GetProperty("calendar").GetProperty("name").GetString(), due.GetProperty("calendar").GetProperty("zone").GetString())
        );
    }

    /// <summary>
    /// P4 is three business days: Monday 30 September 16:00, holidays 1 to 7 October, then 8, 9, 10 October: due 10 October 16:00. A pause
    /// of 2 h 30 min on 9 October moves that on: 18:00 at 2 h, the other 30 minutes on 11 October. 2 + 9 + 9 + 7 = 27 h.
    /// </summary>
    [Fact]
    [Trait("Requirement", "SLA-11")]
    public void Holidays_and_a_pause_are_listed_and_what_is_left_adds_up_to_the_target()
    {
        var due = Due(
            "2024-09-30T16:00",
            "--impact",
            "training",
            "--tier",
            "normal",
            "--pause",
            "2024-10-09T10:00/2024-10-09T12:30",
            "--at",
            "2024-10-09T15:00"
        ).Json;

        Assert.Equal("2024-10-11T09:30:00+08:00", due.GetProperty("dueAt").GetString());
        Assert.Equal(
            [
                ("2024-09-30T16:00", "2024-09-30T18:00", 2),
                ("2024-10-08T09:00", "2024-10-08T18:00", 9),
                ("2024-10-09T09:00", "2024-10-09T10:00", 1),
                ("2024-10-09T12:30", "2024-10-09T18:00", 5.5),
                ("2024-10-10T09:00", "2024-10-10T18:00", 9),
                ("2024-10-11T09:00", "2024-10-11T09:30", 0.5),
            ],
            Counted(due)
        );
        Assert.Equal(Enumerable.Range(1, 7).Select(d => ($"2024-10-0{d}", "holiday")), Special(due));
        Assert.Equal(
            (97200, "PT27H"),
            (due.GetProperty("sumSeconds").GetInt32(), due.GetProperty("target").GetProperty("time").GetString())
        );
        Assert.Equal(("P4", 4), (due.GetProperty("priority").GetString(), due.GetProperty("row").GetInt32()));

        // 2 + 9 + 1 h, and from 12:30 to 15:00 another 2 h 30 min; 27 h less 14 h 30 min are left.
        var then = due.GetProperty("then");
        Assert.Equal(
            ("PT14H30M", 45000, "Running", "Open"),
            (
                then.GetProperty("used").GetString(),
                then.GetProperty("remainingSeconds").GetInt32(),
                then.GetProperty("phase").GetString(),
                then.GetProperty("outcome").GetString()
            )
        );
    }

    /// <summary>A pause after the due time changes nothing; two that overlap leave time out once: 10:00-13:00 on Saturday, 3 h, so Saturday
    /// gives 6 h of 7 h 30 min.</summary>
    [Fact]
    public void Pauses_that_overlap_count_once_and_a_later_one_not_at_all()
    {
        var due = Due(
            "2024-10-11T16:30",
            "--priority",
            "P3",
            "--pause",
            "2024-10-12T11:00/2024-10-12T13:00",
            "--pause",
            "2024-10-12T10:00/2024-10-12T12:30",
            "--pause",
            "2024-10-15T11:00/2024-10-16T13:00"
        ).Json;

        Assert.Equal("2024-10-14T10:30:00+08:00", due.GetProperty("dueAt").GetString());
        Assert.Equal(32400, due.GetProperty("sumSeconds").GetInt32());
    }

    /// <summary>P1 is two hours round the clock.</summary>
    [Fact]
    public void Round_the_clock_there_is_no_calendar_and_one_stretch()
    {
        var due = Due("2024-10-01T23:00:00+08:00", "--priority", "P1").Json;

        Assert.Equal("2024-10-02T01:00:00+08:00", due.GetProperty("dueAt").GetString());
        Assert.Equal(JsonValueKind.Null, due.GetProperty("calendar").ValueKind);
        Assert.Equal([("2024-10-01T23:00", "2024-10-02T01:00", 2)], Counted(due));
    }

    public static TheoryData<string, string, string[]> Anything =>
        new()
        {
            { "2024-09-27T17:59:59.5", "P3", [] },
            { "2024-10-05T03:00", "P4", [] },
            { "2024-10-05T03:00", "P4", ["2024-10-04T00:00/2024-10-06T12:00", "2024-10-09T17:00/2024-10-10T09:30"] },
            { "2024-10-11T16:30", "P2", ["2024-10-11T17:00/2024-10-11T17:00:00.25"] },
            { "2024-10-11T16:30", "P3", ["2024-10-11T16:30/2024-10-11T18:00", "2024-10-12T09:00/2024-10-12T18:00"] },
            { "2025-01-25T12:00Z", "P4", ["2025-02-01T00:00/2025-03-01T00:00"] },
        };

    [Theory]
    [MemberData(nameof(Anything))]
    [Trait("Requirement", "SLA-11")]
    public void What_is_listed_adds_up_to_the_target_exactly_and_leaves_no_gap(string start, string priority, string[] pauses)
    {
        var due = Due(start, ["--priority", priority, .. pauses.SelectMany(p => new[] { "--pause", p })]).Json;

        var segments = due.GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal(
            due.GetProperty("target").GetProperty("timeSeconds").GetDecimal(),
            segments.Sum(s => s.GetProperty("countedSeconds").GetDecimal())
        );
        Assert.Equal(due.GetProperty("sumSeconds").GetDecimal(), segments.Sum(s => s.GetProperty("countedSeconds").GetDecimal()));
        Assert.Equal(due.GetProperty("start").GetString(), segments[0].GetProperty("start").GetString());
        Assert.Equal(due.GetProperty("dueAt").GetString(), segments[^1].GetProperty("end").GetString());
        Assert.All(segments.Zip(segments.Skip(1)), p =>
            Assert.Equal(p.First.GetProperty("end").GetString(), p.Second.GetProperty("start").GetString())
        );
    }

    [Theory]
    [InlineData(
        "en",
        "Row 3: 1 business day of 'business'",
        "✗ priority is P3, needed P1",
        "✓ priority is P3",
        "Due 2024-10-12 16:30:00",
        "2024-10-12: National Day (make-up working day)",
        "80%  2024-10-12 14:42:00"
    )]
    [InlineData(
        "zh",
        "第 3 行：1 个工作日",
        "✗ 优先级为P3，需要P1",
        "✓ 优先级为P3",
        "到期 2024-10-12 16:30:00",
        "2024-10-12：国庆节（",
        "80%  2024-10-12 14:42:00"
    )]
    public void The_page_says_why_in_both_languages(string language, params string[] texts)
    {
        var run = ToolRun.Of(
            "explain",
            "due",
            "--profile",
            "call-center",
            "--objective",
            "resolution",
            "--start",
            "2024-10-11T16:30",
            "--priority",
            "P3",
            "--lang",
            language
        );

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    /// <summary>P2 for a function broken; one level up for a VIP.</summary>
    [Fact]
    public void Without_a_priority_the_rules_of_the_profile_make_one_and_say_why()
    {
        var due = Due("2024-10-11T16:30", "--impact", "function-broken", "--fact", "tier=vip").Json;

        Assert.Equal(("P1", 1), (due.GetProperty("priority").GetString(), due.GetProperty("row").GetInt32()));
        Assert.Equal(2, due.GetProperty("priorityBecause").GetArrayLength());
        Assert.Contains("VIP", due.GetProperty("priorityBecause")[1].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_row_holds_nothing_is_due_and_the_unknown_facts_are_named()
    {
        var run = ToolRun.Of(
            "explain",
            "due",
            "--profile",
            "call-center",
            "--objective",
            "first-view",
            "--start",
            "2024-10-11T16:30",
            "--json"
        );

        Assert.Equal(0, run.Code);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("dueAt").ValueKind);
        Assert.Equal(["channel"], run.Json.GetProperty("missingFacts").EnumerateArray().Select(f => f.GetString()!));
    }

    [Theory]
    [InlineData("affected-users=500", 1)]
    [InlineData("security-alert=true", 2)]
    [InlineData("state.kind=queued", 3)]
    public void A_row_may_ask_for_any_fact_and_a_ticket_just_opened_is_queued(string fact, int row)
    {
        using var scratch = new Scratch();
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        profile["objectives"]!["resolution"]!["targets"] = JsonNode.Parse(
            """
            [
              { "if": { "fact": "affected-users", "atLeast": 500 }, "within": "PT1H" },
              { "if": { "fact": "security-alert", "is": true }, "within": "PT2H" },
              { "if": { "fact": "state.kind", "is": "queued" }, "within": "PT3H" }
            ]
            """
        );
        var file = scratch.File("own.json", Encoding.UTF8.GetBytes(profile.ToJsonString()));

        var run = ToolRun.Of(
            "explain",
            "due",
            "--profile",
            file,
            "--objective",
            "resolution",
            "--start",
            "2024-10-11T16:30",
            "--fact",
            fact,
            "--json"
        );

        Assert.Equal((0, row), (run.Code, run.Json.GetProperty("row").GetInt32()));
    }

    [Fact]
    public void Every_wrong_argument_is_told_at_once_with_what_was_meant()
    {
        var run = ToolRun.Of(
            "explain",
            "due",
            "--profile",
            "call-center",
            "--objective",
            "resolutoin",
            "--start",
            "yesterday",
            "--priority",
            "P9",
            "--impact",
            "trainng",
            "--tier",
            "gold",
            "--fact",
            "affected-users=many",
            "--fact",
            "security-alert=maybe",
            "--fact",
            "colour=red",
            "--fact",
            "nothing",
            "--pause",
            "2024-10-11T18:00/2024-10-11T17:00",
            "--pause",
            "lunch",
            "--at",
            "noon",
            "--json"
        );

        Assert.Equal(2, run.Code);
        var messages = run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("message").GetString()!).ToList();
        Assert.Equal(12, messages.Count);
        foreach (
            var wrong in new[]
            {
                "resolutoin",
                "yesterday",
                "P9",
                "trainng",
                "gold",
                "many",
                "maybe",
                "colour",
                "nothing",
                "2024-10-11T18:00/2024-10-11T17:00",
                "lunch",
                "noon",
            }
        )
            Assert.Single(messages, m => m.Contains($"'{wrong}'", StringComparison.Ordinal));
        Assert.Contains(
            "(did you mean 'resolution'?)",
            messages.Single(m => m.Contains("resolutoin", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Equal(12, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void What_is_missing_is_told_together_with_what_is_wrong()
    {
        var run = ToolRun.Of("explain", "due", "--profile", "no-such", "--pause", "lunch", "--lang", "zh", "--json");

        Assert.Equal(2, run.Code);
        Assert.Equal(
            ["profile.not-found", "arguments.missing-option", "arguments.missing-option", "arguments.bad-value"],
            run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()!)
        );
    }

    [Fact]
    public void A_reading_before_the_start_and_a_wrong_profile_are_wrong_arguments()
    {
        using var scratch = new Scratch();
        var broken = scratch.File(
            "own.json",
            Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center")).Replace("Asia/Shanghai", "Asia/Shangai", StringComparison.Ordinal)
        );

        Assert.Equal(2, Due("2024-10-11T16:30", "--priority", "P3", "--at", "2024-10-11T16:29").Code);
        Assert.Equal(2, ToolRun.Of("explain", "due", "--profile", broken, "--objective", "resolution", "--start", "2024-10-11T16:30").Code);
    }
}
