namespace SupportWorkflow.Cli.Assign;

[Trait("Requirement", "ASG-7")]
public sealed class AssignCommandTests
{
    private const string Roster = """
        {
          "asOf": "2025-03-10T09:00:00+08:00",
          "agents": [
            { "agent": "li.wei", "teams": ["hardware", "software", "network"], "load": [{ "priority": "P2", "tickets": 3 }] },
            { "agent": "sun.lei", "teams": ["hardware", "software", "network"], "openTickets": 4, "lastAssignedAt": "2025-03-10T08:00:00+08:00" },
            { "agent": "he.yan", "teams": ["sales"] }
          ],
          "away": [{ "agent": "wu.jun", "until": "2025-03-12T09:00:00+08:00" }]
        }
        """;

    [Fact]
    public void Everybody_is_told_with_a_reason()
    {
        using var scratch = new Scratch();
        string[] explain = ["assign", "explain", Events(scratch), "--roster", scratch.File("roster.json", Roster)];

        var json = ToolRun.Of([.. explain, "--json"]).Json;
        Assert.Equal("sun.lei", json.GetProperty("agent").GetString());
        Assert.Equal("teams", json.GetProperty("policy").GetString());
        Assert.Equal(
            ["li.wei: full (P2)", "he.yan: other-team ()", "wu.jun: away (2025-03-12T01:00:00Z)"],
            json.GetProperty("passedOver")
                .EnumerateArray()
                .Select(p => $"{p.GetProperty("agent")}: {p.GetProperty("reason")} ({p.GetProperty("detail")})")
        );
        var page = ToolRun.Of(explain);
        Assert.Equal((0, ""), (page.Code, page.Error));
        Assert.Contains("It goes to sun.lei.", page.Output, StringComparison.Ordinal);
        Assert.Contains("li.wei: has enough in hand (P2)", page.Output, StringComparison.Ordinal);
        var chinese = ToolRun.Of([.. explain, "--lang", "zh"]).Output;
        Assert.Contains("分派给 sun.lei。", chinese, StringComparison.Ordinal);
        Assert.Contains("li.wei：手头工单已满（P2）", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_is_there_the_group_is_named_in_whose_queue_it_waits()
    {
        using var scratch = new Scratch();
        var run = ToolRun.Of("assign", "explain", Events(scratch), "--roster", scratch.File("roster.json", """{ "agents": [] }"""));
        Assert.Contains("Nobody can take it now: it waits for", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_a_roster_is_listed()
    {
        using var scratch = new Scratch();
        var roster = scratch.File(
            "roster.json",
            """
            {
              "asOf": "noon",
              "agents": [{ "agent": "li", "openTickets": -1 }, { "agent": "li", "lastAssignedAt": "today" }],
              "away": [{ "agent": "wu", "until": "later" }]
            }
            """
        );
        var run = ToolRun.Of("assign", "explain", Events(scratch), "--roster", roster, "--json");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            ["roster.agent-twice", "roster.bad-instant", "roster.bad-instant", "roster.bad-instant", "roster.bad-number"],
            run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()).Order()
        );
    }

    /// <summary>The history of a ticket of the call centre.</summary>
    private static string Events(Scratch scratch)
    {
        var folder = Path.Combine(scratch.Folder, "events");
        var run = ToolRun.Of("simulate", "--tickets", "1", "--from", "2025-03-03", "--to", "2025-03-03", "--events", folder);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return Directory.EnumerateFiles(folder).Single();
    }
}
