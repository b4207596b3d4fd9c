using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Tickets open at the end of each week, the old ones darkest and on top.</summary>
internal sealed class BacklogSection : IPageSection
{
    private static readonly (string Key, string Json, Func<BacklogWeek, int> Of)[] Ages =
    [
        ("age-day", "under_1_day", w => w.UpToDay),
        ("age-week", "under_7_days", w => w.UpToWeek),
        ("age-month", "under_30_days", w => w.UpToMonth),
        ("age-quarter", "under_90_days", w => w.UpToQuarter),
        ("age-older", "90_days_and_more", w => w.Older),
    ];

    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var weeks = figures.Summary.Backlog;
        if (weeks.Count == 0)
            return null;
        var periods = figures.Periods;
        var layers = Ages.Select(
                (age, i) =>
                    new ColumnChart.Layer(
                        $"a{i + 1}",
                        say.Say(age.Key),
                        "/summary/backlog_by_age_at_week_end/{0}/" + age.Json,
                        new double[periods.Starts.Count]
                    )
            )
            .ToList();
        // Where a column is more than a week, it shows the backlog at its end.
        foreach (var week in weeks)
            for (var age = 0; age < Ages.Length; age++)
                layers[age].Figures[periods.ColumnOf(week.Week)] = Ages[age].Of(week);
        var body = new Markup().Raw("<ul class=\"legend\">");
        foreach (var layer in layers)
            body.Raw(
                    $"<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" class=\"{layer.Class}\"></rect></svg>"
                )
                .Text(layer.Name)
                .Raw("</li>");
        body.Raw("</ul>").Add(new ColumnChart(periods, say).Draw(say.Say("backlog"), layers));
        return new("backlog", say.Say("backlog"), say.Say("backlog-lead") + (periods.IsWeeks ? "" : " " + say.Say("long-lead")), body);
    }
}
