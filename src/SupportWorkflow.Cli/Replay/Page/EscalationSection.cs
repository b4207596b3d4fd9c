using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Which rules of the profile would have fired, how often by priority, and how far up tickets would have gone.</summary>
internal sealed class EscalationSection : IPageSection
{
    public PageSection? Of(PageFigures figures, PageTexts say)
    {
        if (figures.Summary.Escalations is not { } escalations)
            return null;
        var body = new Markup();
        Rules(body, escalations, figures.Summary.Cases, say);
        if (escalations.Levels.Any(l => l.Tickets > 0))
            Levels(body, escalations.Levels, figures.Summary.Cases, say);
        if (escalations.CascadesStopped > 0)
            body.Open("p", ("class", "note"))
                .Text(say.Say("cascades-stopped") + " ")
                .Figure("/summary/cascades_stopped", escalations.CascadesStopped, PageTexts.Number(escalations.CascadesStopped))
                .Close("p");
        return new(
            "escalations",
            say.Say("escalations"),
            say.Say("escalations-lead", say.Local(figures.Summary.At!.Value, figures.Zone)),
            body
        );
    }

    private static void Rules(Markup body, EscalationFigures escalations, int tickets, PageTexts say)
    {
        var fired = escalations.Rules.Where(r => r.Fired > 0).ToList();
        if (fired.Count == 0)
        {
            body.Element("p", say.Say("no-firing"), ("class", "note"));
            return;
        }
        var chart = new EscalationChart([.. escalations.Priorities], fired.Max(r => r.Fired));
        body.Add(chart.Legend());
        var table = new PageTable(
            2,
            PageTable.Words(say.Say("rule")),
            PageTable.Words(""),
            PageTable.Words(say.Say("fired")),
            PageTable.Words(say.Say("tickets")),
            PageTable.Words(say.Say("share"))
        );
        foreach (var rule in fired)
        {
            var path = Markup.Path("summary", "escalations", rule.Name);
            table.Row(
                PageTable.Words(say.In(rule.Text)),
                chart.Bar(rule, say.In(rule.Text), path),
                Figure(path + "/fired", rule.Fired),
                Figure(path + "/tickets", rule.Tickets),
                PageTable.Words(say.Percent(rule.Tickets / (double)tickets))
            );
        }
        body.Add(table.Done());
        if (fired.Count < escalations.Rules.Count)
            body.Element(
                "p",
                say.Say("never-fired")
                    + " "
                    + string.Join(
                        say.Language == "zh" ? "；" : "; ",
                        escalations.Rules.Where(r => r.Fired == 0).Select(r => say.In(r.Text))
                    ),
                ("class", "note")
            );
        NotDone(body, fired, say);
    }

    private static void NotDone(Markup body, List<RuleFigures> rules, PageTexts say)
    {
        if (rules.TrueForAll(r => r.NotDone.Count == 0))
            return;
        body.Open("p", ("class", "note")).Text(say.Say("not-done"));
        var before = " ";
        foreach (var (rule, one) in rules.SelectMany(r => r.NotDone.Select(n => (r, n))))
        {
            body.Text($"{before}{say.In(rule.Text)}: {one.Name} × ")
                .Figure(Markup.Path("summary", "escalations", rule.Name, "not_done", one.Name), one.Count, PageTexts.Number(one.Count));
            before = "; ";
        }
        body.Close("p");
    }

    private static void Levels(Markup body, ValueList<LevelFigures> levels, int tickets, PageTexts say)
    {
        body.Element("h3", say.Say("levels"));
        var table = new PageTable(
            3,
            PageTable.Words(say.Say("level")),
            PageTable.Words(say.Say("responsible")),
            PageTable.Words(""),
            PageTable.Words(say.Say("tickets")),
            PageTable.Words(say.Say("share"))
        );
        foreach (var level in levels)
        {
            table.Row(
                PageTable.Words(PageTexts.Number(level.Level)),
                PageTable.Words(say.In(level.Role)),
                PageTable.Bar(level.Tickets, levels.Max(l => l.Tickets)),
                Figure(Markup.Path("summary", "levels", PageTexts.Number(level.Level)), level.Tickets),
                PageTable.Words(say.Percent(level.Tickets / (double)tickets))
            );
        }
        body.Add(table.Done());
    }

    private static Markup Figure(string path, int count) => new Markup().Figure(path, count, PageTexts.Number(count));
}
