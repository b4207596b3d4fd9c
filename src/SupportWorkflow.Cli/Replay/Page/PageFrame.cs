using System.Text;

namespace SupportWorkflow.Cli.Replay;

/// <summary>What every page has: head, title, contents, sections, footer. Nothing is loaded from elsewhere.</summary>
internal static class PageFrame
{
    /// <param name="title">What the page is about.</param>
    /// <param name="below">The line below it.</param>
    /// <param name="instead">What stands where there is nothing to show; empty: nothing.</param>
    /// <param name="sections">The parts in their order.</param>
    /// <param name="footer">How the figures are to be read.</param>
    /// <param name="say">The words.</param>
    public static string Write(
        string title,
        string below,
        string instead,
        IReadOnlyList<PageSection> sections,
        string footer,
        PageTexts say
    )
    {
        var page = new Markup()
            .Raw("<!DOCTYPE html>\n")
            .Open("html", ("lang", say.Language == "zh" ? "zh-CN" : "en"))
            .Raw("<head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Element("title", title)
            .Raw("<style>\n")
            .Raw(Style())
            .Raw("</style></head>\n<body>");
        page.Raw("<header>").Element("h1", title).Element("p", below).Open("nav", ("aria-label", say.Say("contents")));
        foreach (var section in sections)
            page.Element("a", section.Title, ("href", "#" + section.Id));
        page.Raw("</nav></header>\n<main>");
        if (instead.Length > 0)
            page.Raw("<section>").Element("p", instead).Raw("</section>");
        foreach (var section in sections)
        {
            page.Open("section", ("id", section.Id)).Element("h2", section.Title);
            if (section.Lead.Length > 0)
                page.Element("p", section.Lead, ("class", "lead"));
            page.Add(section.Body).Raw("</section>\n");
        }
        return page.Raw("</main><footer>").Element("p", footer).Raw("</footer></body></html>\n").ToString();
    }

    private static string Style()
    {
        using var css = typeof(PageFrame).Assembly.GetManifestResourceStream("replay.page.css")!;
        return new StreamReader(css, Encoding.UTF8).ReadToEnd();
    }
}
