namespace SupportWorkflow.History;

/// <summary>
/// How times are spread over cases, in hours to four decimals. Median and 90th percentile are the values at ⌈p·n⌉ (nearest rank), so each
/// of them really occurred. A figure half-way between two is rounded to the even last digit. <c>default</c>: over no case at all.
/// </summary>
/// <param name="N">Over how many cases.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Median">At most this for half of the cases.</param>
/// <param name="P90">At most this for nine cases of ten.</param>
public readonly record struct HourSpread(int N, double Min, double Max, double Mean, double Median, double P90)
{
    internal static HourSpread Of(List<long> ticks)
    {
        if (ticks.Count == 0)
            return default;
        ticks.Sort();
        return new(
            ticks.Count,
            Hours(ticks[0]),
            Hours(ticks[^1]),
            Hours(Sum(ticks) / ticks.Count),
            Hours(Rank(ticks, 50)),
            Hours(Rank(ticks, 90))
        );
    }

    /// <summary>Decimal, so that a half is a half.</summary>
    internal static double Hours(decimal ticks, int decimals = 4) =>
        (double)Math.Round(ticks / TimeSpan.TicksPerHour, decimals, MidpointRounding.ToEven);

    private static long Rank(List<long> sorted, int percent) => sorted[((sorted.Count * percent) + 99) / 100 - 1];

    private static decimal Sum(List<long> ticks)
    {
        decimal sum = 0;
        foreach (var one in ticks)
            sum += one;
        return sum;
    }
}
