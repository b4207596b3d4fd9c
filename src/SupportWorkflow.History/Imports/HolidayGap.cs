using NodaTime;

namespace SupportWorkflow.History;

/// <summary>Counts the tickets with promises that rest on dates for which a calendar's holidays are not known.</summary>
/// <param name="calendar">The calendar's name.</param>
/// <param name="zone">Where its dates are.</param>
/// <param name="known">The dates for which it knows them.</param>
internal sealed class HolidayGap(string calendar, DateTimeZone zone, DateInterval known)
{
    private readonly Instant _from = zone.AtStartOfDay(known.Start).ToInstant(),
        _until = zone.AtStartOfDay(known.End.PlusDays(1)).ToInstant();

    private string? _last;

    public string Calendar => calendar;

    public DateTimeZone Zone => zone;

    public DateInterval Known => known;

    public int Tickets { get; private set; }

    /// <summary>The earliest time without known holidays.</summary>
    public Instant First { get; private set; } = Instant.MaxValue;

    /// <summary>The latest one.</summary>
    public Instant Last { get; private set; } = Instant.MinValue;

    /// <summary>The same calendar with nothing counted.</summary>
    public HolidayGap Anew() => new(calendar, zone, known);

    /// <summary>A ticket has a promise that rests on the time between two instants.</summary>
    public void Add(string ticket, Instant from, Instant until)
    {
        if (from >= _from && until < _until)
            return;
        (First, Last) = (
            Instant.Min(First, from < _from ? from : Instant.Max(from, _until)),
            Instant.Max(Last, until >= _until ? until : Instant.Min(until, _from - Duration.Epsilon))
        );
        if (!ReferenceEquals(_last, ticket))
            Tickets++;
        _last = ticket;
    }

    /// <summary>What another one of the same calendar has counted, over other tickets.</summary>
    public void Add(HolidayGap other) =>
        (Tickets, First, Last) = (Tickets + other.Tickets, Instant.Min(First, other.First), Instant.Max(Last, other.Last));
}
