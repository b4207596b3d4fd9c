using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>How the promises of the profile were kept, one after the other, by priority.</summary>
internal sealed class AttainmentSection : IPageSection
{
    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var objectives = figures.Summary.Objectives;
        if (objectives.Count == 0)
            return null;
        var body = objectives.Any(o => IsCounted(o.All)) ? AttainmentChart.Legend(say) : new Markup();
        foreach (var objective in objectives)
            Objective(body, objective, say);
        return new(
            "attainment",
            say.Say("attainment"),
            say.Say("attainment-lead", say.Local(figures.Summary.At!.Value, figures.Zone)),
            body
        );
    }

    private static void Objective(Markup body, ObjectiveFigures objective, PageTexts say)
    {
        body.Element("h3", say.In(objective.Text));
        if (objective.All == default)
            body.Element("p", say.Say("no-promise"), ("class", "note"));
        if (IsCounted(objective.All))
        {
            var table = new PageTable(
                2,
                PageTable.Words(say.Say("priority")),
                PageTable.Words(""),
                PageTable.Words(say.Say("met")),
                PageTable.Words(say.Say("missed")),
                PageTable.Words(say.Say("running")),
                PageTable.Words(say.Say("attained"))
            );
            var path = Markup.Path("summary", "objectives", objective.Name);
            Row(table, say.Say("all-priorities"), path, objective.All, say);
            foreach (var (priority, one) in objective.ByPriority.Where(p => IsCounted(p.Figure)))
                Row(table, priority, path + Markup.Path("by_priority", priority), one, say);
            body.Add(table.Done());
        }
        if (objective.All.Cancelled == 0)
            return;
        body.Open("p", ("class", "note"))
            .Text(say.Say("cancelled"))
            .Text(" ")
            .Figure(
                Markup.Path("summary", "objectives_cancelled", objective.Name),
                objective.All.Cancelled,
                PageTexts.Number(objective.All.Cancelled)
            )
            .Close("p");
    }

    private static void Row(PageTable table, string name, string path, Attainment one, PageTexts say) =>
        table.Row(
            PageTable.Words(name),
            AttainmentChart.Bar(one, name),
            Figure(path + "/met", one.Met),
            Figure(path + "/missed", one.Missed),
            Figure(path + "/running", one.Running),
            one.Share is { } share ? new Markup().Figure(path + "/attainment", share, PageTexts.Share(share)) : PageTable.Words("–")
        );

    private static Markup Figure(string path, int count) => new Markup().Figure(path, count, PageTexts.Number(count));

    private static bool IsCounted(Attainment one) => one is not { Met: 0, Missed: 0, Running: 0 };
}
