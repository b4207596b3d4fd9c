using System.Globalization;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Run;

/// <summary>The demonstration as a page that grows.</summary>
internal sealed class RunPage(TicketWorkflow workflow, ToolConsole console)
{
    private readonly ToolPage _page = new(console);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Begin(WorkflowProfile profile) =>
        _page.Title(console.Say("run-title", console.In(profile.Name)), console.Say("run-below", workflow.Zone.Id));

    public void Write(StoryStep step)
    {
        _page.Strong($"{step.At.InZone(workflow.Zone).ToString("uuuu'-'MM'-'dd HH':'mm':'ss", CultureInfo.InvariantCulture)}  {step.What}");
        if (step.Decision.Rejection is { } no)
        {
            _page.Indented($"✗ {console.In(no.Reason)} [{no.Code}]");
            if (no.PossibleNow.Count > 0)
                _page.Indented(console.Say("run-possible", string.Join(", ", no.PossibleNow.AsEnumerable())));
        }
        else
        {
            _page.Indented(
                "✓ "
                    + string.Join(
                        ", ",
                        step.Decision.Events.Select(e =>
                            e is ClockPointReached point ? $"{e.Name} ({point.Objective} {point.Point})" : e.Name
                        )
                    )
            );
            Explain(step);
        }
        _page.Line("");
        console.Text.Flush();
    }

    public void End(TicketStory story) =>
        _page.Strong(console.Say(story.IsRebuiltEqual ? "run-rebuilt" : "run-rebuilt-different", story.EventCount));

    /// <summary>What has not been said before in the same words.</summary>
    private void Explain(StoryStep step)
    {
        var why = workflow.Explain(step.Decision.Ticket, step.At);
        foreach (var text in new[] { why.State, why.Priority }.Concat(why.Clocks.Select(c => c.Text)).Select(console.In))
            if (_told.Add(text))
                _page.Indented(text);
    }
}
