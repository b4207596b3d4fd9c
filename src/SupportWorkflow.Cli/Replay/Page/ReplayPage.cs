using System.Text;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// One self-contained page for a support manager: charts drawn by hand, no script, nothing loaded from elsewhere, fit for paper and for eyes
/// that do not tell colours apart. Every figure carries the path it has in the JSON document.
/// </summary>
internal static class ReplayPage
{
    /// <summary>The parts in the order of the page. A new part needs a class and a place here; it comes and goes with its figures.</summary>
    private static readonly IPageSection[] Sections =
    [
        new OverviewSection(), new AttainmentSection(), new VolumeSection(), new BacklogSection(), new DurationSection(), new StateSection(), new StepSection(),
        new PrioritySection(), new OddSection(),
    ];

    public static string Write(PageFigures figures, string language)
    {
        var say = new PageTexts(language);
        var title = say.Say("title", Path.GetFileName(figures.Log));
        var sections = Sections.Select(s => s.Of(figures, say)).OfType<PageSection>().ToList();
        var page = new Markup().Raw("<!DOCTYPE html>\n").Open("html", ("lang", language == "zh" ? "zh-CN" : "en")).Raw("<head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Element("title", title).Raw("<style>\n").Raw(Style()).Raw("</style></head>\n<body>");
        page.Raw("<header>").Element("h1", title).Element("p", Below(figures, say)).Open("nav", ("aria-label", say.Say("contents")));
        foreach (var section in sections) page.Element("a", section.Title, ("href", "#" + section.Id));
        page.Raw("</nav></header>\n<main>");
        if (figures.Summary.Cases == 0) page.Raw("<section>").Element("p", say.Say("no-tickets")).Raw("</section>");
        foreach (var section in sections)
        {
            page.Open("section", ("id", section.Id)).Element("h2", section.Title);
            if (section.Lead.Length > 0) page.Element("p", section.Lead, ("class", "lead"));
            page.Add(section.Body).Raw("</section>\n");
        }
        return page.Raw("</main><footer>").Element("p", say.Say("footer")).Raw("</footer></body></html>\n").ToString();
    }

    private static string Below(PageFigures figures, PageTexts say) => figures.Workflow is null
        ? say.Say("through-standard", figures.Zone.Id)
        : say.Say("through", figures.Workflow.Profile, figures.Zone.Id);

    private static string Style()
    {
        using var css = typeof(ReplayPage).Assembly.GetManifestResourceStream("replay.page.css")!;
        return new StreamReader(css, Encoding.UTF8).ReadToEnd();
    }
}
