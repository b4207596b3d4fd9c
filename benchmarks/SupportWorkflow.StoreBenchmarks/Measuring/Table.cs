using System.Globalization;

namespace SupportWorkflow.StoreBenchmarks.Measuring;

/// <summary>A plain table: the first column to the left, figures to the right.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public void Add(params object[] cells) => _rows.Add([.. cells.Select(Text)]);

    public void Print()
    {
        var widths = heads.Select((_, c) => _rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in _rows)
            Console.WriteLine(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))));
        Console.WriteLine();
    }

    private static string Text(object cell) =>
        cell switch
        {
            double d when Math.Abs(d) >= 100 => d.ToString("#,0", CultureInfo.InvariantCulture),
            double d => d.ToString("0.00", CultureInfo.InvariantCulture),
            int or long => Convert.ToInt64(cell, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        };
}
