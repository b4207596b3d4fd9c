namespace SupportWorkflow.History;

/// <summary>How many promises were kept. <c>default</c>: none was ever given.</summary>
/// <param name="Met">Kept in time: the stop is not later than the due instant.</param>
/// <param name="Missed">Kept late, no longer owed but late already, or still open past the due instant.</param>
/// <param name="Running">Still open and not late.</param>
/// <param name="Cancelled">No longer owed, in time; counted nowhere else.</param>
public readonly record struct Attainment(int Met, int Missed, int Running, int Cancelled)
{
    /// <summary>The part that was met of what was met or missed, from 0 to 1, to four decimals, half to even; null if both are 0.</summary>
    public double? Share => Met + Missed == 0 ? null : (double)Math.Round(Met / ((decimal)Met + Missed), 4, MidpointRounding.ToEven);

    /// <summary>Both together.</summary>
    public static Attainment operator +(Attainment one, Attainment other) =>
        new(one.Met + other.Met, one.Missed + other.Missed, one.Running + other.Running, one.Cancelled + other.Cancelled);
}
