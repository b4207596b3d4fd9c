using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// The wall clock of a log: what instant it showed what. Rows lie close together, so the offset of the last one is nearly always that of
/// the next. Not thread-safe.
/// </summary>
internal sealed class HistoryClock(DateTimeZone zone)
{
    private static readonly Period Day = Period.FromDays(1);

    private LocalDateTime _from = LocalDateTime.MaxIsoValue,
        _to = LocalDateTime.MinIsoValue;
    private Offset _offset;

    /// <summary>
    /// A recorded wall-clock time: the earlier reading of an ambiguous one; one that was skipped is the moment of skipping.
    /// </summary>
    public HistoryTime Of(LocalDateTime local)
    {
        if (local > _from && local < _to)
            return new(local, local.WithOffset(_offset).ToInstant());
        var time = HistoryTime.Of(local, zone);
        var around = zone.GetZoneInterval(time.Instant);
        // A day from every change of the clocks there is no doubt.
        (_offset, _from, _to) = (
            around.WallOffset,
            around.HasStart ? around.IsoLocalStart + Day : LocalDateTime.MinIsoValue,
            around.HasEnd ? around.IsoLocalEnd - Day : LocalDateTime.MaxIsoValue
        );
        return time;
    }

    /// <summary>A recorded instant.</summary>
    public HistoryTime At(Instant instant) => HistoryTime.At(instant, zone);
}
