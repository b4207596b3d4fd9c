using System.Globalization;
using NodaTime;
using Spectre.Console;
using SupportWorkflow.History;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The report of a replay as a page for people.</summary>
internal sealed class ReplayReport(ImportResult result, ToolConsole console)
{
    private const int MostSteps = 15,
        MostListed = 10,
        RoomForEnds = 108;

    private readonly HistorySummary _summary = result.Summary;
    private readonly ToolPage _page = new(console);

    public void Write(string log, TicketWorkflow? workflow, DateTimeZone zone)
    {
        _page.Title(
            console.Say("replay-title", log),
            workflow is null ? console.Say("replay-standard") : console.Say("replay-through", workflow.Profile)
        );
        File(zone);
        Remarks(_page, result.Remarks, console, "remarks");
        if (_summary.Cases > 0)
        {
            if (_summary.Objectives.Count > 0)
                Objectives(zone);
            if (_summary.Escalations is { } escalations)
                Escalations(escalations, zone);
            Durations();
            States((workflow ?? TicketWorkflow.Standard).Lifecycle);
            Steps();
            Weeks();
            if (_summary.PriorityFinal is { Count: > 0 } priorities)
                Priorities(priorities);
        }
        Deviations();
        Quarantined();
    }

    /// <summary>What to know before a figure is believed; nothing where there is nothing.</summary>
    internal static void Remarks(
        ToolPage page,
        ValueList<HistoryRemark> remarks,
        ToolConsole console,
        string heading,
        params ReadOnlySpan<object?> values
    )
    {
        if (remarks.Count == 0)
            return;
        page.Heading(heading, values);
        foreach (var remark in remarks)
            page.Indented(console.In(remark.Text));
    }

    private void File(DateTimeZone zone)
    {
        var used = _summary.Events - _summary.Quarantined;
        _page.Pairs(
            ("cases", Number(_summary.Cases)),
            ("rows", console.Say("rows-used", Number(_summary.Events), Number(used), Number(_summary.Quarantined))),
            ("copies", Number(_summary.ExactDuplicateRows)),
            ("out-of-order", Number(_summary.CasesOutOfOrder)),
            ("equal-times", Number(_summary.CasesWithEqualAdjacentTimes)),
            ("single-row", Number(_summary.SingleEventCases)),
            ("without-creation", _summary.CasesWithoutCreation is { } uncreated ? Number(uncreated) : "–"),
            ("without-closing", Number(_summary.CasesWithoutClosing)),
            ("reopened", Number(_summary.CasesReopened)),
            ("waited", console.Say("waited-hours", Number(_summary.CasesThatWaited), Hours(_summary.HoursWaiting))),
            ("open-at", _summary.At is { } at ? console.Say("open-cases", Number(_summary.CasesOpen), Local(at, zone)) : "–")
        );
    }

    private void Objectives(DateTimeZone zone)
    {
        _page.Heading("promises");
        _page.Table(
            ["objective", "priority", "met", "missed", "running", "cancelled", "attainment"],
            2,
            [
                .. _summary.Objectives.SelectMany(o =>
                    o.ByPriority.Select(p => Row("", p.Priority, p.Figure))
                        .Prepend(Row(console.In(o.Text), console.Say("all-priorities"), o.All))
                ),
            ]
        );
        _page.Note("promises-note", Local(_summary.At!.Value, zone));

        static string[] Row(string objective, string priority, Attainment one) =>
            [
                objective,
                priority,
                Number(one.Met),
                Number(one.Missed),
                Number(one.Running),
                Number(one.Cancelled),
                one.Share is { } share ? PageTexts.Share(share) : "–",
            ];
    }

    private void Escalations(EscalationFigures escalations, DateTimeZone zone)
    {
        _page.Heading("escalations");
        var fired = escalations.Rules.Where(r => r.Fired > 0).ToList();
        if (fired.Count > 0)
            _page.Table(
                ["rule", "fired", "tickets", "share", "notices"],
                1,
                [
                    .. fired.Select(r =>
                        (string[])
                            [
                                console.In(r.Text),
                                Number(r.Fired),
                                Number(r.Tickets),
                                PageTexts.Share(r.Tickets / (double)_summary.Cases),
                                Number(r.Notices),
                            ]
                    ),
                ]
            );
        if (escalations.Levels.Count > 0)
            _page.Note(
                "escalations-levels",
                string.Join(
                    ", ",
                    escalations.Levels.Select(l => console.Say("escalations-level", l.Level, console.In(l.Role), Number(l.Tickets)))
                )
            );
        if (fired.Count < escalations.Rules.Count)
            _page.Note("escalations-never", string.Join(", ", escalations.Rules.Where(r => r.Fired == 0).Select(r => console.In(r.Text))));
        var notDone = escalations
            .Rules.SelectMany(r => r.NotDone)
            .GroupBy(n => n.Name, n => n.Count)
            .OrderBy(n => n.Key, StringComparer.Ordinal)
            .ToList();
        if (notDone.Count > 0)
            _page.Note("escalations-not-done", string.Join(", ", notDone.Select(n => $"{n.Key} × {Number(n.Sum())}")));
        if (escalations.CascadesStopped > 0)
            _page.Note("escalations-stopped", Number(escalations.CascadesStopped));
        _page.Note("escalations-note", Local(_summary.At!.Value, zone));
    }

