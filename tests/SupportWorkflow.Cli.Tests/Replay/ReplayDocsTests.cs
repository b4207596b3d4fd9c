using System.Text;
using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The first map of docs/replay.md really reads the log beside it.</summary>
public class ReplayDocsTests
{
    [Fact]
    public void The_example_of_the_docs_works_as_it_stands()
    {
        using var scratch = new Scratch();
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));
        var log = scratch.File("log.csv", Encoding.Latin1.GetBytes(Block(page, "csv")));

        var run = ToolRun.Of("replay", log, "--map", scratch.File("map.json", Block(page, "json")), "--json");

        var summary = run.Json.GetProperty("summary");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            (1, 4, 0),
            (
                summary.GetProperty("file").GetProperty("cases").GetInt32(),
                summary.GetProperty("file").GetProperty("events").GetInt32(),
                summary.GetProperty("quarantined").GetInt32()
            )
        );
        Assert.Equal(0.7833, summary.GetProperty("durations").GetProperty("first_response").GetProperty("mean").GetDouble()); // 47 minutes
    }

    /// <summary>Answered after 47 and 40 minutes, solved after 73.75 h and 40 minutes, closed after 145.75 h.</summary>
    [Fact]
    public void The_log_of_one_row_per_ticket_is_read_as_the_docs_say()
    {
        using var scratch = new Scratch();
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));
        page = page[page.IndexOf("### A log of one row per ticket", StringComparison.Ordinal)..];

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", Block(page, "csv")),
            "--map",
            scratch.File("map.json", Block(page, "json")),
            "--json"
        );

        Figures.Hold(
            JsonNode.Parse(
                """
                {
                  "file": { "cases": 2, "events": 6 }, "deviations": 0, "quarantined": 0,
                  "durations": { "first_response": { "n": 2, "min": 0.6667, "max": 0.7833 },
                    "last_resolution": { "n": 2, "min": 0.6667, "max": 73.75 } },
                  "closing": { "cases_without": 1, "last_closing": { "n": 1, "max": 145.75 } }
                }
                """
            )!,
            JsonNode.Parse(run.Json.GetProperty("summary").GetRawText())!
        );
        Assert.Empty(run.Json.GetProperty("remarks").EnumerateArray());
    }

    [Fact]
    public void The_map_of_a_log_in_XES_reads_one()
    {
        using var scratch = new Scratch();
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));
        page = page[page.IndexOf("### A log in XES", StringComparison.Ordinal)..];
        const string log = """
            <?xml version="1.0"?><log><trace><string key="concept:name" value="1"/>
            <event><string key="concept:name" value="Accepted"/><string key="lifecycle:transition" value="In Progress"/>
            <string key="org:resource" value="ann"/><string key="org:group" value="V30"/>
            <date key="time:timestamp" value="2024-03-31T01:59:42.000+01:00"/></event>
            <event><string key="concept:name" value="Completed"/><string key="lifecycle:transition" value="Resolved"/>
            <date key="time:timestamp" value="2024-03-31T03:59:42.000+02:00"/></event></trace></log>
            """;

        foreach (var name in new[] { "log.xes", "log.xes.gz" })
        {
            var bytes = Encoding.UTF8.GetBytes(log);
            var run = ToolRun.Of(
                "replay",
                scratch.File(name, name.EndsWith("gz", StringComparison.Ordinal) ? Scratch.Gzip(bytes) : bytes),
                "--map",
                scratch.File("map.json", Block(page, "json")),
                "--json"
            );

            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.Equal(
                1,
                run.Json.GetProperty("summary").GetProperty("durations").GetProperty("last_resolution").GetProperty("max").GetDouble()
            );
        }
    }

    [Fact]
    public void The_log_of_changes_is_read_as_the_docs_say()
    {
        using var scratch = new Scratch();
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));
        page = page[page.IndexOf("### A log of changes", StringComparison.Ordinal)..];

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", Block(page, "csv")),
            "--map",
            scratch.File("map.json", Block(page, "json")),
            "--json"
        );

        // From the first row, 9:02, to 11:32: two hours and a half.
        Figures.Hold(
            JsonNode.Parse(
                """
                {
                  "file": { "cases": 1, "events": 3 }, "durations": { "last_resolution": { "n": 1, "mean": 2.5 } }, "deviations": 0,
                    "quarantined": 0,
                  "states": { "events_per_state": { "status / In Progress": 1, "assignee": 1, "status / Done": 1 } }
                }
                """
            )!,
            JsonNode.Parse(run.Json.GetProperty("summary").GetRawText())!
        );
    }

    /// <summary>Every member of the map stands on the page.</summary>
    [Theory]
    [InlineData("log", "delimiter", "quote", "encoding", "lineBreaksInQuotes")]
    [InlineData(
        "columns",
        "case",
        "state",
        "time",
        "timeOfDay",
        "substate",
        "opened",
        "openedTimeOfDay",
        "priority",
        "impact",
        "urgency",
        "category",
        "team",
        "agent"
    )]
    [InlineData(
        "times",
        "zone",
        "offsets",
        "missing",
        "states",
        "kind",
        "on",
        "stays",
        "created",
        "responded",
        "resolved",
        "closed",
        "values",
        "about",
        "$schema"
    )]
    public void Every_member_of_the_map_is_explained(params string[] members)
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));

        Assert.All(members, m => Assert.Matches($"[`\"]{System.Text.RegularExpressions.Regex.Escape(m)}[`\"]", page));
    }

    [Fact]
    public void The_worked_example_gives_the_figures_that_stand_below_it()
    {
        using var scratch = new Scratch();
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));
        page = page[page.IndexOf("## A worked example", StringComparison.Ordinal)..];
        var log = scratch.File("log.csv", Block(page, "csv"));
        var map = scratch.File("map.json", Block(page, "json"));

        var run = ToolRun.Of("replay", log, "--map", map, "--json");
        var strict = ToolRun.Of("replay", log, "--map", map, "--profile", "call-center", "--json");

        Figures.Hold(
            JsonNode.Parse(
                """
                {
                  "file": { "cases": 2, "events": 11 }, "reopen": { "cases_reopened": 1 }, "waiting": { "cases_that_waited": 1,
                    "hours_waiting": 50 },
                  "durations": { "first_response": { "n": 1, "mean": 1.0833 }, "last_resolution": { "n": 1, "mean": 53.0833 } },
                  "creation": { "cases_without": 0 }, "closing": { "cases_without": 1, "last_closing": { "n": 1, "mean": 79.9167 } },
                    "open": { "cases": 1 },
                  "deviations": 0, "quarantined": 1
                }
                """
            )!,
            JsonNode.Parse(run.Json.GetProperty("summary").GetRawText())!
        );
        Assert.Equal(
            ("row.bad-time", 11),
            (
                run.Json.GetProperty("quarantined")[0].GetProperty("code").GetString(),
                run.Json.GetProperty("quarantined")[0].GetProperty("line").GetInt32()
            )
        );
        Assert.Equal([3], strict.Json.GetProperty("deviations").EnumerateArray().Select(d => d.GetProperty("line").GetInt32()));
    }

    private static string Block(string page, string language)
    {
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
