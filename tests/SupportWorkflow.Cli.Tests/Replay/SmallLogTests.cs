using System.Text;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Replay;

public class SmallLogTests
{
    /// <summary>
    /// By hand. Hours in Work: A 10–12, 12–13:30, 14–15 = 4.5; in Done: A 0.5 + 72, B −3 (its times fall). First response: A 1.5, B 2, C 0.
    /// Last resolution: A from 1 March 08:30 to 2 March 15:00 = 30.5, B 2. Last closing: A to 5 March 15:00 = 102.5, B −1.
    /// Backlog: when week 9 ends, on 4 March at 00:00, B has just been opened; when the log ends, C is 22 hours old and D brand new. 1
    /// March 2024 is a Friday of week 9.
    /// </summary>
    private const string Expected = """
        {
          "file": { "cases": 4, "events": 15, "exact_duplicate_rows": 1, "cases_out_of_order": 1, "cases_with_equal_adjacent_times": 2,
            "single_event_cases": 1 },
          "states": {
            "events_per_state": { "New": 4, "Work": 4, "Done": 3, "Closed": 2, "Wait": 2 },
            "visits_per_state": { "New": 3, "Work": 4, "Done": 3, "Closed": 2, "Wait": 1 },
            "cases_visiting_state": { "New": 3, "Work": 2, "Done": 2, "Closed": 2, "Wait": 1 },
            "first_state": { "New": 3, "Work": 1 },
            "last_state": { "New": 1, "Work": 1, "Closed": 2 },
            "state_changes": [
              { "from": "Done", "to": "Closed", "count": 2 }, { "from": "Work", "to": "Done", "count": 2 },
              { "from": "Done", "to": "Work", "count": 1 }, { "from": "New", "to": "Done", "count": 1 }, { "from": "New", "to": "Work",
                "count": 1 },
              { "from": "Wait", "to": "Work", "count": 1 }, { "from": "Work", "to": "Wait", "count": 1 }
            ],
            "hours_in_state_per_visiting_case": {
              "New": { "n": 3, "min": 0, "max": 2, "mean": 1, "median": 1, "p90": 2 },
              "Work": { "n": 1, "min": 4.5, "max": 4.5, "mean": 4.5, "median": 4.5, "p90": 4.5 },
              "Done": { "n": 2, "min": -3, "max": 72.5, "mean": 34.75, "median": -3, "p90": 72.5 },
              "Wait": { "n": 1, "min": 24, "max": 24, "mean": 24, "median": 24, "p90": 24 }
            }
          },
          "reopen": { "cases_reopened": 1 },
          "tickets_opened_per_iso_week": { "2024-W09": 1, "2024-W10": 3 },
          "backlog_by_age_at_week_end": {
            "2024-W09": { "under_1_day": 1, "under_7_days": 0, "under_30_days": 0, "under_90_days": 0, "90_days_and_more": 0 },
            "2024-W10": { "under_1_day": 2, "under_7_days": 0, "under_30_days": 0, "under_90_days": 0, "90_days_and_more": 0 }
          },
          "priority_final": { "1": 1, "2": 1, "3": 1 },
          "waiting": { "cases_that_waited": 1, "hours_waiting": 24 },
          "durations": {
            "first_response": { "n": 3, "min": 0, "max": 2, "mean": 1.1667, "median": 1.5, "p90": 2 },
            "last_resolution": { "n": 2, "min": 2, "max": 30.5, "mean": 16.25, "median": 2, "p90": 30.5 }
          },
          "closing": { "cases_without": 2, "last_closing": { "n": 2, "min": -1, "max": 102.5, "mean": 50.75, "median": -1, "p90": 102.5 } },
          "objectives": {}, "objectives_cancelled": {},
          "open": { "at": "2024-03-06T08:00:00Z", "cases": 2 },
          "deviations": 0,
          "quarantined": 0
        }
        """;

    [Fact]
    public void Every_figure_of_the_small_log_is_the_one_worked_out_by_hand()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of("replay", scratch.File("log.csv", SmallLog.Text), "--map", scratch.File("map.json", SmallLog.Map), "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Figures.Equal(JsonNode.Parse(Expected)!, JsonNode.Parse(run.Json.GetProperty("summary").GetRawText())!, exactly: true);
    }

    [Fact]
    public void The_document_is_summary_deviations_quarantined_words_remarks_and_nothing_else()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of("replay", scratch.File("log.csv", SmallLog.Text), "--map", scratch.File("map.json", SmallLog.Map), "--json");

        Assert.Equal(["summary", "deviations", "quarantined", "words", "remarks"], run.Json.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void A_packed_log_from_standard_input_gives_the_same_document()
    {
        using var scratch = new Scratch();
        var map = scratch.File("map.json", SmallLog.Map);
        var plain = ToolRun.Of("replay", scratch.File("log.csv", SmallLog.Text), "--map", map, "--json");

        var packed = ToolRun.With(Scratch.Gzip(Encoding.UTF8.GetBytes(SmallLog.Text)), "replay", "-", "--map", map, "--json");

        Assert.Equal(plain.Output, packed.Output);
    }

    [Fact]
    public void A_step_no_row_of_the_lifecycle_allows_is_carried_out_and_listed()
    {
        using var scratch = new Scratch();
        var log = scratch.File("log.csv", SmallLog.Text + "A,Wait,7/3/2024 09:00,1/3/2024 08:30,2\n");

        var run = ToolRun.Of("replay", log, "--map", scratch.File("map.json", SmallLog.Map), "--json", "--lang", "zh");

        var deviation = Assert.Single(run.Json.GetProperty("deviations").EnumerateArray());
        Assert.Equal(
            (17, "A", "step.not-allowed"),
            (deviation.GetProperty("line").GetInt32(), deviation.GetProperty("case").GetString(), deviation.GetProperty("code").GetString())
        );
        Assert.Equal(("Closed", "Wait"), (deviation.GetProperty("from").GetString(), deviation.GetProperty("to").GetString()));
        Assert.Contains("已关闭", deviation.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            2,
            run.Json.GetProperty("summary").GetProperty("states").GetProperty("events_per_state").GetProperty("Wait").GetInt32() - 1
        );
    }

    [Fact]
    public void A_profile_brings_its_own_lifecycle()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            scratch.File("map.json", SmallLog.Map),
            "--profile",
            "call-center",
            "--json"
        );

