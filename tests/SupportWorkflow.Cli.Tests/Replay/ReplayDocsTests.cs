using System.Text;
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
            (summary.GetProperty("file").GetProperty("cases").GetInt32(), summary.GetProperty("file").GetProperty("events").GetInt32(), summary.GetProperty("quarantined").GetInt32()));
        Assert.Equal(0.7833, summary.GetProperty("durations").GetProperty("first_response").GetProperty("mean").GetDouble());    // 47 minutes
    }

    /// <summary>Every member of the map stands on the page.</summary>
    [Theory]
    [InlineData("log", "delimiter", "quote", "encoding", "lineBreaksInQuotes")]
    [InlineData("columns", "case", "state", "time", "substate", "opened", "priority", "impact", "urgency", "category", "team", "agent")]
    [InlineData("times", "zone", "offsets", "missing", "states", "kind", "on", "stays", "responded", "resolved", "values", "about", "$schema")]
    public void Every_member_of_the_map_is_explained(params string[] members)
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "replay.md"));

        Assert.All(members, m => Assert.Matches($"[`\"]{System.Text.RegularExpressions.Regex.Escape(m)}[`\"]", page));
    }

    private static string Block(string page, string language)
    {
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
