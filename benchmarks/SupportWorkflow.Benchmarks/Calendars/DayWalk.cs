using NodaTime;

namespace SupportWorkflow.Benchmarks.Calendars;

/// <summary>Working time as one would write it with NodaTime in an afternoon: walk the days, map each opening and closing.</summary>
internal sealed class DayWalk(
    DateTimeZone zone,
    IReadOnlyDictionary<IsoDayOfWeek, (LocalTime From, LocalTime To)[]> week,
    IReadOnlySet<LocalDate> off,
    IReadOnlySet<LocalDate> makeUp
)
{
    public Instant Add(Instant start, Duration work)
    {
        for (var date = start.InZone(zone).Date; ; date = date.PlusDays(1))
            foreach (var (opens, closes) in Open(date))
            {
                var from = Instant.Max(opens, start);
                if (from >= closes)
                    continue;
                if (work <= closes - from)
                    return from + work;
                work -= closes - from;
            }
    }

    public Duration WorkBetween(Instant start, Instant end)
    {
        var work = Duration.Zero;
        var last = end.InZone(zone).Date;
        for (var date = start.InZone(zone).Date; date <= last; date = date.PlusDays(1))
            foreach (var (opens, closes) in Open(date))
            {
                Instant from = Instant.Max(opens, start),
                    to = Instant.Min(closes, end);
                if (from < to)
                    work += to - from;
            }
        return work;
    }

    private IEnumerable<(Instant Opens, Instant Closes)> Open(LocalDate date)
    {
        if (off.Contains(date))
            yield break;
        if (week.TryGetValue(makeUp.Contains(date) ? IsoDayOfWeek.Monday : date.DayOfWeek, out var hours))
            foreach (var (from, to) in hours)
                yield return (date.At(from).InZoneLeniently(zone).ToInstant(), date.At(to).InZoneLeniently(zone).ToInstant());
    }
}
