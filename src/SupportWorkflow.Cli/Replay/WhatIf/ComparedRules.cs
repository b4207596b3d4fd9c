using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>How often each rule fires: under the one profile above, under the other below.</summary>
internal static class ComparedRules
{
    public static Markup Of(FiringComparison escalations, PageTexts say)
    {
        var rules = escalations.Rules.Where(r => r.Before?.Fired > 0 || r.After?.Fired > 0).ToList();
        if (rules.Count == 0)
            return new Markup().Element("p", say.Say("no-firing"), ("class", "note"));
        var chart = new EscalationChart(
            [.. (escalations.Before?.Priorities ?? default).Concat(escalations.After?.Priorities ?? default).Distinct()],
            rules.Max(r => Math.Max(r.Before?.Fired ?? 0, r.After?.Fired ?? 0))
        );
        var table = new PageTable(
            2,
            PageTable.Words(say.Say("rule")),
            PageTable.Words(""),
            PageTable.Words(say.Say("before")),
            PageTable.Words(say.Say("after")),
            PageTable.Words(say.Say("tickets-gaining")),
            PageTable.Words(say.Say("tickets-losing"))
        );
        foreach (var rule in rules)
        {
            var (path, bars) = (Markup.Path("summary", "escalations", rule.Name), new Markup());
            foreach (var (name, one) in ((string, RuleFigures?)[])[("/profile", rule.Before), ("/against", rule.After)])
                if (one is not null)
                    bars.Add(chart.Bar(one, say.In(rule.Text), path + name));
            table.Row(
                PageTable.Words(say.In(rule.Text)),
                bars,
                Fired(path + "/profile/fired", rule.Before),
                Fired(path + "/against/fired", rule.After),
                Figure(path + "/tickets_gaining", rule.Gaining),
                Figure(path + "/tickets_losing", rule.Losing)
            );
        }
        var body = chart.Legend().Add(table.Done());
        if (escalations.Before?.Levels.Count > 0 || escalations.After?.Levels.Count > 0)
            Levels(body, escalations, say);
        return body;
    }

    private static void Levels(Markup body, FiringComparison escalations, PageTexts say)
    {
        body.Element("h3", say.Say("levels"));
        var (before, after) = (escalations.Before?.Levels ?? default, escalations.After?.Levels ?? default);
        var table = new PageTable(
            1,
            PageTable.Words(say.Say("level")),
            PageTable.Words(say.Say("before")),
            PageTable.Words(say.Say("after"))
        );
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
            table.Row(PageTable.Words(PageTexts.Number(i + 1)), Level("profile", before, i), Level("against", after, i));
        body.Add(table.Done());
    }

    private static Markup Level(string side, ValueList<LevelFigures> levels, int i) =>
        i < levels.Count
            ? Figure(Markup.Path("summary", "levels", side, PageTexts.Number(i + 1)), levels[i].Tickets)
            : PageTable.Words("–");

    private static Markup Fired(string path, RuleFigures? one) => one is null ? PageTable.Words("–") : Figure(path, one.Fired);

    private static Markup Figure(string path, int count) => new Markup().Figure(path, count, PageTexts.Number(count));
}
