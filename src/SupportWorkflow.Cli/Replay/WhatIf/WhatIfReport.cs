using System.Globalization;
using NodaTime;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The same history under two profiles as a page for people.</summary>
internal sealed class WhatIfReport(ComparedHistory result, ToolConsole console)
{
    private const int MostListed = 10;

    private readonly ToolPage _page = new(console);

    public void Write(string log)
    {
        _page.Title(console.Say("what-if-title", log), $"{result.Before} → {result.After}");
        _page.Pairs(
            ("cases", Number(result.Figures.Tickets)),
            ("what-if-affected", Number(result.Figures.Affected)),
            ("what-if-gaining", Number(result.Figures.Gaining)),
            ("what-if-losing", Number(result.Figures.Losing)),
            ("what-if-deviations", $"{Number(result.Figures.DeviationsBefore)} → {Number(result.Figures.DeviationsAfter)}"),
            ("what-if-set-aside", Number(result.Figures.Quarantined))
        );
        foreach (var (profile, remarks) in result.Remarks)
            ReplayReport.Remarks(_page, remarks, console, "remarks-under", profile);
        if (result.Figures.Tickets == 0)
            return;
        Objectives();
        Breaches("what-if-gained", [.. result.Figures.Gained]);
        Breaches("what-if-lost", [.. result.Figures.Lost]);
        Moves([.. result.LargestMoves.Take(MostListed)]);
        if (result.Figures.Escalations.Any)
            Escalations(result.Figures.Escalations);
    }

    private void Escalations(FiringComparison escalations)
    {
        _page.Heading("what-if-escalations");
        _page.Table(
            ["rule", "before", "after", "gained", "lost"],
            1,
            [
                .. escalations.Rules.Select(r =>
                    (string[])[console.In(r.Text), Fired(r.Before), Fired(r.After), Number(r.Gaining), Number(r.Losing)]
                ),
            ]
        );
        _page.Note("what-if-levels", Levels(escalations.Before), Levels(escalations.After));
        _page.Note("what-if-escalations-note");

        static string Fired(RuleFigures? rule) => rule is null ? "–" : Number(rule.Fired);

        static string Levels(EscalationFigures? one) =>
            one is null || one.Levels.Count == 0 ? "–" : string.Join(", ", one.Levels.Select(l => $"{l.Level}: {Number(l.Tickets)}"));
    }

    private void Objectives()
    {
        _page.Heading("what-if-attainment");
        _page.Table(
            ["objective", "priority", "before", "after", "points", "gained", "lost"],
            2,
            [.. result.Figures.Objectives.SelectMany(Rows)]
        );
        _page.Note("what-if-note", CaseTime.Show(result.Figures.At!.Value, result.Zone));
    }

    private IEnumerable<string[]> Rows(ObjectiveComparison objective)
    {
        yield return
        [
            console.In(objective.Text),
            console.Say("all-priorities"),
            Share(objective.Before?.All),
            Share(objective.After?.All),
            Points(objective.Before?.All, objective.After?.All),
            Number(objective.Gained),
            Number(objective.Lost),
        ];
        foreach (var priority in objective.Priorities)
        {
            var (before, after) = (objective.Before?.Of(priority), objective.After?.Of(priority));
            var own = result.Figures.Changes.Where(c => c.Objective == objective.Name && c.Priority == priority).ToList();
            yield return
            [
                "",
                priority,
                Share(before),
                Share(after),
                Points(before, after),
                Number(own.Count(c => c.IsGained)),
                Number(own.Count(c => c.IsLost)),
            ];
        }
    }

    private void Breaches(string heading, IReadOnlyList<PromiseChange> changes)
    {
        _page.Heading(heading, Number(changes.Count));
        if (changes.Count == 0)
            return;
        _page.Table(
            ["case", "objective", "priority", "due-before", "due-after"],
            0,
            [
                .. changes
                    .Take(MostListed)
                    .Select(c => (string[])[c.Case, Text(c.Objective), c.Priority ?? "–", Local(c.DueBefore), Local(c.DueAfter)]),
            ]
        );
        if (changes.Count > MostListed)
            _page.Note("what-if-more", Number(changes.Count - MostListed));
    }

    private void Moves(IReadOnlyList<PromiseChange> moves)
    {
        if (moves.Count == 0)
            return;
        _page.Heading("what-if-moves");
        _page.Table(
            ["case", "objective", "priority", "due-before", "due-after", "move"],
            0,
            [
                .. moves.Select(c =>
                    (string[])[c.Case, Text(c.Objective), c.Priority ?? "–", Local(c.DueBefore), Local(c.DueAfter), Move(c.Move!.Value)]
                ),
            ]
        );
    }

    private string Text(string objective) => console.In(result.Figures.Objectives.First(o => o.Name == objective).Text);

    private string Local(Instant? at) =>
        at is { } known ? known.InZone(result.Zone).ToString("uuuu'-'MM'-'dd HH':'mm", CultureInfo.InvariantCulture) : "–";

    private static string Move(Duration move) => (move > Duration.Zero ? "+" : "") + CaseTime.Show(move);

    private static string Share(Attainment? one) => one?.Share is { } share ? PageTexts.Share(share) : "–";

    private static string Points(Attainment? before, Attainment? after) =>
        before?.Share is { } b && after?.Share is { } a ? PageTexts.Points(b, a) : "–";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
