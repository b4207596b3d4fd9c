using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Properties;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The page for a support manager: one file, nothing from elsewhere, and no figure that is not in the JSON document.</summary>
public partial class ReplayPageTests
{
    [Theory]
    [InlineData("en", "lang=\"en\"", "Backlog by age")]
    [InlineData("zh", "lang=\"zh-CN\"", "按时长的积压")]
    public void The_page_is_written_beside_the_report_in_the_language_asked_for(string language, string tag, string heading)
    {
        var (page, run) = Page(SmallLog.Text, SmallLog.Map, "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(tag, page, StringComparison.Ordinal);
        Assert.Contains($"<h2>{heading}</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_of_the_page_is_the_one_of_the_json_document()
    {
        var (page, run) = Page(SmallLog.Text, SmallLog.Map, "--json");

        // 8 at a glance, 2 weeks of opening and 2 of backlog, 4 for each of 3 durations and of 4 states with hours, 7 steps, 3 priorities.
        Assert.Equal(50, SameFigures(page, run.Json));
    }

    [Fact]
    public void With_a_profile_the_page_tells_how_its_promises_were_kept()
    {
        var (page, run) = Page(
            SmallLog.Text,
            SmallLog.Map.Replace(
                "\"missing\"",
                "\"values\": { \"priority\": { \"1\": \"P2\", \"2\": \"P3\" } }, \"missing\"",
                StringComparison.Ordinal
            ),
            "--profile",
            "call-center",
            "--json"
        );

        Assert.Contains("attainment", Sections(page));
        // Met, missed, running and the share, of two promises, for all tickets and for two priorities: 24 more than without a profile,
        // which has 2 deviations of priority. Of two rules that fired how often and on how many tickets, with two parts of the bar each;
        // three levels.
        Assert.Equal(50 + 24 + 4 + 4 + 3, SameFigures(page, run.Json));
        Assert.Contains("No ticket of this log was given this promise.", page, StringComparison.Ordinal);
        Assert.True(Regex.Count(page, "class=\"hatch\"") > 10);
    }

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void Every_figure_of_the_page_of_the_real_incidents_is_the_one_of_the_json_document()
    {
        using var scratch = new Scratch();
        var html = Path.Combine(scratch.Folder, "page.html");

        var run = ToolRun.Of(
            "replay",
            Checkout.Shared("data/uci-incidents-dev.csv.gz"),
            "--map",
            Path.Combine(Checkout.Root, "samples", "replay", "uci-incidents.map.json"),
            "--json",
            "--html",
            html
        );

        var page = File.ReadAllText(html);
        Assert.True(SameFigures(page, run.Json) > 200);
        Assert.Contains(">12,349</data>", page, StringComparison.Ordinal);
        Assert.Equal(
            run.Json.GetProperty("summary").GetProperty("tickets_opened_per_iso_week").EnumerateObject().Count(),
            Regex.Count(page, "tickets_opened_per_iso_week")
        );
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere_and_no_script_is_needed()
    {
        var (page, _) = Page(SmallLog.Text, SmallLog.Map);

        Assert.DoesNotContain("http:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|@import|url\\(| src=", page);
        Assert.All(Regex.Matches(page, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value), h =>
            Assert.Contains($"id=\"{h[1..]}\"", page, StringComparison.Ordinal)
        );
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_log_are_words_and_never_markup()
    {
        const string Nasty = "<b onclick='x'>\"&/~1";
        var log = SmallLog.Text.Replace(
            ",Work,",
            $",\"{Nasty.Replace("\"", "\"\"", StringComparison.Ordinal)}\",",
            StringComparison.Ordinal
        );
        var map = SmallLog.Map.Replace("\"Work\"", JsonSerializer.Serialize(Nasty), StringComparison.Ordinal);

        var (page, run) = Page(log, map, "--json");

        Assert.DoesNotContain("<b ", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(Nasty), page, StringComparison.Ordinal);
        Assert.Equal(50, SameFigures(page, run.Json));
    }

    [Fact]
    public void A_part_with_nothing_to_say_has_no_heading()
    {
        var (full, _) = Page(SmallLog.Text, SmallLog.Map);
        var (poor, _) = Page("ticket,status,changed,opened,prio\nA,New,1/3/2024 09:00,?,?\n", SmallLog.Map);

        Assert.Equal(["overview", "volume", "backlog", "durations", "states", "steps", "priorities", "odd"], Sections(full));
        Assert.Equal(["overview", "volume", "backlog", "states", "odd"], Sections(poor));
    }

    [Fact]
    public void A_log_without_a_usable_row_is_a_page_that_says_why()
    {
        var (page, run) = Page("ticket,status,changed,opened,prio\nA,Nap,1/3/2024 09:00,?,?\n", SmallLog.Map);

        Assert.Equal(0, run.Code);
        Assert.Equal(["odd"], Sections(page));
        Assert.Contains("Nap", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "2023")]
    [InlineData(13, "2012")]
    [InlineData(90, "1935")]
    public void Histories_of_many_years_are_drawn_by_month_or_year(int years, string first)
    {
        var (page, _) = Page(
            $"ticket,status,changed,opened,prio\nA,New,1/3/{2024 - years} 09:00,?,1\nB,New,1/3/2024 09:00,?,1\n",
            SmallLog.Map
        );

        Assert.Contains(first[..3], page, StringComparison.Ordinal);
        Assert.True(Regex.Count(page, "<rect") < 300);
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_a_problem_of_the_arguments()
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of(
            "replay",
            scratch.File("log.csv", SmallLog.Text),
            "--map",
            scratch.File("map.json", SmallLog.Map),
            "--html",
            Path.Combine(scratch.Folder, "none", "page.html")
        );

        Assert.Equal(2, run.Code);
        Assert.Contains("[file.unwritable]", run.Error, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public void A_browser_shows_the_page_without_complaint_and_asks_nobody_for_anything()
    {
        using var scratch = new Scratch();
        var (page, _) = Page(SmallLog.Text, SmallLog.Map);
        // The probe needs a script, which the page itself forbids.
        var probed = page.Replace(
                "style-src 'unsafe-inline'",
                "style-src 'unsafe-inline'; script-src 'unsafe-inline'",
                StringComparison.Ordinal
            )
            .Replace(
                "</body>",
                """
                <script>addEventListener('load', () => { const box = e => e.getBoundingClientRect(); document.body.dataset.probe = JSON.stringify({
                  resources: performance.getEntriesByType('resource').length,
                  charts: [...document.querySelectorAll('svg.chart')].filter(s => box(s).height > 150 && box(s).width > 500).length,
                  columns: [...document.querySelectorAll('svg.chart rect')].filter(r => box(r).height > 0).length,
                  spreads: document.querySelectorAll('svg.spread circle').length,
                  wide: document.documentElement.scrollWidth > innerWidth }); });</script></body>
                """,
                StringComparison.Ordinal
            );

        var shown = Chromium.Show(scratch.File("page.html", page), Path.Combine(scratch.Folder, "a"));
        var measured = Chromium.Show(scratch.File("probed.html", probed), Path.Combine(scratch.Folder, "b"));

        Assert.Equal(("", ""), (shown.Console, measured.Console));
        var probe = JsonDocument
            .Parse(WebUtility.HtmlDecode(Regex.Match(measured.Document, "data-probe=\"([^\"]*)\"").Groups[1].Value))
            .RootElement;
        // Two charts; columns for two weeks of opening and two of backlog; three durations and four states with hours.
        Assert.Equal(
            (0, 2, 4, 7, false),
            (
                probe.GetProperty("resources").GetInt32(),
                probe.GetProperty("charts").GetInt32(),
                probe.GetProperty("columns").GetInt32(),
                probe.GetProperty("spreads").GetInt32(),
                probe.GetProperty("wide").GetBoolean()
            )
        );
    }

    private static (string Page, ToolRun Run) Page(string log, string map, params string[] more)
    {
        using var scratch = new Scratch();
        var html = Path.Combine(scratch.Folder, "page.html");
        var run = ToolRun.Of(["replay", scratch.File("log.csv", log), "--map", scratch.File("map.json", map), "--html", html, .. more]);
        return (File.ReadAllText(html), run);
    }

    private static string[] Sections(string page) => [.. Regex.Matches(page, "<section id=\"([a-z]+)\">").Select(m => m.Groups[1].Value)];

    /// <returns>How many figures the page has.</returns>
    internal static int SameFigures(string page, JsonElement document)
    {
        var figures = Figure().Matches(page);
        Assert.All(figures, figure =>
        {
            var path = WebUtility.HtmlDecode(figure.Groups["path"].Value);
            var expected = path.Split('/')
                .Skip(1)
                .Aggregate(document, (at, name) =>
                    at.ValueKind == JsonValueKind.Array
                        ? at[int.Parse(name, CultureInfo.InvariantCulture)]
                        : at.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
                );
            Assert.Equal((path, expected.GetDouble()), (path, double.Parse(figure.Groups["value"].Value, CultureInfo.InvariantCulture)));
        });
        return figures.Count;
    }

    [GeneratedRegex(
        "(?:value=\"(?<value>[^\"]*)\" data-figure=\"(?<path>[^\"]*)\")|(?:data-figure=\"(?<path>[^\"]*)\" data-value=\"(?<value>[^\"]*)\")"
    )]
    private static partial Regex Figure();
}
