namespace SupportWorkflow.Cli.Replay;

/// <summary>Tickets opened per week.</summary>
internal sealed class VolumeSection : IPageSection
{
    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var weeks = figures.Summary.OpenedPerIsoWeek;
        if (weeks.Count == 0)
            return null;
        var periods = figures.Periods;
        var opened = new double[periods.Starts.Count];
        foreach (var week in weeks)
            opened[periods.ColumnOf(week.Name)] += week.Count;
        var chart = new ColumnChart(periods, say).Draw(
            say.Say("volume"),
            [new("one", say.Say("volume"), "/summary/tickets_opened_per_iso_week/{0}", opened)]
        );
        return new(
            "volume",
            say.Say(periods.IsWeeks ? "volume" : "volume-long"),
            say.Say(periods.IsWeeks ? "volume-lead" : "long-lead"),
            chart
        );
    }
}
