using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>
/// The second opinion: reads a document by itself and counts elementary segments between all openings, closings and breaks. It shares
/// nothing with the library but the document and NodaTime, and is as slow as it looks.
/// </summary>
internal sealed class SlowCalendar(CalendarDocument document)
{
    private static readonly ZoneLocalMappingResolver Early = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );
    private static readonly ZoneLocalMappingResolver Late = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater,
        Resolvers.ReturnStartOfIntervalAfter
    );
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly Dictionary<LocalDate, List<(Instant From, Instant To)>> _hours = [];
    private readonly Dictionary<LocalDate, List<(Instant From, Instant To)>> _breaks = [];

    private SlowHolidays Yearly => field ??= new(document, date => WeekOn(date, Days[(int)date.DayOfWeek - 1]).Any());

    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[document.Zone!];

    public bool IsOpen(Instant at)
    {
        var date = at.InZone(Zone).Date;
        return Around(date, date, HoursOn, _hours).Any(i => i.From <= at && at < i.To)
            && !Around(date, date, BreaksOn, _breaks).Any(i => i.From <= at && at < i.To);
    }

    /// <summary>The open segments between two instants, earliest first; touching ones are not merged.</summary>
    public List<(Instant From, Instant To)> Segments(Instant from, Instant to)
    {
        if (from >= to)
            return [];
        LocalDate first = from.InZone(Zone).Date,
            last = to.InZone(Zone).Date;
        var hours = Around(first, last, HoursOn, _hours);
        var breaks = Around(first, last, BreaksOn, _breaks);
        var points = hours
            .Concat(breaks)
            .SelectMany(i => new[] { i.From, i.To })
            .Where(p => from < p && p < to)
            .Append(from)
            .Append(to)
            .Distinct()
            .Order()
            .ToList();
        return
        [
            .. points
                .Zip(points.Skip(1))
                .Where(s => hours.Any(h => h.From <= s.First && s.First < h.To) && !breaks.Any(b => b.From <= s.First && s.First < b.To)),
        ];
    }

    public Duration WorkBetween(Instant from, Instant to) =>
        from <= to ? Segments(from, to).Aggregate(Duration.Zero, (sum, s) => sum + (s.To - s.From)) : -WorkBetween(to, from);

    /// <summary>Nothing when it is not reached within some months.</summary>
    public Instant? Add(Instant start, Duration work, bool nextOpening)
    {
        if (work == Duration.Zero)
            return start;
        var forwards = work > Duration.Zero;
        for (var week = 0; week < 30; week++)
        {
            var (from, to) = forwards
                ? (start + Duration.FromDays(7 * week), start + Duration.FromDays(7 * (week + 1)))
                : (start - Duration.FromDays(7 * (week + 1)), start - Duration.FromDays(7 * week));
            var segments = Segments(from, to);
            if (!forwards)
                segments.Reverse();
            foreach (var (opens, closes) in segments)
            {
                var length = closes - opens;
                if (forwards)
                {
                    if (nextOpening ? work < length : work <= length)
                        return opens + work;
                    work -= length;
                }
                else
                {
                    if (-work <= length)
                        return closes + work;
                    work += length;
                }
            }
        }
        return null;
    }

    public bool IsBusinessDay(LocalDate date) =>
        Zone.MapLocal(date.AtMidnight()).Count + Zone.MapLocal(date.At(new(12, 0))).Count + Zone.MapLocal(date.At(new(23, 59))).Count > 0
        && Around(date, date, HoursOn, _hours, 0).Any(h => WorkOf(h) > Duration.Zero);

    private Duration WorkOf((Instant From, Instant To) hours)
    {
        var breaks = Around(hours.From.InZone(Zone).Date, hours.To.InZone(Zone).Date, BreaksOn, _breaks);
        var points = breaks
            .SelectMany(b => new[] { b.From, b.To })
            .Where(p => hours.From < p && p < hours.To)
            .Append(hours.From)
            .Append(hours.To)
            .Distinct()
            .Order()
            .ToList();
        return points
            .Zip(points.Skip(1))
            .Where(s => !breaks.Any(b => b.From <= s.First && s.First < b.To))
            .Aggregate(Duration.Zero, (sum, s) => sum + (s.Second - s.First));
    }

    private List<(Instant From, Instant To)> Around(
        LocalDate first,
        LocalDate last,
        Func<LocalDate, IEnumerable<string>> texts,
        Dictionary<LocalDate, List<(Instant, Instant)>> known,
        int margin = 2
    )
    {
        var all = new List<(Instant, Instant)>();
        for (var date = first.PlusDays(-margin); date <= last.PlusDays(margin); date = date.PlusDays(1))
        {
            if (!known.TryGetValue(date, out var ranges))
                known[date] = ranges = [.. texts(date).Select(t => Real(date, t)).Where(r => r.From < r.To)];
            all.AddRange(ranges);
        }
        return all;
    }

    private (Instant From, Instant To) Real(LocalDate date, string text)
    {
        var ends = text.Split('-');
        var start = Time(ends[0]);
        var end = ends[1] == "24:00" ? default : Time(ends[1]);
        var endDate = end <= start ? date.PlusDays(1) : date;
        return (Zone.ResolveLocal(date.At(start), Early).ToInstant(), Zone.ResolveLocal(endDate.At(end), Late).ToInstant());

        static LocalTime Time(string t) =>
            new(int.Parse(t[..2], CultureInfo.InvariantCulture), int.Parse(t[3..5], CultureInfo.InvariantCulture));
    }

    private IEnumerable<string> BreaksOn(LocalDate date) => document.Breaks?.GetValueOrDefault(Iso(date)) ?? [];

    private IEnumerable<string> HoursOn(LocalDate date)
    {
        var text = Iso(date);
        if (document.Overrides?.TryGetValue(text, out var own) == true)
            return own;
        if (document.MakeUpDays?.Dates?.TryGetValue(text, out var like) == true)
            return WeekOn(date, like);
        if (document.Closed?.ContainsKey(text) == true)
            return [];
        if (Yearly.IsOff(date))
            return [];
        if (document.Holidays is not null && HolidaySet.China.DaysOff.ContainsKey(date))
            return [];
        if (document.Holidays is not null && HolidaySet.China.MakeUpDays.ContainsKey(date))
            return document.MakeUpDays?.Hours ?? WeekOn(date, document.MakeUpDays?.HoursOf ?? "mon");
        return WeekOn(date, Days[(int)date.DayOfWeek - 1]);
    }

    private IEnumerable<string> WeekOn(LocalDate date, string day)
    {
        var week = document.Open is null ? document.Week : new() { ["mon-sun"] = ["00:00-24:00"] };
        foreach (var later in (document.From ?? []).OrderBy(f => f.Key, StringComparer.Ordinal))
            if (string.CompareOrdinal(later.Key, Iso(date)) <= 0)
                week = later.Value;
        return week!.Where(d => Covers(d.Key, day)).SelectMany(d => d.Value);
    }

    private static bool Covers(string key, string day)
    {
        var ends = key.Split('-');
        int first = Array.IndexOf(Days, ends[0]),
            last = Array.IndexOf(Days, ends[^1]),
            asked = Array.IndexOf(Days, day);
        return first <= asked && asked <= last;
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
