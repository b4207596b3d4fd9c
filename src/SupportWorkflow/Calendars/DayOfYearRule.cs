using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>A day that is found anew in every year: a date, Easter, the nth weekday of a month, a weekday before or after a date.</summary>
internal abstract partial record DayOfYearRule
{
    /// <summary>How many days may be counted from the day that a rule finds.</summary>
    private const int MostDays = 180;

    /// <summary>The day of a year; nothing in a year that has none. It may lie in the year before or after.</summary>
    public abstract LocalDate? In(int year);

    /// <summary>Reads <c>easter+1</c>, <c>4th thu of 11</c>, <c>last mon of 05</c>, <c>mon on or before 05-24</c>; null: none.</summary>
    public static DayOfYearRule? Parse(string text)
    {
        if (!(Words().Match(text) is { Success: true } match))
            return null;
        var found = match.Groups;
        DayOfYearRule? rule = null;
        if (found["easter"].Success)
            rule = new Easter(found["easter"].Value != "easter");
        else if (
            found["nth"].Success
            && int.TryParse(found["month"].Value, CultureInfo.InvariantCulture, out var month)
            && month is >= 1 and <= 12
        )
            rule = new NthWeekday(found["nth"].Value is ['l', ..] ? 0 : found["nth"].Value[0] - '0', Weekday(), month);
        else if (found["side"].Success && CalendarText.DayOfYear.Parse(found["date"].Value).TryGetValue(default, out var date))
            rule = new WeekdayBeside(Weekday(), found["side"].Value, date);
        if (rule is null || !found["days"].Success)
            return rule;
        var days = int.Parse(found["days"].Value, CultureInfo.InvariantCulture);
        return Math.Abs(days) <= MostDays ? new DaysFrom(rule, days) : null;

        IsoDayOfWeek Weekday() => (IsoDayOfWeek)(1 + Array.IndexOf(CalendarText.DayNames, found["weekday"].Value));
    }

    [GeneratedRegex(
        """
            ^(?: (?<easter>easter|orthodox-easter)
               | (?<nth>1st|2nd|3rd|4th|5th|last)[ ](?<weekday>mon|tue|wed|thu|fri|sat|sun)[ ]of[ ](?<month>[0-9]{2})
               | (?<weekday>mon|tue|wed|thu|fri|sat|sun)[ ](?<side>before|on[ ]or[ ]before|after|on[ ]or[ ]after)[ ](?<date>[0-9]{2}-[0-9]{2})
             )(?<days>[+-][0-9]{1,3})?\z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();

    /// <summary>A date; 29 February in leap years only.</summary>
    public sealed record Fixed(AnnualDate Date) : DayOfYearRule
    {
        public override LocalDate? In(int year) => Date.IsValidYear(year) ? Date.InYear(year) : null;
    }

    /// <summary>Easter Sunday of the Western churches, or of the Orthodox ones.</summary>
    private sealed record Easter(bool Orthodox) : DayOfYearRule
    {
        public override LocalDate? In(int year) =>
            year < 1 ? null
            : Orthodox ? Julian(year)
            : Gregorian(year);

        /// <summary>The anonymous Gregorian computus of 1876 (Meeus, Astronomical Algorithms, chapter 8).</summary>
        private static LocalDate Gregorian(int year)
        {
            int golden = year % 19,
                century = year / 100,
                leap = (8 * century + 13) / 25,
                epact = (19 * golden + century - century / 4 - leap + 15) % 30,
                weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7,
                late = (golden + 11 * epact + 22 * weekday) / 451,
                day = epact + weekday - 7 * late + 114;
            return new(year, day / 31, day % 31 + 1);
        }

        /// <summary>The computus of the Julian calendar, whose date is then told in ours.</summary>
        private static LocalDate Julian(int year)
        {
            int epact = (19 * (year % 19) + 15) % 30,
                weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7,
                day = epact + weekday + 114;
            return new LocalDate(year, day / 31, day % 31 + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
        }
    }

    /// <summary>The nth weekday of a month, 0 for the last; a month without a fifth has none.</summary>
    private sealed record NthWeekday(int Nth, IsoDayOfWeek Weekday, int Month) : DayOfYearRule
    {
        public override LocalDate? In(int year)
        {
            var first = new LocalDate(year, Month, 1);
            if (Nth == 0)
                return first.With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(Weekday));
            var date = first.With(DateAdjusters.NextOrSame(Weekday)).PlusWeeks(Nth - 1);
            return date.Month == Month ? date : null;
        }
    }

    /// <summary>The last weekday before a date, or the first one after it.</summary>
    private sealed record WeekdayBeside(IsoDayOfWeek Weekday, string Side, AnnualDate Date) : DayOfYearRule
    {
        public override LocalDate? In(int year) =>
            !Date.IsValidYear(year)
                ? null
                : Date.InYear(year)
                    .With(
                        Side switch
                        {
                            "before" => DateAdjusters.Previous(Weekday),
                            "on or before" => DateAdjusters.PreviousOrSame(Weekday),
                            "after" => DateAdjusters.Next(Weekday),
                            _ => DateAdjusters.NextOrSame(Weekday),
                        }
                    );
    }

    /// <summary>Some days after the day of another rule, or before it.</summary>
    private sealed record DaysFrom(DayOfYearRule Rule, int Days) : DayOfYearRule
    {
        public override LocalDate? In(int year) => Rule.In(year)?.PlusDays(Days);
    }
}
