using NodaTime;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.History;

public class ChanceTests
{
    /// <summary>The first five numbers of SplitMix64 for the seed 1234567, as published with its reference implementation.</summary>
    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        var dice = new Dice(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => dice.Next())
        );
    }

    [Fact]
    public void Numbers_below_a_limit_reach_both_ends_and_nothing_else()
    {
        var dice = new Dice(1);
        var drawn = Enumerable.Range(0, 1000).Select(_ => dice.Below(6)).ToList();

        Assert.Equal([0, 1, 2, 3, 4, 5], drawn.Distinct().Order());
    }

    /// <summary>1 of 6, 2 of 6 and 3 of 6, each to a twentieth.</summary>
    [Fact]
    public void What_stands_further_down_comes_more_often()
    {
        var dice = new Dice(2);
        var drawn = Enumerable.Range(0, 6000).CountBy(_ => dice.PickRising(["rare", "more", "most"])).ToDictionary();

        Assert.InRange(drawn["rare"], 950, 1050);
        Assert.InRange(drawn["more"], 1900, 2100);
        Assert.InRange(drawn["most"], 2850, 3150);
    }

    /// <summary>From 1 to 3 and from 3 to 9 minutes, half each: 2 and 6 on average, 4 together.</summary>
    [Fact]
    public void A_spread_keeps_to_its_quantiles()
    {
        var (spread, dice) = (new Spread(1, 3, 9), new Dice(3));
        var drawn = Enumerable.Range(0, 2000).Select(_ => spread.Draw(dice).TotalMinutes).ToList();

        Assert.Equal(Duration.FromMinutes(4), spread.Mean);
        Assert.InRange(drawn.Min(), 1, 1.1);
        Assert.InRange(drawn.Max(), 8.9, 9);
        Assert.InRange(drawn.Count(d => d <= 3), 950, 1050);
        Assert.InRange(drawn.Average(), 3.8, 4.2);
    }

    /// <summary>Of 111 parts a week, 24 come on Mondays; of 444 parts a day, 52 come from 10:00 to 11:00.</summary>
    [Fact]
    public void Customers_come_by_weekday_and_hour()
    {
        var (from, to) = (new LocalDate(2025, 1, 6), new LocalDate(2025, 2, 2));
        var order = new Simulation(BuiltInProfiles.CallCenter.Compile())
        {
            Tickets = 20_000,
            Seed = 9,
            From = from,
            To = to,
        };
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

        var arrivals = Arrivals.Draw(order, zone).Select(a => a.InZone(zone)).ToList();

        Assert.Equal(arrivals.OrderBy(a => a.ToInstant()), arrivals);
        Assert.All(arrivals, a => Assert.True(a.Date >= from && a.Date <= to));
        Assert.InRange(arrivals.Count(a => a.DayOfWeek == IsoDayOfWeek.Monday), 0.97 * 20_000 * 24 / 111, 1.03 * 20_000 * 24 / 111);
        var hours = Habits.ArrivalsByHour.Sum();
        Assert.InRange(arrivals.Count(a => a.Hour == 10), 0.95 * 20_000 * 52 / hours, 1.05 * 20_000 * 52 / hours);
    }

    /// <summary>Of ten values the 5th and the 9th; of three the 2nd and the 3rd.</summary>
    [Fact]
    public void Median_and_p90_are_by_nearest_rank()
    {
        var ten = TimeSpread.Of(Enumerable.Range(1, 10).Reverse().Select(h => Duration.FromHours(h)));
        var three = TimeSpread.Of([Duration.FromHours(7), Duration.FromHours(1), Duration.FromHours(2)]);

        Assert.Equal(new(10, Duration.FromHours(5), Duration.FromHours(9), Duration.FromHours(10)), ten);
        Assert.Equal(new(3, Duration.FromHours(2), Duration.FromHours(7), Duration.FromHours(7)), three);
        Assert.Equal(default, TimeSpread.Of([]));
    }

    [Fact]
    public void Attainment_is_a_share_of_what_is_decided()
    {
        Assert.Equal(0.6667, new Attainment(2, 1, 40, 7).Share);
        Assert.Null(new Attainment(0, 0, 3, 1).Share);
    }

    [Fact]
    public void What_is_noted_for_one_instant_happens_in_the_order_it_was_noted()
    {
        var (agenda, told) = (new Agenda(), new List<string>());
        var noon = Instant.FromUtc(2025, 1, 1, 12, 0);
        agenda.Note(noon, () =>
        {
            told.Add("noon");
            agenda.Note(noon - Duration.FromHours(1), () => told.Add("too late, so now"));
        });
        agenda.Note(noon - Duration.Epsilon, () => told.Add("before"));
        agenda.Note(noon, () => told.Add("noon again"));
        agenda.Note(noon + Duration.Epsilon, () => told.Add("never"));

        agenda.RunUntil(noon);

        Assert.Equal(["before", "noon", "noon again", "too late, so now"], told);
    }
}
