using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>What was not as the rules have it: steps the lifecycle would not have allowed, and rows nobody could use.</summary>
internal sealed class OddSection : IPageSection
{
    private const int MostListed = 12,
        MostLines = 4;

    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var body = new Markup().Element("h3", say.Say("deviations", PageTexts.Number(figures.Summary.Deviations)));
        if (figures.Summary.Deviations == 0)
            body.Element("p", say.Say("no-deviations"), ("class", "good"));
        else
            Deviations(body, figures.Result.Deviations, say);
        body.Element("h3", say.Say("quarantined", PageTexts.Number(figures.Summary.Quarantined)));
        if (figures.Summary.Quarantined == 0)
            body.Element("p", say.Say("no-quarantined"), ("class", "good"));
        else
            Quarantined(body, figures.Result.Quarantined, say);
        return new("odd", say.Say("odd"), say.Say("odd-lead"), body);
    }

    private static void Deviations(Markup body, ValueList<Deviation> deviations, PageTexts say)
    {
        var alike = deviations.GroupBy(d => (d.Code, d.From, d.To, Reason: say.In(d.Reason))).OrderByDescending(g => g.Count()).ToList();
        var table = new PageTable(
            3,
            PageTable.Words(say.Say("step")),
            PageTable.Words(say.Say("reason")),
            PageTable.Words(say.Say("lines")),
            PageTable.Words(say.Say("count"))
        );
        foreach (var group in alike.Take(MostListed))
            table.Row(
                PageTable.Words(group.Key.From is null ? say.Say("priority") : $"{group.Key.From} → {group.Key.To}"),
                PageTable.Words(group.Key.Reason),
                Lines(group.Select(d => d.Line)),
                PageTable.Words(PageTexts.Number(group.Count()))
            );
        body.Add(table.Done());
        if (alike.Count > MostListed)
            body.Element("p", say.Say("and-more", PageTexts.Number(alike.Count - MostListed)), ("class", "note"));
    }

    private static void Quarantined(Markup body, ValueList<QuarantinedRow> rows, PageTexts say)
    {
        var table = new PageTable(
            2,
            PageTable.Words(say.Say("example")),
            PageTable.Words(say.Say("lines")),
            PageTable.Words(say.Say("count"))
        );
        foreach (var group in rows.GroupBy(r => r.Why).OrderByDescending(g => g.Count()))
            table.Row(
                PageTable.Words(say.In(group.First().Reason)),
                Lines(group.Select(r => r.Line)),
                PageTable.Words(PageTexts.Number(group.Count()))
            );
        body.Add(table.Done());
    }

    private static Markup Lines(IEnumerable<long> lines) =>
        new Markup().Element("span", string.Join(", ", lines.Take(MostLines)), ("class", "lines"));
}
