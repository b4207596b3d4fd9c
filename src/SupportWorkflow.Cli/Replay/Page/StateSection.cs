namespace SupportWorkflow.Cli.Replay;

/// <summary>What the log's states mean here, and how long tickets were in them.</summary>
internal sealed class StateSection : IPageSection
{
    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var states = figures.Summary.States;
        if (states.Count == 0)
            return null;
        var table = SpreadTable.Begin(
            say,
            3,
            PageTable.Words(say.Say("state")),
            PageTable.Words(say.Say("becomes")),
            PageTable.Words(say.Say("kind"))
        );
        var lifecycle = (figures.Workflow ?? TicketWorkflow.Standard).Lifecycle;
        foreach (var state in states.OrderBy(s => s.Kind ?? (Lifecycles.StateKind)byte.MaxValue).ThenByDescending(s => s.Cases))
        {
            var kind = new Markup().Element("span", say.Say(state.Kind is { } known ? "kind-" + known : "kind-none"), ("class", "kind"));
            var ours = PageTable.Words(state.State is { } here ? say.In(lifecycle.State(here).Text) : "–");
            var path = Markup.Path("summary", "states", "hours_in_state_per_visiting_case", state.Name);
            if (state.Hours.N > 0)
                table.Row([PageTable.Words(state.Name), ours, kind, .. SpreadTable.Cells(state.Hours, path, state.Name, say)]);
            else
                table.Row(
                    PageTable.Words(state.Name),
                    ours,
                    kind,
                    PageTable.Words("0"),
                    PageTable.Words(""),
                    PageTable.Words("–"),
                    PageTable.Words("–"),
                    PageTable.Words("–")
                );
        }
        var below = new Markup().Element("p", say.Say("states-note"), ("class", "note"));
        return new("states", say.Say("states"), say.Say("states-lead"), table.Done().Add(below));
    }
}
