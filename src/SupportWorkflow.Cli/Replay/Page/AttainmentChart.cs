using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>
/// The parts of a promise that were met, missed and are still running, as one bar of full length. They differ in darkness and hatching, not
/// in colour alone, so that they are told apart on paper and by everybody.
/// </summary>
internal static class AttainmentChart
{
    private const double Width = 260,
        Height = 16,
        Gap = 5;

    public static Markup Bar(Attainment one, string title)
    {
        var all = (double)(one.Met + one.Missed + one.Running);
        var bar = new Markup().Open(
            "svg",
            ("viewBox", $"0 0 {Width} {Height}"),
            ("width", $"{Width}"),
            ("height", $"{Height}"),
            ("role", "img"),
            ("aria-label", title),
            ("class", "attained")
        );
        double met = Width * one.Met / all,
            missed = Width * one.Missed / all;
        Part(bar, "met", 0, met);
        Part(bar, "missed", met, missed);
        // Hatched by strokes of their own: a pattern would have to be looked up elsewhere in the page.
        for (var x = met + Gap; x < met + missed - 1; x += Gap)
            bar.Open(
                    "line",
                    ("x1", Markup.Invariant(x)),
                    ("y1", "1"),
                    ("x2", Markup.Invariant(x)),
                    ("y2", Markup.Invariant(Height - 1)),
                    ("class", "hatch")
                )
                .Close("line");
        Part(bar, "running", met + missed, Width * one.Running / all);
        return bar.Close("svg");
    }

    /// <summary>What the parts of the bars mean.</summary>
    public static Markup Legend(PageTexts say)
    {
        var legend = new Markup().Raw("<ul class=\"legend\">");
        foreach (var part in (string[])["met", "missed", "running"])
        {
            legend.Raw("<li><svg viewBox=\"0 0 14 14\" class=\"attained\" aria-hidden=\"true\">");
            Part(legend, part, 0, 14);
            if (part == "missed")
                legend.Raw(
                    "<line x1=\"5\" y1=\"1\" x2=\"5\" y2=\"13\" class=\"hatch\"></line><line x1=\"10\" y1=\"1\" x2=\"10\" y2=\"13\" class=\"hatch\"></line>"
                );
            legend.Raw("</svg>").Text(say.Say(part)).Raw("</li>");
        }
        return legend.Raw("</ul>");
    }

    private static void Part(Markup bar, string name, double from, double width)
    {
        if (width <= 0)
            return;
        bar.Open(
                "rect",
                ("x", Markup.Invariant(from + 0.5)),
                ("y", "0.5"),
                ("width", Markup.Invariant(Math.Max(width - 1, 0.5))),
                ("height", Markup.Invariant((width == 14 ? 14 : Height) - 1)),
                ("class", name)
            )
            .Close("rect");
    }
}
