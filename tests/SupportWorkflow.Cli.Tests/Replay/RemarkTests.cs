using System.Net;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// A log of 2019 through a profile that knows the holidays of China from 2024 on, with a word its lifecycle has no state for and nothing
/// that says a ticket was solved.
/// </summary>
public class RemarkTests
{
    private const string Map =
            """
                {
                  "zone": "Asia/Shanghai", "times": ["uuuu-MM-dd HH:mm"], "columns": { "case": "k", "state": "s", "time": "t", "priority": "p" },
                  "states": { "new": { "kind": "queued" }, "hold": { "kind": "waiting", "on": "other" }, "shut": { "kind": "final" } },
                  "responded": ["hold"]
                }
                """,
        Log = "k,s,t,p\nA,new,2019-09-30 16:00,P3\nA,hold,2019-09-30 17:00,P3\nA,shut,2019-10-08 10:00,P3\n";

    private static readonly string[] English =

        [
            "The word 'hold' became 'Awaiting vendor'",
            "No row of the log says that a ticket was solved",
            "holidays from 2024-01-01 to 2026-12-31 only",
        ],
        Chinese = ["“hold”读作“待厂商”", "日志中没有任何一行表明工单已解决", "只知道 2024-01-01 至 2026-12-31 的节假日"];

    private static readonly string[] Replay = ["replay", "--profile", "call-center"],
        WhatIf = ["what-if", "--profile", "call-center", "--against", "support-department"];

    [Theory]
    [InlineData("replay", "en")]
    [InlineData("replay", "zh")]
    [InlineData("what-if", "en")]
    [InlineData("what-if", "zh")]
    public void What_is_to_be_known_first_stands_in_the_report_and_on_the_page(string command, string language)
    {
        using var scratch = new Scratch();
        var html = Path.Combine(scratch.Folder, "page.html");

        var run = Run(scratch, command, "--html", html, "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        foreach (var said in language == "zh" ? Chinese : English)
        {
            Assert.Contains(Plain(said), Plain(run.Output), StringComparison.Ordinal);
            Assert.Contains(said, WebUtility.HtmlDecode(File.ReadAllText(html)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("replay", "remarks")]
    [InlineData("what-if", "remarks_profile")]
    public void What_is_to_be_known_first_stands_in_the_document_under_stable_codes(string command, string member)
    {
        using var scratch = new Scratch();

        var remarks = Run(scratch, command, "--json").Json.GetProperty(member).EnumerateArray().ToList();

        Assert.Equal(
            ["word.replaced", "log.no-resolution", "holidays.unknown"],
            remarks.Select(r => r.GetProperty("code").GetString()).Distinct()
        );
        Assert.All(remarks, r => Assert.NotEmpty(r.GetProperty("text").GetString()!));
    }

    [Fact]
    public void Every_word_is_told_with_the_state_that_it_became()
    {
        using var scratch = new Scratch();

        var words = Run(scratch, "replay", "--json").Json.GetProperty("words");

        Assert.Equal(
            ["hold=awaiting-vendor", "new=to-verify", "shut=closed"],
            words.EnumerateObject().Select(w => $"{w.Name}={w.Value.GetString()}").Order(StringComparer.Ordinal)
        );
        Assert.Contains("Awaiting vendor", Run(scratch, "replay").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "2024-01-01")]
    [InlineData("zh", "2024-01-01")]
    public void Explain_due_says_how_far_holidays_are_known(string language, string from)
    {
        string[] question = ["explain", "due", "--profile", "call-center", "--objective", "resolution", "--priority", "P3"];

        var text = ToolRun.Of([.. question, "--start", "2019-09-30T16:00", "--lang", language]);
        var json = ToolRun.Of([.. question, "--start", "2019-09-30T16:00", "--json"]).Json;

        Assert.Contains(from, text.Output, StringComparison.Ordinal);
        Assert.Equal(from, json.GetProperty("holidaysKnownOnly").GetProperty("from").GetString());
    }

    [Fact]
    public void Explain_ticket_says_how_far_holidays_are_known()
    {
        using var scratch = new Scratch();
        var events = Path.Combine(scratch.Folder, "events");
        Assert.Equal(0, Run(scratch, "replay", "--out", events).Code);

        var file = Path.Combine(events, "A.events.json");

        Assert.Contains("known from 2024-01-01 to 2026-12-31 only", ToolRun.Of("explain", "ticket", file).Output, StringComparison.Ordinal);
        Assert.Contains(ToolRun.Of("explain", "ticket", file, "--json").Json.GetProperty("clocks").EnumerateArray(), c =>
            c.TryGetProperty("holidaysKnownOnly", out var known) && known.GetProperty("until").GetString() == "2026-12-31"
        );
    }

    private static ToolRun Run(Scratch scratch, string command, params string[] more) =>
        ToolRun.Of([.. command == "replay" ? Replay : WhatIf, scratch.File("l.csv", Log), "--map", scratch.File("m.json", Map), .. more]);

    /// <summary>Lines are as wide as a terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
