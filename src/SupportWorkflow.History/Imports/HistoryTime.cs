using NodaTime;
using NodaTime.TimeZones;

namespace SupportWorkflow.History;

/// <summary>A time of the log: what the wall clock showed there, for its figures, and the instant, for the ticket.</summary>
/// <param name="Local">The wall clock.</param>
/// <param name="Instant">The instant.</param>
internal readonly record struct HistoryTime(LocalDateTime Local, Instant Instant)
{
    private static readonly ZoneLocalMappingResolver Earlier = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    /// <summary>The wall clock in 100 nanoseconds; only differences mean something.</summary>
    public long WallTicks => Local.WithOffset(Offset.Zero).ToInstant().ToUnixTimeTicks();

    /// <summary>
    /// A recorded wall-clock time: the earlier reading of an ambiguous one; one that was skipped is the moment of skipping.
    /// </summary>
    public static HistoryTime Of(LocalDateTime local, DateTimeZone zone) => new(local, zone.ResolveLocal(local, Earlier).ToInstant());

    /// <summary>A recorded instant.</summary>
    public static HistoryTime At(Instant instant, DateTimeZone zone) => new(instant.InZone(zone).LocalDateTime, instant);
}
