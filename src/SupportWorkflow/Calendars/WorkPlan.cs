using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>Adds the open time that starts on a local date, given as days since 1970.</summary>
internal delegate void HoursOfDay(int day, List<Stretch> into);

/// <summary>The readers of one year, each made once: a calendar may stand in a combination many times.</summary>
internal sealed class YearReading(int year)
{
    private readonly Dictionary<WorkPlan, HoursOfDay> _readers = new(ReferenceEqualityComparer.Instance);

    public int Year => year;

    public HoursOfDay Of(WorkPlan plan)
    {
        if (!_readers.TryGetValue(plan, out var reader))
            _readers[plan] = reader = plan.In(this);
        return reader;
    }
}

/// <summary>What a calendar says about dates, before any table is made of it.</summary>
internal abstract class WorkPlan(DateTimeZone zone)
{
    /// <summary>How many calendars may be combined one after the other.</summary>
    public const int MostDepth = 256;

    public DateTimeZone Zone { get; } = zone;

    /// <summary>How many calendars are combined in it one after the other; 1: none.</summary>
    public virtual int Depth => 1;

    /// <summary>A reader for one local year and the days around it.</summary>
    public abstract HoursOfDay In(YearReading reading);

    /// <summary>Whether a date departs from the ordinary week.</summary>
    public abstract SpecialDay? On(LocalDate date);

    /// <summary>Why it is closed at an instant at which it is closed.</summary>
    public abstract ClosedReason WhyClosed(Instant instant);

    /// <summary>The span of dates in which all of the holiday sets are known; nothing where none is used.</summary>
    public abstract (LocalDate From, LocalDate Until)? HolidaysKnown { get; }
}
