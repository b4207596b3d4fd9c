using NodaTime;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The same history under two profiles, as tables for a spreadsheet: attainment, breaches, due times.</summary>
internal static class WhatIfSheets
{
    /// <exception cref="ToolProblemException">The folder or a file cannot be written.</exception>
    public static void Write(string folder, ComparedHistory result, ToolConsole console)
    {
        OutputFile.Guard(folder, console, () => Directory.CreateDirectory(folder));
        Attainment(result).Write(Path.Combine(folder, "attainment.csv"), console);
        Breaches(result).Write(Path.Combine(folder, "breaches.csv"), console);
        DueTimes(result).Write(Path.Combine(folder, "due-times.csv"), console);
        if (!result.Figures.Escalations.Any)
            return;
        Escalations(result.Figures.Escalations).Write(Path.Combine(folder, "escalations.csv"), console);
        Firings(result).Write(Path.Combine(folder, "firings.csv"), console);
    }

    private static SheetFile Escalations(FiringComparison escalations)
    {
        var sheet = new SheetFile(
            "rule",
            "fired_profile",
            "tickets_profile",
            "fired_against",
            "tickets_against",
            "tickets_gaining",
            "tickets_losing"
        );
        foreach (var rule in escalations.Rules)
        {
            sheet
                .Text(rule.Name)
                .Number(rule.Before?.Fired)
                .Number(rule.Before?.Tickets)
                .Number(rule.After?.Fired)
                .Number(rule.After?.Tickets);
            sheet.Number(rule.Gaining).Number(rule.Losing).End();
        }
        return sheet;
    }

    private static SheetFile Firings(ComparedHistory result)
    {
        var sheet = new SheetFile("firing", "case", "rule", "priority", "fired_profile", "fired_against", "first_profile", "first_against");
        foreach (var change in result.Figures.Escalations.Changes)
        {
            sheet
                .Text(
                    change.IsGained ? "gained"
                    : change.IsLost ? "lost"
                    : "moved"
                )
                .Text(change.Case)
                .Text(change.Rule)
                .Text(change.Priority);
            sheet.Number(change.Before).Number(change.After).Text(Time(change.FirstBefore)).Text(Time(change.FirstAfter)).End();
        }
        return sheet;

        string? Time(Instant? at) => at is { } known ? CaseTime.Show(known, result.Zone) : null;
    }

    private static SheetFile Attainment(ComparedHistory result)
    {
        var sheet = new SheetFile(
            "objective",
            "priority",
            "met_profile",
            "missed_profile",
            "running_profile",
            "attainment_profile",
            "met_against",
            "missed_against",
            "running_against",
            "attainment_against"
        );
        foreach (var objective in result.Figures.Objectives)
        {
            Row(objective.Name, "", objective.Before?.All, objective.After?.All);
            foreach (var priority in objective.Priorities)
                Row(objective.Name, priority, objective.Before?.Of(priority), objective.After?.Of(priority));
        }
        return sheet;

        void Row(string objective, string priority, Attainment? before, Attainment? after)
        {
            sheet.Text(objective).Text(priority);
            foreach (var one in (Attainment?[])[before, after])
                sheet.Number(one?.Met).Number(one?.Missed).Number(one?.Running).Number((decimal?)one?.Share);
            sheet.End();
        }
    }

    private static SheetFile Breaches(ComparedHistory result)
    {
        var sheet = new SheetFile(
            "breach",
            "case",
            "objective",
            "cycle",
            "priority",
            "outcome_profile",
            "outcome_against",
            "due_profile",
            "due_against"
        );
        foreach (var change in result.Figures.Changes.Where(c => c.IsGained || c.IsLost))
        {
            sheet
                .Text(change.IsGained ? "gained" : "lost")
                .Text(change.Case)
                .Text(change.Objective)
                .Number(change.Cycle)
                .Text(change.Priority);
            sheet
                .Text(WhatIfJson.Word(change.Before))
                .Text(WhatIfJson.Word(change.After))
                .Text(Time(change.DueBefore))
                .Text(Time(change.DueAfter))
                .End();
        }
        return sheet;

        string? Time(Instant? at) => at is { } known ? CaseTime.Show(known, result.Zone) : null;
    }

    private static SheetFile DueTimes(ComparedHistory result)
    {
        var sheet = new SheetFile("case", "objective", "cycle", "priority", "due_profile", "due_against", "move_seconds");
        foreach (var change in result.Figures.Changes.Where(c => c.Move is not null))
        {
            sheet.Text(change.Case).Text(change.Objective).Number(change.Cycle).Text(change.Priority);
            sheet.Text(CaseTime.Show(change.DueBefore!.Value, result.Zone)).Text(CaseTime.Show(change.DueAfter!.Value, result.Zone));
            sheet.Number((decimal)change.Move!.Value.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerSecond).End();
        }
        return sheet;
    }
}
