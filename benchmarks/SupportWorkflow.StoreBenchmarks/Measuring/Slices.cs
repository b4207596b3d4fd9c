namespace SupportWorkflow.StoreBenchmarks.Measuring;

/// <summary>The slices of one way of doing something: medians and the best, because the machine may be shared.</summary>
internal sealed class Slices
{
    private readonly List<Slice> _all = [];

    public void Add(Slice slice) => _all.Add(slice);

    public double Rate => Median(s => s.Rate);

    public double Best => _all.Max(s => s.Rate);

    /// <summary>Of each slice the part; of those the median.</summary>
    public double Milliseconds(double part) => Median(s => Part(s.Milliseconds, part));

    public double KiB => Median(s => s.Bytes / 1024.0 / s.Operations);

    /// <summary>Microseconds of processor time of the client for one operation.</summary>
    public double Client => Median(s => s.Client * 1e6 / s.Operations);

    /// <summary>Microseconds of processor time of the server for one operation.</summary>
    public double Server => Median(s => s.Server * 1e6 / s.Operations);

    public static double Part(double[] sorted, double part) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    private double Median(Func<Slice, double> of)
    {
        var sorted = _all.Select(of).Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
