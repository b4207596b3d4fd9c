using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.History;

public class SimulationTests
{
    private const string Scheduled = """
        { "deskSchedules": {
            "line-inspection": { "name": { "en": "Inspection", "zh-CN": "巡检" }, "at": ["09:00"], "every": "month",
                                 "open": { "subject": "Check the lines", "kind": "preventive", "channel": "inspection" } },
            "survey": { "name": { "en": "Survey", "zh-CN": "调查" }, "at": ["10:00"], "every": "month",
                        "ask": { "en": "How satisfied are you?", "zh-CN": "您是否满意？" } } } }
        """;

    /// <summary>Midnight in Shanghai.</summary>
    private static readonly Instant Start = Instant.FromUtc(2024, 12, 31, 16, 0);

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

    [Fact]
    [Trait("Requirement", "HND-11")]
    [Trait("Requirement", "INT-19")]
    [Trait("Requirement", "RPT-7")]
    public void What_a_desk_does_at_fixed_times_is_done_in_it()
    {
        var (desk, told) = (Desks.With(Scheduled), new List<TicketHistory>());

        var figures = new Simulation(desk)
        {
            Tickets = 300,
            From = new LocalDate(2025, 1, 1),
            To = new LocalDate(2025, 3, 31),
        }.Run(told.Add);

        // Ninety days with two times each; three months.
        var (check, inspection, survey) = (figures.Schedules[0], figures.Schedules[1], figures.Schedules[2]);
        Assert.Equal(("progress-check", 180, 0), (check.Name, check.Times, check.Opened));
        Assert.InRange(check.Notices, 100, 180);
        Assert.Equal(("line-inspection", 3, 3, 0), (inspection.Name, inspection.Times, inspection.Opened, inspection.Notices));
        Assert.Equal(("survey", 3), (survey.Name, survey.Times));
        var preventive = told.Where(t => t.Ticket.Intake.Kind == "preventive").ToList();
        Assert.Equal((3, 303), (preventive.Count, told.Count));
        Assert.All(preventive, t => Assert.Equal(("", StateKind.Final), (t.Ticket.Intake.Requester, t.Ticket.State.Kind)));
        Assert.Equal(300, figures.Notices.Where(n => n.Template == "receipt").Sum(n => n.Requester));
        // Each customer is asked once for what was solved between two times.
        Instant[] times = [Start, .. new[] { (1, 1), (2, 1), (3, 1) }.Select(d => Instant.FromUtc(2025, d.Item1, d.Item2, 2, 0))];
        var asked = times
            .Zip(times.Skip(1))
            .Sum(t => told.Select(one => SolvedFor(one, t.First, t.Second)).OfType<string>().Distinct().Count());
        Assert.Equal(asked, survey.Notices);
        Assert.True(asked > 50);

        string? SolvedFor(TicketHistory one, Instant after, Instant until)
        {
            var events = one.Events.AsEnumerable().TakeWhile(e => e.RecordedAt <= until).ToList();
            return
                events.Count > 0
                && desk.Rebuild(events) is { Resolution: { Result: ResolutionResult.Resolved, ResolvedAt: { } at } } then
                && then.State.Kind.IsOver
                && at > after
                && then.Intake.Requester.Length > 0
                ? then.Intake.Requester
                : null;
        }
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
