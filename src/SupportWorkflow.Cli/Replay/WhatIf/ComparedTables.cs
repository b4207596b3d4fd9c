using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>A table for each promise: what was kept under the one profile above what was kept under the other, by priority.</summary>
internal static class ComparedTables
{
    public static Markup Of(HistoryComparison result, PageTexts say)
    {
        var body = AttainmentChart.Legend(say);
        foreach (var objective in result.Objectives)
        {
            body.Element("h3", say.In(objective.Text));
            var table = new PageTable(
                2,
                PageTable.Words(say.Say("priority")),
                PageTable.Words(""),
                PageTable.Words(say.Say("before")),
                PageTable.Words(say.Say("after")),
                PageTable.Words(say.Say("points"))
            );
            var path = Markup.Path("summary", "objectives", objective.Name);
            var rows = 0;
            Row(say.Say("all-priorities"), path, objective.Before?.All, objective.After?.All);
            foreach (var priority in objective.Priorities)
                Row(priority, path + Markup.Path("by_priority", priority), objective.Before?.Of(priority), objective.After?.Of(priority));
            if (rows == 0)
                body.Element("p", say.Say("no-promise"), ("class", "note"));
            else
                body.Add(table.Done()).Add(Breaches(objective, path, say));

            void Row(string name, string at, Attainment? before, Attainment? after)
            {
                if (!IsCounted(before) && !IsCounted(after))
                    return;
                rows++;
                var bars = new Markup();
                foreach (var one in (Attainment?[])[before, after])
                    if (IsCounted(one))
                        bars.Add(AttainmentChart.Bar(one!.Value, name));
                table.Row(
                    PageTable.Words(name),
                    bars,
                    Share(at + "/profile/attainment", before),
                    Share(at + "/against/attainment", after),
                    PageTable.Words(before?.Share is { } b && after?.Share is { } a ? PageTexts.Points(b, a) : "–")
                );
            }
        }
        return body;
    }

    private static Markup Breaches(ObjectiveComparison objective, string path, PageTexts say) =>
        new Markup()
            .Open("p", ("class", "note"))
            .Text(say.Say("gained") + ": ")
            .Figure(path + "/breaches_gained", objective.Gained, PageTexts.Number(objective.Gained))
            .Text(" · " + say.Say("lost") + ": ")
            .Figure(path + "/breaches_lost", objective.Lost, PageTexts.Number(objective.Lost))
            .Close("p");

    private static Markup Share(string path, Attainment? one) =>
        one?.Share is { } share ? new Markup().Figure(path, share, PageTexts.Share(share)) : PageTable.Words("–");

    private static bool IsCounted(Attainment? one) => one is { } known && known is not { Met: 0, Missed: 0, Running: 0 };
}