        // Priorities 1, 2 and 3 are none of P1 to P4: five times one comes up or changes. New → Work is no step of the call centre's.
        var codes = run.Json.GetProperty("deviations").EnumerateArray().Select(d => d.GetProperty("code").GetString()).ToList();
        Assert.Equal(4, codes.Count(c => c == "priority.not-on-scale"));
        Assert.Equal(
            ["New"],
            run.Json.GetProperty("deviations")
                .EnumerateArray()
                .Where(d => d.TryGetProperty("from", out _))
                .Select(d => d.GetProperty("from").GetString())
                .Distinct()
        );
    }

    /// <summary>
    /// By hand, with 1 = P2 and 2 = P3 of the call centre (30 min and 2 h to answer; 4 h and one business day, Monday to Friday 9 to 18
    /// o'clock, to solve). A is answered an hour and a half after its opening, as P2 too late. It becomes P3 while it waits for the
    /// customer, solved on Saturday: in time; taken up again on Saturday and solved within the same business day. Its priority on the last
    /// row is 2. B (P2) is answered and solved after two hours: late, and in time. C and D have no priority of the profile.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData("2024-03-04T00:30:00Z")]
    public void With_a_profile_the_promises_are_the_ones_worked_out_by_hand(string? at)
    {
        using var scratch = new Scratch();
        var map = scratch.File(
            "map.json",
            SmallLog.Map.Replace(
                "\"missing\"",
                "\"values\": { \"priority\": { \"1\": \"P2\", \"2\": \"P3\" } }, \"missing\"",
                StringComparison.Ordinal
            )
        );

        var run = ToolRun.Of([
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            map,
            "--profile",
            "call-center",
            "--json",
            .. at is null ? Array.Empty<string>() : ["--at", at],
        ]);

        Figures.Hold(
            JsonNode.Parse(
                """
                {
                  "objectives": {
                    "first-view": { "met": 0, "missed": 0, "running": 0, "attainment": null, "by_priority": {} },
                    "response": {
                      "met": 0, "missed": 2, "running": 0, "attainment": 0,
                      "by_priority": { "1": { "met": 0, "missed": 1, "running": 0, "attainment": 0 }, "2": { "met": 0, "missed": 1,
                        "running": 0, "attainment": 0 } }
                    },
                    "resolution": {
                      "met": 2, "missed": 0, "running": 0, "attainment": 1,
                      "by_priority": { "1": { "met": 1, "missed": 0, "running": 0, "attainment": 1 }, "2": { "met": 1, "missed": 0,
                        "running": 0, "attainment": 1 } }
                    }
                  },
                  "objectives_cancelled": { "first-view": 0, "response": 0, "resolution": 0 }
                }
                """
            )!,
            JsonNode.Parse(run.Json.GetProperty("summary").GetRawText())!
        );
    }

    [Theory]
    [InlineData("en", "Promises of the profile", "Resolution")]
    [InlineData("zh", "服务承诺", "解决")]
    public void The_page_for_people_tells_of_the_promises(string language, string heading, string objective)
    {
        using var scratch = new Scratch();
        var map = scratch.File(
            "map.json",
            SmallLog.Map.Replace("\"missing\"", "\"values\": { \"priority\": { \"1\": \"P2\" } }, \"missing\"", StringComparison.Ordinal)
        );

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            map,
            "--profile",
            "call-center",
            "--lang",
            language
        );

        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.Matches($"{objective} +(all|全部) +[0-9]", run.Output);
        Assert.Contains("100.0%", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Tickets reopened", "Steps from state to state")]
    [InlineData("zh", "重新打开的工单", "状态间的步骤")]
    public void Without_json_the_report_is_a_page_for_people(string language, string figure, string heading)
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            scratch.File("map.json", SmallLog.Map),
            "--lang",
            language
        );

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(figure, run.Output, StringComparison.Ordinal);
        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void The_instant_of_reading_can_be_given_with_its_offset()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            scratch.File("map.json", SmallLog.Map),
            "--at",
            "2024-04-01T08:00:00+08:00",
            "--json"
        );

        Assert.Equal("2024-04-01T00:00:00Z", run.Json.GetProperty("summary").GetProperty("open").GetProperty("at").GetString());
    }

    [Fact]
    public void An_instant_without_offset_is_refused()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of("replay", "-", "--map", scratch.File("map.json", SmallLog.Map), "--at", "tomorrow");

        Assert.Equal(2, run.Code);
        Assert.Contains("--at", run.Error, StringComparison.Ordinal);
    }
}
