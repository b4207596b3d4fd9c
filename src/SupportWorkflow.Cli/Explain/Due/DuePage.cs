using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>A due time as a page: how the target was chosen, what was counted, when warnings come.</summary>
internal static class DuePage
{
    public static void Write(DueAnswer answer, ToolConsole console)
    {
        var (page, workflow, asked) = (new ToolPage(console), answer.Asked.Workflow, answer.Asked);
        page.Title(
            $"{console.In(asked.Objective.Text)} ({asked.Objective.Name})",
            console.Say("explain-below", workflow.Profile, workflow.Zone.Id)
        );
        if (answer.Why.Priority is { } priority)
        {
            page.Strong(console.Say("explain-due-by-policy", priority.Priority));
            foreach (var reason in priority.Because)
                page.Indented(console.In(reason));
        }
        page.Heading("explain-due-rows");
        foreach (var row in answer.Why.Rows)
        {
            page.Line(console.Say("explain-due-row", row.Row, console.In(row.Text)));
            page.Indented(row.Why.ToText(console.Language));
        }
        if (answer.Clock is not { } clock)
        {
            page.Heading("explain-due-none");
            if (answer.Why.MissingFacts.Any())
                page.Note("explain-due-missing", string.Join(", ", answer.Why.MissingFacts));
            return;
        }
        page.Heading("explain-due-at-time", workflow.Local(clock.Reading.DueAt!.Value));
        foreach (var line in clock.Lines.Skip(1))
            page.Indented(console.In(line));
        if (answer.Points.Count > 0)
            page.Heading("explain-due-points");
        page.Named([.. answer.Points.Select(p => ("    " + p.Name, workflow.Local(p.At)))]);
        if (answer.Then is { } then)
            page.Heading(
                "explain-due-then",
                workflow.Local(asked.At!.Value),
                console.Say("explain-due-" + then.Phase),
                Spoken(then.Used),
                Spoken(then.Remaining)
            );

        string Spoken(Duration time) => console.In(SlaTarget.Spoken(time));
    }
}
