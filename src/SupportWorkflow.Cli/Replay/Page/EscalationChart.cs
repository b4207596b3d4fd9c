using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// Firings of a rule as a bar, its parts by priority from the highest, the darkest, on; lines between them tell the parts apart on paper
/// and for everybody. All bars of a page have one scale.
/// </summary>
/// <param name="priorities">Every priority with a firing, the highest first.</param>
/// <param name="most">The longest bar.</param>
internal sealed class EscalationChart(IReadOnlyList<string> priorities, int most)
{
    private const double Width = 260,
        Height = 16;

    public Markup Bar(RuleFigures rule, string title, string path)
    {
        var bar = new Markup().Open(
            "svg",
            ("viewBox", $"0 0 {Width} {Height}"),
            ("width", $"{Width}"),
            ("height", $"{Height}"),
            ("role", "img"),
            ("aria-label", title),
            ("class", "attained")
        );
        var (from, rest) = (0.0, rule.Fired);
        for (var i = 0; i < priorities.Count; i++)
        {
            if (rule.ByPriority.FirstOrDefault(p => p.Name == priorities[i]) is not { Count: > 0 and var fired })
                continue;
            rest -= fired;
            Part(
                bar,
                $"{priorities[i]}: {PageTexts.Number(fired)}",
                Shade(i),
                fired,
                ref from,
                path + Markup.Path("by_priority", priorities[i])
            );
        }
        if (rest > 0)
            Part(bar, $"–: {PageTexts.Number(rest)}", "running", rest, ref from, null);
        return bar.Close("svg");
    }

    /// <summary>What the parts of the bars mean; nothing where there is but one.</summary>
    public Markup Legend()
    {
        if (priorities.Count < 2)
            return new Markup();
        var legend = new Markup().Raw("<ul class=\"legend\">");
        for (var i = 0; i < priorities.Count; i++)
            legend
                .Raw(
                    $"<li><svg viewBox=\"0 0 14 14\" class=\"attained\" aria-hidden=\"true\"><rect x=\"0.5\" y=\"0.5\" width=\"13\" height=\"13\" class=\"{Shade(i)}\"></rect></svg>"
                )
                .Text(priorities[i])
                .Raw("</li>");
        return legend.Raw("</ul>");
    }

    private void Part(Markup bar, string title, string shade, int fired, ref double from, string? path)
    {
        var width = Width * fired / Math.Max(most, 1);
        (string, string)[] figured = path is null ? [] : [("data-figure", path), ("data-value", Markup.Invariant(fired))];
        bar.Open(
            "rect",
            [
                ("x", Markup.Invariant(from)),
                ("y", "0"),
                ("width", Markup.Invariant(Math.Max(width, 0.5))),
                ("height", $"{Height}"),
                ("class", shade),
                ("stroke", "#fff"),
                ("stroke-width", "0.75"),
                .. figured,
            ]
        );
        bar.Element("title", title).Close("rect");
        from += width;
    }

    private static string Shade(int priority) => $"a{Math.Max(1, 5 - priority)}";
}
