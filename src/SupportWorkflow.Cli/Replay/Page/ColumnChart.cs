using System.Globalization;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Columns over time, of one or several layers from the bottom up, drawn by hand:
/// it needs no script and prints as it looks.</summary>
internal sealed class ColumnChart(PagePeriods periods, PageTexts say)
{
    private const double Width = 960,
        Height = 270,
        Left = 56,
        Right = 8,
        Top = 22,
        Bottom = 34,
        LabelRoom = 62;
    private const double PlotWidth = Width - Left - Right,
        PlotHeight = Height - Top - Bottom;

    /// <summary>One layer: the class that colours it, the path of its figures, and a figure for each column.</summary>
    internal sealed record Layer(string Class, string Name, string Path, double[] Figures);

    /// <param name="title">What the chart shows, for who cannot see it.</param>
    /// <param name="layers">From the bottom up.</param>
    public Markup Draw(string title, IReadOnlyList<Layer> layers)
    {
        var totals = Enumerable.Range(0, periods.Starts.Count).Select(c => layers.Sum(l => l.Figures[c])).ToArray();
        var step = Step(totals.Max());
        var top = Math.Max(step, Math.Ceiling(totals.Max() / step) * step);
        var chart = new Markup()
            .Raw("<div class=\"scroll\">")
            .Open("svg", ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-label", title), ("class", "chart"));
        for (var value = 0.0; value <= top; value += step)
        {
            var y = Y(value, top);
            Line(chart, Left, y, Width - Right, y, value == 0 ? "axis" : "grid");
            Label(chart, Left - 8, y + 4, PageTexts.Number((long)value), "end");
        }
        Columns(chart, layers, totals, top);
        TimeAxis(chart);
        return chart.Close("svg").Raw("</div>");
    }

    private void Columns(Markup chart, IReadOnlyList<Layer> layers, double[] totals, double top)
    {
        var slot = PlotWidth / totals.Length;
        var width = Math.Min(slot * 0.78, 48);
        for (var column = 0; column < totals.Length; column++)
        {
            if (totals[column] == 0)
                continue;
            var (x, under) = (Left + (slot * column) + ((slot - width) / 2), 0.0);
            var name = periods.Name(column);
            foreach (var layer in layers.Where(l => l.Figures[column] > 0))
            {
                var figure = layer.Figures[column];
                var (from, to) = (Y(under, top), Y(under + figure, top));
                under += figure;
                (string, string)[] figured = periods.IsWeeks
                    ?
                    [
                        ("data-figure", string.Format(CultureInfo.InvariantCulture, layer.Path, name)),
                        ("data-value", Markup.Invariant(figure)),
                    ]
                    : [];
                chart.Open(
                    "rect",
                    [
                        ("x", Round(x)),
                        ("y", Round(to)),
                        ("width", Round(width)),
                        ("height", Round(Math.Max(from - to, 0.6))),
                        ("class", layer.Class),
                        .. figured,
                    ]
                );
                chart
                    .Element(
                        "title",
                        layers.Count == 1
                            ? $"{name}: {PageTexts.Number((long)figure)}"
                            : $"{name}, {layer.Name}: {PageTexts.Number((long)figure)}"
                    )
                    .Close("rect");
            }
        }
        var most = Array.IndexOf(totals, totals.Max());
        Label(
            chart,
            Math.Clamp(Left + (slot * (most + 0.5)), Left + 12, Width - Right - 12),
            Y(totals[most], top) - 6,
            PageTexts.Number((long)totals[most]),
            "middle",
            "peak"
        );
    }

    /// <summary>The names of months where they begin, or of years; as many as there is room for.</summary>
    private void TimeAxis(Markup chart)
    {
        var slot = PlotWidth / periods.Starts.Count;
        var (free, year) = (Left - LabelRoom, 0);
        for (var column = 0; column < periods.Starts.Count; column++)
        {
            var thursday = periods.IsWeeks ? periods.Starts[column].PlusDays(3) : periods.Starts[column];
            var x = Left + (slot * column);
            var begins =
                column == 0 || periods.Starts[column - 1].PlusDays(periods.IsWeeks ? 3 : 0).Month != thursday.Month || !periods.IsWeeks;
            if (!begins || x - free < LabelRoom || x > Width - LabelRoom)
                continue;
            Line(chart, x, Height - Bottom, x, Height - Bottom + 5, "axis");
            Label(chart, x + 2, Height - Bottom + 18, say.Month(thursday, thursday.Year != year), "start");
            (free, year) = (x, thursday.Year);
        }
    }

    private static double Y(double value, double top) => Top + (PlotHeight * (1 - (value / top)));

    /// <summary>1, 2 or 5 times a power of ten, at least 1: about four lines.</summary>
    private static double Step(double most)
    {
        var rough = Math.Max(1, most / 4);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return new[] { 1, 2, 5, 10 }.Select(f => f * power).First(f => f >= rough);
    }

    private static void Line(Markup chart, double x1, double y1, double x2, double y2, string name) =>
        chart.Open("line", ("x1", Round(x1)), ("y1", Round(y1)), ("x2", Round(x2)), ("y2", Round(y2)), ("class", name)).Close("line");

    private static void Label(Markup chart, double x, double y, string text, string anchor, string name = "label") =>
        chart.Element("text", text, ("x", Round(x)), ("y", Round(y)), ("text-anchor", anchor), ("class", name));

    private static string Round(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
