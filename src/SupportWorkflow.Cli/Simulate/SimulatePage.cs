using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.History;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>The report of a simulation as a page for people.</summary>
internal sealed class SimulatePage(WorkflowProfile profile, Simulation order, SimulationFigures figures, ToolConsole console)
{
    private const int MostEngineersListed = 20;

    private readonly TicketWorkflow _workflow = order.Workflow;
    private readonly SimulateTexts _texts = new(console);
    private readonly ToolPage _page = new(console, SimulateTexts.Table);

    public void Write()
    {
        _page.Title(
            _texts.Say("title", console.In(profile.Name), profile.Version),
            _texts.Say("below", Number(order.Tickets), Date(order.From), Date(order.To!.Value), _workflow.Zone.Id, order.Seed)
        );
        Volumes();
        Objectives();
        Durations();
        Backlog();
        Points();
        Escalations();
        Notices();
        Schedules();
        Engineers();
        Traffic();
    }

    private void Volumes()
    {
        var volumes = figures.Volumes;
        _page.Pairs(
            (
                "opened",
                $"{Number(volumes.Opened)}   ({string.Join(", ", figures.OpenedByPriority.Select(o => $"{o.Name} {Number(o.Count)}"))})"
            ),
            ("solved", Number(volumes.Solved)),
            ("ended", Number(volumes.Ended)),
            ("open-at-end", Number(volumes.OpenAtEnd)),
            ("refused", Number(volumes.Refused)),
            ("reopened", Number(volumes.Reopened)),
            ("stuck", Number(volumes.Stuck))
        );
        _page.Heading("states-at-end");
        _page.Table(
            ["state", "kind", "tickets"],
            2,
            [
                .. figures.States.Select(s =>
                    (string[])
                        [
                            console.In(_workflow.Lifecycle.State(s.Name).Text),
                            console.Say("kind-" + _workflow.Lifecycle.State(s.Name).Kind),
                            Number(s.Count),
                        ]
                ),
            ]
        );
    }

    private void Objectives()
    {
        if (figures.Objectives.Count == 0)
            return;
        _page.Heading("objectives-kept");
        var rows = new List<string[]>();
        foreach (var objective in figures.Objectives)
        {
            rows.Add([console.In(objective.Text), _texts.Say("all"), .. Cells(objective.All)]);
            rows.AddRange(
                objective
                    .ByPriority.Where(k => k.Figure is not { Met: 0, Missed: 0, Running: 0 })
                    .Select(k => (string[])["", k.Priority, .. Cells(k.Figure)])
            );
        }
        _page.Table(["objective", "priority", "met", "missed", "running", "attainment"], 2, rows);
    }

    private void Durations()
    {
        _page.Heading("durations-taken");
        var rows = new List<string[]>();
        foreach (var (key, spread) in new[] { ("to-contact", figures.Response), ("to-solution", figures.Resolution) })
        {
            rows.Add([_texts.Say(key), _texts.Say("all"), .. Cells(spread.All)]);
            rows.AddRange(spread.ByPriority.Where(s => s.Figure.N > 0).Select(s => (string[])["", s.Priority, .. Cells(s.Figure)]));
        }
        _page.Table(["duration", "priority", "n", "median", "p90", "max"], 2, rows);
    }

    private void Backlog()
    {
        _page.Heading("backlog");
        int[] open = [.. figures.Backlog.Select(b => b.Open)];
        _page.Bars(open, open.Max());
        var most = figures.Backlog.MaxBy(b => b.Open);
        _page.Note("backlog-note", Date(figures.Backlog[0].Day), Date(figures.Backlog[^1].Day), Number(most.Open), Date(most.Day));
    }

    private void Points()
    {
        if (figures.Points.Count == 0)
            return;
        _page.Heading("points");
        _page.Table(
            ["objective", "point", "reached", "withdrawn"],
            2,
            [
                .. figures.Points.Select(p =>
                    (string[])
                        [
                            console.In(_workflow.Objectives.First(o => o.Name == p.Objective).Text),
                            p.Point == SlaClock.DuePoint ? _texts.Say("due") : p.Point,
                            Number(p.Reached),
                            Number(p.Withdrawn),
                        ]
                ),
            ]
        );
    }

