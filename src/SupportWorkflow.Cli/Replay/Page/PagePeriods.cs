using NodaTime;
using NodaTime.Calendars;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The axis of time: every week from the first to the last, empty ones too;
/// months or years where weeks would be too many to see.</summary>
internal sealed class PagePeriods
{
    private const int MostColumns = 130;

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    /// <param name="weeks">ISO weeks such as <c>2016-W09</c>, in any order.</param>
    public PagePeriods(IEnumerable<string> weeks)
    {
        var mondays = weeks.Select(Monday).ToList();
        if (mondays.Count == 0)
            return;
        var (first, last) = (mondays.Min(), mondays.Max());
        IsWeeks = Period.DaysBetween(first, last) / 7 < MostColumns;
        var byYear = !IsWeeks && Period.Between(first, last, PeriodUnits.Months).Months >= MostColumns;
        for (var monday = first; monday <= last; monday = monday.PlusWeeks(1))
        {
            // A week belongs to the month and year of its Thursday.
            var thursday = monday.PlusDays(3);
            var start =
                IsWeeks ? monday
                : byYear ? new LocalDate(thursday.Year, 1, 1)
                : new LocalDate(thursday.Year, thursday.Month, 1);
            if (Starts.Count == 0 || Starts[^1] != start)
                Starts.Add(start);
            _columns[WeekOf(monday)] = Starts.Count - 1;
        }
    }

    /// <summary>Whether one column is one week.</summary>
    public bool IsWeeks { get; }

    /// <summary>The first day of each column.</summary>
    public List<LocalDate> Starts { get; } = [];

    public int ColumnOf(string week) => _columns[week];

    public string Name(int column) =>
        IsWeeks ? WeekOf(Starts[column]) : Starts[column].ToString("uuuu'-'MM", System.Globalization.CultureInfo.InvariantCulture);

    private static LocalDate Monday(string week) =>
        WeekYearRules.Iso.GetLocalDate(
            int.Parse(week.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(week.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture),
            IsoDayOfWeek.Monday
        );

    private static string WeekOf(LocalDate monday) =>
        FormattableString.Invariant($"{WeekYearRules.Iso.GetWeekYear(monday):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(monday):00}");
}
