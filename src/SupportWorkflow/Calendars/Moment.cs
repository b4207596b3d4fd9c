using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>
/// An instant as the table counts it: whole nanoseconds since 1970 in one <see cref="long"/>, and the UTC day they fall on, which NodaTime
/// keeps anyway and which saves a division. Nothing is rounded; 1860 to 2140 leaves room for sums.
/// </summary>
internal readonly struct Moment
{
    public const int FirstYear = 1860,
        LastYear = 2140;
    public const long NanosPerDay = NodaConstants.NanosecondsPerDay;

    private const int DaysIn400Years = 146_097;

    private static readonly int EarliestDay = DayOf(new(FirstYear, 1, 4)),
        LatestDay = DayOf(new(LastYear, 12, 28));

    private Moment(int day, long nanos) => (Day, Nanos) = (day, nanos);

    public int Day { get; }

    public long Nanos { get; }

    /// <summary>The local year, or one next to it around New Year.</summary>
    public int LikelyYear => 1570 + (int)((Day + DaysIn400Years) * 400L / DaysIn400Years);

    public static Moment Earliest => new(EarliestDay, EarliestDay * NanosPerDay);

    public static Moment Latest => new(LatestDay, LatestDay * NanosPerDay);

    /// <summary>False when the instant lies outside the years a calendar knows.</summary>
    public static bool TryFrom(Instant instant, out Moment moment)
    {
        var since = instant - NodaConstants.UnixEpoch;
        var day = since.Days;
        var nanos = since.NanosecondOfDay;
        if (nanos < 0)
            (day, nanos) = (day - 1, nanos + NanosPerDay);
        moment = new(day, day * NanosPerDay + nanos);
        return day >= EarliestDay && day < LatestDay;
    }

    /// <summary>The instant, or the nearest one that a calendar knows.</summary>
    public static Moment Within(Instant instant) =>
        TryFrom(instant, out var moment) ? moment
        : instant < NodaConstants.UnixEpoch ? Earliest
        : Latest;

    public static Moment At(long nanos) => new(UtcDayOf(nanos), nanos);

    public static Instant ToInstant(long nanos) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanos);

    public static int UtcDayOf(long nanos) => (int)(nanos / NanosPerDay - (nanos % NanosPerDay < 0 ? 1 : 0));

    /// <summary>Days since 1970-01-01.</summary>
    public static int DayOf(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date);

    public static LocalDate DateOf(int day) => new LocalDate(1970, 1, 1).PlusDays(day);
}
