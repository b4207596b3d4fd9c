using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Every page the tool writes, opened in a browser.</summary>
public class BrowserTests
{
    /// <summary>Asks the browser what can be seen; the page itself forbids scripts, and so the copy asked allows them.</summary>
    private const string Probe = """
        <script>addEventListener('load', () => { const seen = e => { const box = e.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
          document.body.dataset.probe = JSON.stringify({
            drawings: [...document.querySelectorAll('svg')].filter(seen).length,
            hidden: [...document.querySelectorAll('svg')].filter(s => !seen(s)).length,
            headings: [...document.querySelectorAll('h1, h2')].filter(seen).length,
            wide: document.documentElement.scrollWidth > innerWidth }); });</script></body>
        """;

    [ChromiumTheory]
    [InlineData("en", "replay {log} --map {map}")]
    [InlineData("zh", "replay {log} --map {map} --profile call-center")]
    [InlineData("en", "what-if {log} --map {map} --profile call-center --against online-platform")]
    [InlineData("zh", "what-if {log} --map {map} --profile call-center --against online-platform")]
    public void A_page_is_shown_without_complaint_and_asks_nobody_for_anything(string language, string command)
    {
        using var scratch = new Scratch();
        var html = Path.Combine(scratch.Folder, "page.html");
        // Both profiles know these states; the log's priorities are theirs.
        var map = Regex
            .Replace(SmallLog.Map, "(\"kind\": \"[a-z]+\"), \"state\": \"[a-z-]+\"", "$1")
            .Replace(
                "\"missing\"",
                "\"values\": { \"priority\": { \"1\": [\"P1\", \"high\"], \"2\": [\"P2\", \"medium\"] } }, \"missing\"",
                StringComparison.Ordinal
            );
        var arguments = command
            .Split(' ')
            .Select(a =>
                a switch
                {
                    "{log}" => scratch.File("log.csv", SmallLog.Text),
                    "{map}" => scratch.File("map.json", map),
                    _ => a,
                }
            );
        var run = ToolRun.Of([.. arguments, "--lang", language, "--html", html]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        var page = File.ReadAllText(html);
        var probed = page.Replace(
                "style-src 'unsafe-inline'",
                "style-src 'unsafe-inline'; script-src 'unsafe-inline'",
                StringComparison.Ordinal
            )
            .Replace("</body>", Probe, StringComparison.Ordinal);

        var shown = Chromium.Show(html, Path.Combine(scratch.Folder, "a"));
        var measured = Chromium.Show(scratch.File("probed.html", probed), Path.Combine(scratch.Folder, "b"));

        // The page forbids every request; the browser writes to its console what it has blocked.
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none'", page, StringComparison.Ordinal);
        Assert.Equal(("", ""), (shown.Console, measured.Console));
        var probe = JsonDocument
            .Parse(WebUtility.HtmlDecode(Regex.Match(measured.Document, "data-probe=\"([^\"]*)\"").Groups[1].Value))
            .RootElement;
        Assert.Equal((0, false), (probe.GetProperty("hidden").GetInt32(), probe.GetProperty("wide").GetBoolean()));
        Assert.Equal(Regex.Count(page, "<svg"), probe.GetProperty("drawings").GetInt32());
        Assert.Equal(Regex.Count(page, "<h[12]"), probe.GetProperty("headings").GetInt32());
        Assert.True(probe.GetProperty("drawings").GetInt32() > 0, "There is no drawing.");
    }

    /// <summary>A page that is too wide and hides a drawing; and one that asks somebody for something.</summary>
    [ChromiumFact]
    public void A_page_that_breaks_these_rules_is_noticed()
    {
        using var scratch = new Scratch();
        var wide = """<!DOCTYPE html><html><body><svg width="0" height="0"></svg><div style="width:5000px">x</div></body></html>""".Replace(
            "</body>",
            Probe,
            StringComparison.Ordinal
        );
        const string Asking =
            """<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><body><img src="https://example.org/x.png"></body></html>""";

        var measured = Chromium.Show(scratch.File("wide.html", wide), Path.Combine(scratch.Folder, "a"));
        var blocked = Chromium.Show(scratch.File("asking.html", Asking), Path.Combine(scratch.Folder, "b"));

        var probe = JsonDocument
            .Parse(WebUtility.HtmlDecode(Regex.Match(measured.Document, "data-probe=\"([^\"]*)\"").Groups[1].Value))
            .RootElement;
        Assert.Equal((1, true), (probe.GetProperty("hidden").GetInt32(), probe.GetProperty("wide").GetBoolean()));
        Assert.Contains("Content Security Policy", blocked.Console, StringComparison.Ordinal);
    }
}
