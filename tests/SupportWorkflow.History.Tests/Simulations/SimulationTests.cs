using NodaTime;

namespace SupportWorkflow.History;

public class SimulationTests
{
    [Fact]
    public void The_same_settings_give_the_same_figures_and_another_seed_others()
    {
        var once = Simulation(7).Run();

        Assert.Equal(once, Simulation(7).Run());
        Assert.NotEqual(once, Simulation(8).Run());
    }

    [Fact]
    public void Every_ticket_is_handed_out_with_the_events_that_make_it()
    {
        var told = new List<TicketHistory>();

        var figures = Simulation(7).Run(told.Add);

        Assert.Equal((80, 80), (told.Count, figures.Volumes.Opened));
        Assert.Equal(80, figures.Traffic.RebuiltEqual);
        Assert.All(told, t => Assert.Equal(t.Ticket, Desks.CallCenter.Rebuild(t.Events)));
        Assert.Equal(figures.Traffic.Events.Sum(e => e.Count), told.Sum(t => t.Events.Count));
    }

    [Fact]
    public void Figures_of_priorities_add_up_to_all()
    {
        var figures = Simulation(7).Run();

        Assert.Equal(80, figures.OpenedByPriority.Sum(p => p.Count));
        Assert.All(figures.Objectives, o => Assert.Equal(o.All, o.ByPriority.Aggregate(default(Attainment), (sum, p) => sum + p.Figure)));
        Assert.Equal(figures.Response.All.N, figures.Response.ByPriority.Sum(p => p.Figure.N));
    }

    [Fact]
    public void People_speak_the_language_asked_for()
    {
        var said = new List<string>();

        new Simulation(Desks.CallCenter)
        {
            Tickets = 30,
            To = new LocalDate(2025, 1, 20),
            Language = "zh-CN",
        }.Run(t => said.AddRange(t.Events.AsEnumerable().OfType<WorkLogged>().Select(e => e.Text)));

        Assert.NotEmpty(said);
        Assert.All(said, s => Assert.Contains(s, c => c >= '\u4E00'));
    }

    [Fact]
    public void Without_a_last_day_it_lasts_a_year() =>
        Assert.Equal(
            new LocalDate(2026, 1, 1),
            new Simulation(Desks.CallCenter) { Tickets = 1 }
                .Run()
                .Backlog[^1]
                .Day
        );

    [Fact]
    public void Settings_outside_their_bounds_are_refused_with_their_names()
    {
        Assert.Contains("Tickets", Refused(new(Desks.CallCenter) { Tickets = 0 }), StringComparison.Ordinal);
        Assert.Contains("To", Refused(new(Desks.CallCenter) { To = new LocalDate(2024, 12, 31) }), StringComparison.Ordinal);
        Assert.Contains("Engineers", Refused(new(Desks.CallCenter) { Engineers = 0 }), StringComparison.Ordinal);
    }

    private static string Refused(Simulation simulation) => Assert.Throws<InvalidOperationException>(() => simulation.Run()).Message;

    private static Simulation Simulation(ulong seed) =>
        new(Desks.CallCenter)
        {
            Tickets = 80,
            Seed = seed,
            To = new LocalDate(2025, 1, 31),
        };
}
