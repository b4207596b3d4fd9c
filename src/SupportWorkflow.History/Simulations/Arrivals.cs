using NodaTime;

namespace SupportWorkflow.History;

/// <summary>When customers come: by weekday and hour of their wall clock, to the second.</summary>
internal static class Arrivals
{
    private const int HoursOfDay = 24,
        SecondsOfHour = 3600;

    /// <returns>As many instants as are wanted, in order.</returns>
    public static List<Instant> Draw(Simulation order, DateTimeZone zone)
    {
        var dice = Dice.Of(order.Seed, "arrivals", 0);
        var (slots, sum) = (new List<long>(), 0L);
        for (var day = order.From; day <= order.LastDay; day = day.PlusDays(1))
            foreach (var ofHour in Habits.ArrivalsByHour)
                slots.Add(sum += ofHour * Habits.ArrivalsByWeekday[(int)day.DayOfWeek - 1]);
        var all = new List<Instant>(order.Tickets);
        for (var i = 0; i < order.Tickets; i++)
        {
            var found = slots.BinarySearch(dice.Below(sum) + 1);
            var slot = found < 0 ? ~found : found;
            var local =
                order.From.PlusDays(slot / HoursOfDay)
                + LocalTime.FromSecondsSinceMidnight((slot % HoursOfDay * SecondsOfHour) + (int)dice.Below(SecondsOfHour));
            all.Add(local.InZoneLeniently(zone).ToInstant());
        }
        all.Sort();
        return all;
    }
}
