using NodaTime;

namespace SupportWorkflow;

/// <summary>How long a written time is; what nobody can mean is none, before it overflows.</summary>
internal static class PeriodLength
{
    /// <summary>No calendar counts further than a hundred years.</summary>
    public static Duration Longest { get; } = Duration.FromDays(36_525);

    /// <summary>The length; null: it speaks of months or years, or is longer than <see cref="Longest"/>.</summary>
    public static Duration? Of(Period period)
    {
        if (period is not { Years: 0, Months: 0 })
            return null;
        var sum =
            ((Int128)period.Weeks * NodaConstants.NanosecondsPerWeek)
            + ((Int128)period.Days * NodaConstants.NanosecondsPerDay)
            + ((Int128)period.Hours * NodaConstants.NanosecondsPerHour)
            + ((Int128)period.Minutes * NodaConstants.NanosecondsPerMinute)
            + ((Int128)period.Seconds * NodaConstants.NanosecondsPerSecond)
            + ((Int128)period.Milliseconds * NodaConstants.NanosecondsPerMillisecond)
            + ((Int128)period.Ticks * NodaConstants.NanosecondsPerTick)
            + period.Nanoseconds;
        return Int128.Abs(sum) <= Longest.ToInt64Nanoseconds() ? Duration.FromNanoseconds((long)sum) : null;
    }
}
