using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The figures somebody asks for first, and what they say in sentences.</summary>
internal sealed class OverviewSection : IPageSection
{
    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var s = figures.Summary;
        if (s.Cases == 0)
            return null;
        var body = new Markup().Raw("<dl class=\"tiles\">");
        Tile("cases", Figure("file", "cases", s.Cases), say.Say("tile-rows", PageTexts.Number(s.Events)));
        Tile("response", Hours("first_response", s.FirstResponse), NineOfTen(s.FirstResponse));
        Tile("resolution", Hours("last_resolution", s.LastResolution), NineOfTen(s.LastResolution));
        Tile("open", Figure("open", "cases", s.CasesOpen), s.At is { } at ? say.Say("tile-at", say.Local(at, figures.Zone)) : "");
        Tile("reopened", Figure("reopen", "cases_reopened", s.CasesReopened), Share(s.CasesReopened));
        Tile("waited", Figure("waiting", "cases_that_waited", s.CasesThatWaited), Share(s.CasesThatWaited));
        Tile("deviations", Figure("", "deviations", s.Deviations), say.Say("tile-deviations-below"));
        Tile(
            "quarantined",
            Figure("", "quarantined", s.Quarantined),
            say.Say("tile-quarantined-below", say.Percent(s.Quarantined / (double)Math.Max(1, s.Events)))
        );
        body.Raw("</dl>").Raw("<ul class=\"findings\">");
        foreach (var finding in Findings(s, say))
            body.Element("li", finding);
        body.Raw("</ul>");
        if (figures.Result.Remarks.Count > 0)
            Remarks(body, say.Say("remarks"), figures.Result.Remarks, say);
        return new("overview", say.Say("overview"), "", body);

        void Tile(string key, Markup figure, string below) =>
            body.Raw("<div class=\"tile\">")
                .Element("dt", say.Say("tile-" + key))
                .Raw("<dd>")
                .Add(figure)
                .Element("small", below)
                .Raw("</dd></div>");

        Markup Hours(string name, HourSpread spread) =>
            spread.N == 0
                ? new Markup().Text("–")
                : new Markup().Figure(Markup.Path("summary", "durations", name, "median"), spread.Median, say.Hours(spread.Median));

        string NineOfTen(HourSpread spread) => spread.N == 0 ? say.Say("nothing-marked") : say.Say("nine-of-ten", say.Hours(spread.P90));
        string Share(int cases) => say.Say("share-of-tickets", say.Percent(cases / (double)s.Cases));
    }

    /// <summary>What to know before a figure is believed.</summary>
    public static void Remarks(Markup body, string heading, ValueList<HistoryRemark> remarks, PageTexts say)
    {
        body.Element("h3", heading).Raw("<ul class=\"findings\">");
        foreach (var remark in remarks)
            body.Element("li", say.In(remark.Text));
        body.Raw("</ul>");
    }

    private static Markup Figure(string group, string name, int value) =>
        new Markup().Figure(
            group.Length == 0 ? Markup.Path("summary", name) : Markup.Path("summary", group, name),
            value,
            PageTexts.Number(value)
        );

    private static IEnumerable<string> Findings(HistorySummary s, PageTexts say)
    {
        var weeks = s.OpenedPerIsoWeek;
        var busiest = weeks.MaxBy(w => w.Count);
        yield return weeks.Count == 1
            ? say.Say("finding-week", busiest.Name)
            : say.Say("finding-weeks", weeks[0].Name, weeks[^1].Name, busiest.Name, PageTexts.Number(busiest.Count));
        var longest = s
            .States.Where(x => x.Hours.N > 0 && x.Kind is not null)
            .OrderByDescending(x => x.Hours.Mean * x.Hours.N)
            .FirstOrDefault();
        var all = s.States.Where(x => x.Hours.N > 0).Sum(x => Math.Max(0, x.Hours.Mean) * x.Hours.N);
        if (longest is not null && all > 0)
            yield return say.Say("finding-longest", longest.Name, say.Percent(longest.Hours.Mean * longest.Hours.N / all));
        if (s.HoursWaiting > 0 && all > 0)
            yield return say.Say("finding-waiting", say.Percent(s.HoursWaiting / all));
        if (s.Backlog.Count > 0 && s.Backlog.MaxBy(w => w.Total) is var high)
            yield return say.Say("finding-backlog", PageTexts.Number(high.Total), high.Week);
        if (s.CasesOutOfOrder > 0)
            yield return say.Say("finding-disorder", PageTexts.Number(s.CasesOutOfOrder));
    }
}
