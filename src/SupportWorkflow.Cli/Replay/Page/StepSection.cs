namespace SupportWorkflow.Cli.Replay;

/// <summary>From which state to which, the most frequent steps first.</summary>
internal sealed class StepSection : IPageSection
{
    private const int Most = 15;

    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var changes = figures.Summary.StateChanges;
        if (changes.Count == 0)
            return null;
        var not = figures.Result.Deviations.Where(d => d.From is not null).Select(d => (d.From!, d.To!)).ToHashSet();
        var table = new PageTable(
            2,
            PageTable.Words(say.Say("from")),
            PageTable.Words(say.Say("to")),
            PageTable.Words(say.Say("count")),
            PageTable.Words(""),
            PageTable.Words(say.Say("in-lifecycle"))
        );
        for (var i = 0; i < Math.Min(Most, changes.Count); i++)
        {
            var change = changes[i];
            table.Row(
                PageTable.Words(change.From),
                PageTable.Words("→ " + change.To),
                new Markup().Figure(
                    Markup.Path("summary", "states", "state_changes", PageTexts.Number(i), "count"),
                    change.Count,
                    PageTexts.Number(change.Count)
                ),
                PageTable.Bar(change.Count, changes[0].Count),
                not.Contains((change.From, change.To))
                    ? new Markup().Element("strong", say.Say("deviates"), ("class", "odd"))
                    : PageTable.Words(say.Say("allowed"))
            );
        }
        var body = table.Done();
        if (changes.Count > Most)
            body.Element(
                "p",
                say.Say("more-steps", PageTexts.Number(changes.Count - Most), PageTexts.Number(changes.Skip(Most).Sum(c => c.Count))),
                ("class", "note")
            );
        return new("steps", say.Say("steps"), say.Say("steps-lead"), body);
    }
}
