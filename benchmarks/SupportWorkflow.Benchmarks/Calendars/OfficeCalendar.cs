using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Benchmarks.Calendars;

/// <summary>The calendar of the benchmarks, twice: as a <see cref="WorkCalendar"/> and as the day walk it is measured against.</summary>
internal static class OfficeCalendar
{
    public static WorkCalendarBuilder Describe(string zone = "Europe/Berlin") =>
        WorkCalendar.In(zone).Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00").Holidays(HolidaySet.China);

    public static DayWalk Walk()
    {
        (LocalTime, LocalTime)[] day = [(new(9, 0), new(12, 0)), (new(13, 0), new(18, 0))];
        return new(
            DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => day),
            HolidaySet.China.DaysOff.Keys.ToHashSet(),
            HolidaySet.China.MakeUpDays.Keys.ToHashSet()
        );
    }

    /// <summary>Instants in 2024 to 2026, to the second, never the same twice in a row; the salt changes with every run.</summary>
    public static Instant[] RandomInstants(int count, Random random) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Instant.FromUtc(2024, 1, 2, 0, 0) + Duration.FromSeconds(random.Next(0, 2 * 366 * 86_400))),
        ];
}
