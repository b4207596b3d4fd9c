using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>Adds the open time that starts on a local date, given as days since 1970.</summary>
internal delegate void HoursOfDay(int day, List<Stretch> into);

/// <summary>What a calendar says about dates, before any table is made of it.</summary>
internal abstract class WorkPlan(DateTimeZone zone)
{
    public DateTimeZone Zone { get; } = zone;

    /// <summary>A reader for one local year and the days around it.</summary>
    public abstract HoursOfDay In(int year);

    /// <summary>Whether a date departs from the ordinary week.</summary>
    public abstract SpecialDay? On(LocalDate date);

    /// <summary>Why it is closed at an instant at which it is closed.</summary>
    public abstract ClosedReason WhyClosed(Instant instant);

    /// <summary>The span of dates in which all of the holiday sets are known; nothing where none is used.</summary>
    public abstract (LocalDate From, LocalDate Until)? HolidaysKnown { get; }
}
