using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Cli.Explain;

/// <summary>A ticket's story as a page: what happened, how it stands, who may do what now and why not the rest.</summary>
internal static class TicketPage
{
    public static void Write(TicketHistory history, ToolConsole console)
    {
        var (page, workflow, ticket) = (new ToolPage(console), history.Workflow, history.Ticket);
        page.Title(
            $"{ticket.Number}  {ticket.Intake.Subject}",
            console.Say("explain-below", string.Join(" → ", history.Profiles), workflow.Zone.Id)
        );
        page.Heading("explain-story");
        Events(history.Events);
        if (history.DueByThen is { Count: > 0 } due)
        {
            page.Heading("explain-due-by-then", workflow.Local(history.At));
            Events(due);
        }
        page.Heading("explain-stands", workflow.Local(history.At));
        foreach (var line in workflow.Explain(ticket, history.At).ToText(console.Language).Split('\n'))
            page.Indented(line);
        if (workflow.EscalationRules.Count > 0)
            page.Heading("explain-rules");
        foreach (var rule in workflow.Explain(ticket, history.At).Rules)
            page.Indented(rule.ToText(console.Language));
        page.Heading("explain-may");
        page.Named([.. WhoMay.Of(history).Select(w => (w.Role, Triggers(w.Now)))]);

        void Events(ValueList<TicketEvent> events) =>
            page.Table(
                ["event", "time", "event-by", "what"],
                0,
                [.. events.Select(e => (string[])[$"{e.Version}", When(e), e.By, console.In(history.Tell(e)) + Cause(e)])]
            );

        string When(TicketEvent e) =>
            e.OccurredAt == e.RecordedAt
                ? workflow.Local(e.RecordedAt)
                : workflow.Local(e.OccurredAt) + "\n" + console.Say("explain-recorded", workflow.Local(e.RecordedAt));

        string Cause(TicketEvent e) => e.Cause is { } cause ? console.Say("explain-cause", cause) : "";

        string Triggers(ValueList<LifecycleTrigger> triggers) =>
            triggers.Count == 0 ? "–" : string.Join(console.Say("comma"), triggers.Select(t => console.In(t.Text)));
    }
}
