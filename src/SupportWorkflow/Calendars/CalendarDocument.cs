using System.Text.Json;

namespace SupportWorkflow.Calendars;

/// <summary>
/// The JSON form of a calendar: strings only. Either hours (week, from, holidays …) or a combination (and, or, except) of calendars of the
/// same book. Days are <c>mon</c> to <c>sun</c>, <c>mon-fri</c> or <c>mon,wed</c>; dates <c>2026-10-01</c>; hours <c>09:00-17:30</c>.
/// </summary>
internal sealed class CalendarDocument
{
    /// <summary>The IANA zone, such as <c>Asia/Shanghai</c>. Absent, the zone of the file around it.
    /// A combination has its first calendar's.</summary>
    public string? Zone { get; set; }

    /// <summary><c>24x7</c>: every day from 00:00 to 24:00, instead of a week.</summary>
    public string? Open { get; set; }

    /// <summary>Days to hours. Each day once; a day not named has no hours.</summary>
    public Dictionary<string, List<string>>? Week { get; set; }

    /// <summary>Weeks that replace the one before from a date on: date to week.</summary>
    public Dictionary<string, Dictionary<string, List<string>>>? From { get; set; }

    /// <summary>Names of holiday sets, such as <c>cn</c>.</summary>
    public List<string>? Holidays { get; set; }

    /// <summary>Days off every year: <c>12-25</c> to a name. <c>02-29</c> exists in leap years only.</summary>
    public Dictionary<string, DayOffDocument>? YearlyHolidays { get; set; }

    /// <summary>Days off every year without a date of their own: <c>easter+1</c>, <c>orthodox-easter-2</c>, <c>4th thu of 11</c>,
    /// <c>last mon of 05</c>, <c>mon on or before 05-24</c> to a name. Days may be counted from each: <c>4th thu of 11+1</c>.</summary>
    public Dictionary<string, DayOffDocument>? MovableHolidays { get; set; }

    /// <summary>Where yearly holidays with a date are kept that fall on a day without hours in the week and do not say it themselves:
    /// <c>none</c>, <c>nearestWeekday</c>, <c>nextWeekday</c> or <c>sundayToNextWeekday</c>.</summary>
    public string? Observed { get; set; }

    /// <summary>Which hours the make-up days of the holiday sets have.</summary>
    public MakeUpDaysDocument? MakeUpDays { get; set; }

    /// <summary>Single days off: date to reason.</summary>
    public Dictionary<string, DayOffDocument>? Closed { get; set; }

    /// <summary>Hours that replace everything else on a date, holidays included; an empty list closes the date.</summary>
    public Dictionary<string, List<string>>? Overrides { get; set; }

    /// <summary>Time taken out on a date, whatever is open then.</summary>
    public Dictionary<string, List<string>>? Breaks { get; set; }

    /// <summary>How long a standard day is, for targets of standard days: <c>PT8H</c>.</summary>
    public string? StandardDay { get; set; }

    /// <summary>Open when all of these calendars of the book are.</summary>
    public List<string>? And { get; set; }

    /// <summary>Open when at least one of these calendars of the book is.</summary>
    public List<string>? Or { get; set; }

    /// <summary>Open when the first of these calendars of the book is and none of the others.</summary>
    public List<string>? Except { get; set; }

    /// <summary>A copy of its own, with a zone where the document leaves it to the file around it: it can stand alone.</summary>
    internal CalendarDocument InZone(string zone)
    {
        var copy = JsonSerializer.Deserialize(
            JsonSerializer.SerializeToUtf8Bytes(this, CalendarJson.Default.CalendarDocument),
            CalendarJson.Default.CalendarDocument
        )!;
        if (!IsCombination)
            copy.Zone ??= zone;
        return copy;
    }

    internal bool IsCombination => And is not null || Or is not null || Except is not null;
}
