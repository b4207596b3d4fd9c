using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A point of a clock before its due time, at which somebody wants to know (SLA-8).
/// <c>default</c> is 0 %, which is never reached.</summary>
[JsonConverter(typeof(WarningPointConverter))]
public readonly record struct WarningPoint
{
    private static readonly WarningPoint[] Percents =
    [
        .. Enumerable.Range(0, 100).Select(p => new WarningPoint(p, Duration.Zero, string.Create(CultureInfo.InvariantCulture, $"{p}%"))),
    ];

    private readonly string? _name;

    private WarningPoint(int percent, Duration before, string name) => (Percent, TimeBefore, _name) = (percent, before, name);

    /// <summary>How much of the target is used, 1 to 99; 0 for a time before.</summary>
    public int Percent { get; }

    /// <summary>How much is left, in the target's own kind of time; zero for a percentage.</summary>
    public Duration TimeBefore { get; }

    /// <summary>The stable name, such as <c>80%</c> or <c>PT10M before</c>.</summary>
    public string Name => _name ?? Percents[0].Name;

    /// <summary>When so much of the target is used.</summary>
    /// <param name="percent">1 to 99.</param>
    public static WarningPoint Used(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 99);
        return Percents[percent];
    }

    /// <summary>
    /// When only so much is left: working time for targets of working time and business days, elapsed time for others. A target that allows
    /// no more than that has no such point.
    /// </summary>
    /// <param name="time">More than nothing.</param>
    public static WarningPoint Before(Duration time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, Duration.Zero);
        return new(0, time, $"{SlaTarget.Iso(time)} before");
    }

    /// <summary>When so much of the target is used, beyond it too: 150 % of two hours is an hour late.</summary>
    /// <param name="percent">More than nothing.</param>
    internal static WarningPoint AtPercent(int percent) =>
        new(percent, Duration.Zero, string.Create(CultureInfo.InvariantCulture, $"{percent}%"));

    /// <summary>When so much was used beyond the target, in the target's own kind of time.</summary>
    /// <param name="time">More than nothing.</param>
    internal static WarningPoint After(Duration time) => new(0, -time, $"{SlaTarget.Iso(time)} late");

    /// <summary>Reads a name as profiles write it, such as <c>80%</c> or <c>PT10M before</c>; null when it is none.</summary>
    public static WarningPoint? Parse(string name)
    {
        if (name.EndsWith('%'))
            return
                int.TryParse(name.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                && percent is > 0 and < 100
                ? Used(percent)
                : null;
        if (!name.EndsWith(" before", StringComparison.Ordinal))
            return null;
        var read = PeriodPattern.Roundtrip.Parse(name[..^" before".Length]);
        return read.Success && !read.Value.HasDateComponent && PeriodLength.Of(read.Value) is { } time && time > Duration.Zero
            ? Before(time)
            : null;
    }
}
