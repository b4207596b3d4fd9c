using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>How long tickets took to the first response, to the last resolution, to the last closing.</summary>
internal sealed class DurationSection : IPageSection
{
    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        var s = figures.Summary;
        (string Key, string Path, HourSpread Spread)[] all =
        [
            ("to-response", Markup.Path("summary", "durations", "first_response"), s.FirstResponse),
            ("to-resolution", Markup.Path("summary", "durations", "last_resolution"), s.LastResolution),
            ("to-closing", Markup.Path("summary", "closing", "last_closing"), s.LastClosing),
        ];
        if (all.All(d => d.Spread.N == 0))
            return null;
        var table = SpreadTable.Begin(say, 1, PageTable.Words(say.Say("duration")));
        foreach (var (key, path, spread) in all.Where(d => d.Spread.N > 0))
            table.Row([PageTable.Words(say.Say(key)), .. SpreadTable.Cells(spread, path, say.Say(key), say)]);
        var below = new Markup().Element("p", say.Say("spread-note"), ("class", "note"));
        return new("durations", say.Say("durations"), say.Say("durations-lead"), table.Done().Add(below));
    }
}
