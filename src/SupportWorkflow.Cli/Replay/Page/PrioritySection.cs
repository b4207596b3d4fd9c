namespace SupportWorkflow.Cli.Replay;

/// <summary>The priority of each ticket's last row.</summary>
internal sealed class PrioritySection : IPageSection
{
    private const int Most = 12;

    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        if (figures.Summary.PriorityFinal is not { Count: > 0 } priorities)
            return null;
        var table = new PageTable(
            1,
            PageTable.Words(say.Say("priority")),
            PageTable.Words(say.Say("tickets")),
            PageTable.Words(""),
            PageTable.Words(say.Say("share"))
        );
        foreach (var one in priorities.Take(Most).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            table.Row(
                PageTable.Words(one.Name),
                new Markup().Figure(Markup.Path("summary", "priority_final", one.Name), one.Count, PageTexts.Number(one.Count)),
                PageTable.Bar(one.Count, priorities[0].Count),
                PageTable.Words(say.Percent(one.Count / (double)figures.Summary.Cases))
            );
        }
        return new("priorities", say.Say("priorities"), "", table.Done());
    }
}
