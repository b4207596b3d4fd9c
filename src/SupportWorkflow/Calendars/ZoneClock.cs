using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>What the clock on the wall of one zone shows during a year and the month on either side, in nanoseconds since 1970.</summary>
internal sealed class ZoneClock
{
    private readonly List<(long Since, long Until, long Offset)> _readings = [];

    public ZoneClock(DateTimeZone zone, int year)
    {
        var around = new Interval(Instant.FromUtc(year - 1, 12, 1, 0, 0), Instant.FromUtc(year + 1, 2, 1, 0, 0));
        foreach (var one in zone.GetZoneIntervals(around))
            _readings.Add(
                (
                    one.HasStart && one.Start > around.Start ? Nanos(one.Start) : long.MinValue,
                    one.HasEnd && one.End < around.End ? Nanos(one.End) : long.MaxValue,
                    one.WallOffset.Nanoseconds
                )
            );
    }

    /// <summary>What it shows at an instant.</summary>
    public long Local(long instant)
    {
        foreach (var (_, until, offset) in _readings)
            if (instant < until)
                return instant + offset;
        throw new ArgumentOutOfRangeException(nameof(instant));
    }

    /// <summary>The first instant that shows this local time; for a time the clock skips, the moment of skipping.</summary>
    public long Earlier(long local)
    {
        foreach (var (since, until, offset) in _readings)
            if (local - offset < until)
                return Math.Max(local - offset, since);
        throw new ArgumentOutOfRangeException(nameof(local));
    }

    /// <summary>The last instant that shows this local time; for a time the clock skips, the moment of skipping.</summary>
    public long Later(long local)
    {
        for (var i = _readings.Count - 1; i >= 0; i--)
            if (local - _readings[i].Offset is var at && at >= _readings[i].Since)
                return Math.Min(at, _readings[i].Until);
        throw new ArgumentOutOfRangeException(nameof(local));
    }

    private static long Nanos(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
}
