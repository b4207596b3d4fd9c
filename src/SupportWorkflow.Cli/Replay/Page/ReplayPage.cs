namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// One self-contained page for a support manager: charts drawn by hand, no script, nothing loaded from elsewhere, fit for paper and for
/// eyes that do not tell colours apart. Every figure carries the path it has in the JSON document.
/// </summary>
internal static class ReplayPage
{
    /// <summary>The parts in the order of the page.
    /// A new part needs a class and a place here; it comes and goes with its figures.</summary>
    private static readonly IPageSection[] Sections =
    [
        new OverviewSection(),
        new AttainmentSection(),
        new EscalationSection(),
        new VolumeSection(),
        new BacklogSection(),
        new DurationSection(),
        new StateSection(),
        new StepSection(),
        new PrioritySection(),
        new OddSection(),
    ];

    public static string Write(PageFigures figures, string language)
    {
        var say = new PageTexts(language);
        var title = say.Say("title", Path.GetFileName(figures.Log));
        var sections = Sections.Select(s => s.Of(figures, say)).OfType<PageSection>().ToList();
        return PageFrame.Write(
            title,
            Below(figures, say),
            figures.Summary.Cases == 0 ? say.Say("no-tickets") : "",
            sections,
            say.Say("footer"),
            say
        );
    }

    private static string Below(PageFigures figures, PageTexts say) =>
        figures.Workflow is null
            ? say.Say("through-standard", figures.Zone.Id)
            : say.Say("through", figures.Workflow.Profile, figures.Zone.Id);
}