    private void Durations()
    {
        _page.Heading("durations");
        _page.Table(
            ["duration", "n", "min", "median", "mean", "p90", "max"],
            1,
            [
                .. new[]
                {
                    ("first-response", _summary.FirstResponse),
                    ("last-resolution", _summary.LastResolution),
                    ("last-closing", _summary.LastClosing),
                }.Select(d => (string[])[console.Say(d.Item1), .. Spread(d.Item2)]),
            ]
        );
    }

    private void States(Lifecycle lifecycle)
    {
        _page.Heading("states");
        string[] ends = console.Width < RoomForEnds ? [] : ["first", "last"];
        _page.Table(
            ["state", "becomes", "kind", "row-count", "visits", "case-count", .. ends, "median", "p90"],
            3,
            [
                .. _summary.States.Select(s =>
                    (string[])
                        [
                            s.Name,
                            s.State is { } state ? console.In(lifecycle.State(state).Text) : "–",
                            s.Kind is { } kind ? console.Say("kind-" + kind) : "–",
                            Number(s.Events),
                            Number(s.Visits),
                            Number(s.Cases),
                            .. ends.Select(end => Number(end == "first" ? s.First : s.Last)),
                            s.Hours.N == 0 ? "–" : Hours(s.Hours.Median),
                            s.Hours.N == 0 ? "–" : Hours(s.Hours.P90),
                        ]
                ),
            ]
        );
        _page.Note("states-note");
    }

    private void Steps()
    {
        if (_summary.StateChanges.Count == 0)
            return;
        _page.Heading("steps");
        _page.Table(
            ["from", "to", "count"],
            2,
            [.. _summary.StateChanges.Take(MostSteps).Select(c => (string[])[c.From, c.To, Number(c.Count)])]
        );
        if (_summary.StateChanges.Count > MostSteps)
            _page.Note("and-more", Number(_summary.StateChanges.Count - MostSteps));
    }

    private void Weeks()
    {
        var weeks = _summary.OpenedPerIsoWeek;
        var most = weeks.Max(w => w.Count);
        _page.Heading("opened-per-week");
        _page.Bars([.. weeks.Select(w => w.Count)], most);
        _page.Note("weeks-note", weeks[0].Name, weeks[weeks.Count - 1].Name, Number(most), weeks.First(w => w.Count == most).Name);
    }

    private void Priorities(ValueList<NamedCount> priorities)
    {
        _page.Heading("priority-final");
        _page.Table(["priority", "case-count"], 1, [.. priorities.Select(p => (string[])[p.Name, Number(p.Count)])]);
    }

    private void Deviations()
    {
        _page.Heading("deviations", Number(_summary.Deviations));
        if (_summary.Deviations == 0)
            return;
        var alike = result.Deviations.GroupBy(d => (d.From, d.To, console.In(d.Reason))).OrderByDescending(g => g.Count()).ToList();
        _page.Table(
            ["count", "step", "reason", "first-lines"],
            0,
            [
                .. alike
                    .Take(MostListed)
                    .Select(g =>
                        (string[])
                            [
                                Number(g.Count()),
                                g.Key.From is null ? "–" : $"{g.Key.From} → {g.Key.To}",
                                g.Key.Item3,
                                FirstLines(g.Select(d => d.Line)),
                            ]
                    ),
            ]
        );
        if (alike.Count > MostListed)
            _page.Note("and-more", Number(alike.Count - MostListed));
        _page.Note("deviations-note");
    }

    private void Quarantined()
    {
        _page.Heading("quarantined", Number(_summary.Quarantined));
        if (_summary.Quarantined == 0)
            return;
        _page.Table(
            ["count", "example", "first-lines"],
            0,
            [
                .. result
                    .Quarantined.GroupBy(q => q.Why)
                    .OrderByDescending(g => g.Count())
                    .Select(g => (string[])[Number(g.Count()), console.In(g.First().Reason), FirstLines(g.Select(q => q.Line))]),
            ]
        );
        _page.Note("quarantined-note");
    }

    private static string FirstLines(IEnumerable<long> lines) => string.Join(", ", lines.Take(3));

    private static string[] Spread(HourSpread spread) =>
        spread.N == 0
            ? ["0", "–", "–", "–", "–", "–"]
            : [Number(spread.N), Hours(spread.Min), Hours(spread.Median), Hours(spread.Mean), Hours(spread.P90), Hours(spread.Max)];

    private static string Local(Instant at, DateTimeZone zone) =>
        at.InZone(zone).ToString("uuuu'-'MM'-'dd HH':'mm o<g>", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Hours(double hours) => hours.ToString("N1", CultureInfo.InvariantCulture);
}
