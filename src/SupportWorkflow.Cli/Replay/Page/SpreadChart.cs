using System.Globalization;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Where half and nine tenths of the cases lie, on one scale for all rows of a table:
/// minutes to months, ten times more per step.</summary>
internal static class SpreadChart
{
    private const double Width = 372,
        Height = 22,
        Least = 1 / 60.0,
        Most = 24 * 400;

    private static readonly (double Hours, string Key)[] Ticks =
    [
        (Least, "tick-minute"),
        (1, "tick-hour"),
        (24, "tick-day"),
        (24 * 7, "tick-week"),
        (24 * 30, "tick-month"),
        (24 * 365, "tick-year"),
    ];

    /// <summary>From median to p90, the median as a dot.</summary>
    public static Markup Row(HourSpread spread, string title)
    {
        var row = Frame(title, Height);
        foreach (var (hours, _) in Ticks)
            Line(row, X(hours), 0, X(hours), Height, "grid");
        if (spread.N == 0)
            return row.Close("svg");
        double median = X(spread.Median),
            p90 = X(spread.P90);
        Line(row, median, Height / 2, p90, Height / 2, "span");
        Line(row, p90, 5, p90, Height - 5, "end");
        row.Open("circle", ("cx", Round(median)), ("cy", Round(Height / 2)), ("r", "5"), ("class", "dot")).Close("circle");
        return row.Close("svg");
    }

    /// <summary>What the lines mean; stands in the head of the table.</summary>
    public static Markup Scale(PageTexts say)
    {
        var scale = Frame(say.Say("scale"), 16);
        foreach (var (hours, key) in Ticks)
            scale.Element("text", say.Say(key), ("x", Round(X(hours))), ("y", "12"), ("text-anchor", "middle"), ("class", "tick"));
        return scale.Close("svg");
    }

    private static Markup Frame(string title, double height) =>
        new Markup().Open(
            "svg",
            ("viewBox", $"0 0 {Width} {Round(height)}"),
            ("width", Round(Width)),
            ("height", Round(height)),
            ("role", "img"),
            ("aria-label", title),
            ("class", "spread")
        );

    private static double X(double hours) =>
        22 + ((Width - 44) * Math.Log(Math.Clamp(hours, Least, Most) / Least) / Math.Log(Most / Least));

    private static void Line(Markup row, double x1, double y1, double x2, double y2, string name) =>
        row.Open("line", ("x1", Round(x1)), ("y1", Round(y1)), ("x2", Round(x2)), ("y2", Round(y2)), ("class", name)).Close("line");

    private static string Round(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
