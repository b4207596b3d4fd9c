using System.Globalization;
using System.IO.Compression;
using NodaTime;
using NodaTime.TimeZones;
using Properties;

namespace SupportWorkflow.History;

/// <summary>
/// The log of real incidents, walked as one would by hand: its own reading of the lines, its own minutes and office hours; of the library
/// it uses nothing. What it finds out is what the replay is checked against.
/// </summary>
internal static class PlainIncidents
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
    private static readonly LocalDate[] Holidays = [new(2016, 3, 25), new(2016, 4, 21), new(2016, 5, 26)];
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    /// <summary>One update of an incident: when, in which state, with which impact, urgency and priority it left it.</summary>
    public sealed record Update(Instant At, string State, string Impact, string Urgency, string Priority);

    /// <summary>An incident with its updates in the order of the file.</summary>
    public sealed record Incident(string Number, Instant Opened, IReadOnlyList<Update> Updates)
    {
        /// <summary>The priority in the end.</summary>
        public string Priority => Updates[^1].Priority;
    }

    /// <summary>A promise: in which states it is kept, in which its time does not count, and how many minutes each priority allows, round
    /// the clock or in office hours.</summary>
    public sealed record Promise(Func<string, bool> IsOver, Func<string, bool> Pauses, Func<string, (int Minutes, bool Office)> Allows)
    {
        /// <summary>Whether leaving those states takes it up again.</summary>
        public bool Reopens { get; init; } = true;
    }

    /// <summary>The log as it is written.</summary>
    public static Stream Open() =>
        new GZipStream(File.OpenRead(Checkout.Shared("data/uci-incidents-dev.csv.gz")), CompressionMode.Decompress);

    public static IReadOnlyList<Incident> Read()
    {
        using var log = new StreamReader(Open());
        var names = log.ReadLine()!.Split(',');
        int At(string name) => Array.IndexOf(names, name);
        int number = At("number"),
            opened = At("opened_at"),
            at = At("sys_updated_at"),
            state = At("incident_state");
        int impact = At("impact"),
            urgency = At("urgency"),
            priority = At("priority");
        var all = new List<Incident>();
        while (log.ReadLine() is { } line)
        {
            var f = line.Split(',');
            var update = new Update(Time(f[at]), f[state], f[impact], f[urgency], f[priority]);
            if (all.Count > 0 && all[^1].Number == f[number])
                ((List<Update>)all[^1].Updates).Add(update);
            else
                all.Add(new(f[number], Time(f[opened]), new List<Update> { update }));
        }
        return all;
    }

    /// <summary>When the promise was due on an incident, and when it was kept; null: it was not.</summary>
    public static (Instant Due, Instant? Kept) Judge(Incident one, Promise promise)
    {
        // Stretches that count; the last goes on for ever: it says when the promise would have been due.
        var counted = new List<(Instant From, Instant To)>();
        var (now, state, priority, kept) = (one.Opened, "New", one.Updates[0].Priority, (Instant?)null);
        foreach (var update in one.Updates)
        {
            var at = Instant.Max(now, update.At);
            var open = kept is null;
            if (open)
                priority = update.Priority;
            if (open && !promise.Pauses(state) && now < at)
            {
                if (counted.Count > 0 && counted[^1].To == now)
                    counted[^1] = (counted[^1].From, at);
                else
                    counted.Add((now, at));
            }
            if (open && promise.IsOver(update.State))
                kept = at;
            else if (!open && promise.Reopens && !promise.IsOver(update.State))
                (kept, priority) = (null, update.Priority);
            (now, state) = (at, update.State);
        }
        counted.Add((kept ?? now, Instant.MaxValue));
        var (minutes, office) = promise.Allows(priority);
        return (Due(counted, Duration.FromMinutes(minutes), office), kept);
    }

    /// <summary>
    /// The instant at which that much time has been counted. Stretches do not hold their ends: a promise used up in the very minute in
    /// which its time stops counting is late only when it counts again.
    /// </summary>
    private static Instant Due(List<(Instant From, Instant To)> counted, Duration left, bool office)
    {
        foreach (var (from, to) in counted)
        {
            if (left == Duration.Zero)
                return from;
            foreach (var (open, close) in office ? Office(from, to) : [(from, to)])
            {
                if (left < close - open || (left == close - open && close < to))
                    return open + left;
                left -= close - open;
            }
        }
        throw new InvalidOperationException("Time does not end.");
    }

    /// <summary>Monday to Friday, 8 to 18 hours.</summary>
    private static IEnumerable<(Instant Open, Instant Close)> Office(Instant from, Instant to)
    {
        for (var day = from.InZone(Zone).Date; day.AtStartOfDayInZone(Zone).ToInstant() < to; day = day.PlusDays(1))
        {
            if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || Holidays.Contains(day))
                continue;
            var open = Instant.Max(from, day.At(new LocalTime(8, 0)).InZoneStrictly(Zone).ToInstant());
            var close = Instant.Min(to, day.At(new LocalTime(18, 0)).InZoneStrictly(Zone).ToInstant());
            if (open < close)
                yield return (open, close);
        }
    }

    /// <summary><c>29/2/2016 04:40</c>.</summary>
    private static Instant Time(string text)
    {
        var parts = text.Split('/', ' ', ':').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return Zone.ResolveLocal(new(parts[2], parts[1], parts[0], parts[3], parts[4]), Resolver).ToInstant();
    }
}