    private void Escalations()
    {
        if (figures.RulesFired.Count == 0 && figures.LevelsReached.Count == 0)
            return;
        _page.Heading("escalations");
        _page.Table(
            ["rule", "because", "fired"],
            2,
            [
                .. figures.RulesFired.Select(r => (string[])[r.Name, Because(r.Name), Number(r.Count)]),
                .. figures.LevelsReached.Select(l => (string[])[_texts.Say("level", l.Name), "", Number(l.Count)]),
            ]
        );
    }

    private string Because(string rule) =>
        _workflow.EscalationRules.AsEnumerable().FirstOrDefault(r => r.Name == rule)?.Text is { } text ? console.In(text) : "";

    private void Notices()
    {
        if (figures.Notices.Count == 0)
            return;
        _page.Heading("notices-sent");
        _page.Table(
            ["notice", "to-requester", "to-desk"],
            1,
            [.. figures.Notices.Select(n => (string[])[n.Template, Number(n.Requester), Number(n.Desk)])]
        );
    }

    private void Schedules()
    {
        if (figures.Schedules.Count == 0)
            return;
        _page.Heading("schedules-run");
        _page.Table(
            ["schedule", "times", "notices", "opened"],
            1,
            [.. figures.Schedules.Select(s => (string[])[console.In(s.Text), Number(s.Times), Number(s.Notices), Number(s.Opened)])]
        );
    }

    private void Engineers()
    {
        _page.Heading("engineers", figures.Engineers.Count);
        _page.Table(
            ["engineer", "shift", "teams", "given", "solved", "most-in-hand", "worked", "load"],
            2,
            [
                .. figures
                    .Engineers.Take(MostEngineersListed)
                    .Select(e =>
                        (string[])
                            [
                                e.Engineer,
                                _texts.Say("shift-" + e.Shift),
                                Number(e.Teams),
                                Number(e.Given),
                                Number(e.Solved),
                                Number(e.MostInHand),
                                _texts.Say("hours", Number((long)e.Worked.TotalHours)),
                                e.Available == Duration.Zero ? "–" : Percent(e.Worked / e.Available),
                            ]
                    ),
            ]
        );
        if (figures.Engineers.Count > MostEngineersListed)
            _page.Note("and-more", Number(figures.Engineers.Count - MostEngineersListed));
    }

    private void Traffic()
    {
        var traffic = figures.Traffic;
        _page.Heading("workflow");
        _page.Pairs(
            ("accepted", Number(traffic.Accepted)),
            ("wake-ups", Number(traffic.WakeUps)),
            ("events", Number(traffic.Events.Sum(e => e.Count))),
            (
                "commands-refused",
                traffic.Refused.Count == 0 ? "0" : string.Join(", ", traffic.Refused.Select(r => $"{r.Name} {Number(r.Count)}"))
            ),
            ("rebuilt", _texts.Say("of", Number(traffic.RebuiltEqual), Number(figures.Volumes.Opened)))
        );
    }

    private static string[] Cells(Attainment kept) =>
        [Number(kept.Met), Number(kept.Missed), Number(kept.Running), kept.Share is { } share ? Percent(share) : "–"];

    private string[] Cells(TimeSpread spread) =>
        spread.N == 0 ? ["0", "–", "–", "–"] : [Number(spread.N), Spoken(spread.Median), Spoken(spread.P90), Spoken(spread.Most)];

    /// <summary>To the minute, above a day to the hour.</summary>
    private string Spoken(Duration time)
    {
        var grain = time < Duration.FromDays(1) ? Duration.FromMinutes(1) : Duration.FromHours(1);
        return console.In(SlaTarget.Spoken(grain * Math.Round(time / grain)));
    }

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
