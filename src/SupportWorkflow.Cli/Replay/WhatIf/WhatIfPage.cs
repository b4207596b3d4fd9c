using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The same history under two profiles as one self-contained page.</summary>
internal static class WhatIfPage
{
    private const int MostListed = 50;

    public static string Write(string log, ComparedHistory result, string language)
    {
        var say = new PageTexts(language);
        var at = result.Figures.At is { } known ? say.Local(known, result.Zone) : "–";
        return PageFrame.Write(
            say.Say("what-if-title", Path.GetFileName(log)),
            say.Say("what-if-below", result.Before, result.After, at, result.Zone.Id),
            result.Figures.Tickets == 0 ? say.Say("no-tickets") : "",
            result.Figures.Tickets == 0 ? [] : [.. Sections(result, say)],
            say.Say("what-if-footer"),
            say
        );
    }

    private static IEnumerable<PageSection> Sections(ComparedHistory result, PageTexts say)
    {
        yield return new("overview", say.Say("overview"), "", Tiles(result, say));
        yield return new(
            "attainment",
            say.Say("attainment"),
            say.Say("compared-lead", result.Before, result.After),
            ComparedTables.Of(result.Figures, say)
        );
        if (Breaches([.. result.Figures.Gained], result, say) is { } gained)
            yield return new("gained", say.Say("gained"), say.Say("gained-lead", result.Before, result.After), gained);
        if (Breaches([.. result.Figures.Lost], result, say) is { } lost)
            yield return new("lost", say.Say("lost"), say.Say("lost-lead", result.Before, result.After), lost);
        if (result.Figures.Escalations.Any)
            yield return new(
                "escalations",
                say.Say("escalations"),
                say.Say("compared-escalations-lead", result.Before, result.After),
                ComparedRules.Of(result.Figures.Escalations, say)
            );
        if (Moves([.. result.LargestMoves], result, say) is { } moves)
            yield return new("moves", say.Say("moves"), say.Say("moves-lead"), moves);
    }

    private static Markup Tiles(ComparedHistory result, PageTexts say)
    {
        var body = new Markup().Raw("<dl class=\"tiles\">");
        Tile("cases", "tickets", result.Figures.Tickets, "");
        Tile("affected", "tickets_affected", result.Figures.Affected, say.Say("tile-affected-below"));
        Tile("gaining", "tickets_with_breaches_gained", result.Figures.Gaining, Share(result.Figures.Gaining));
        Tile("losing", "tickets_with_breaches_lost", result.Figures.Losing, Share(result.Figures.Losing));
        body.Raw("</dl>");
        foreach (var (profile, remarks) in result.Remarks.Where(r => r.Remarks.Count > 0))
            OverviewSection.Remarks(body, say.Say("remarks-under", profile), remarks, say);
        return body;

        void Tile(string key, string name, int count, string below) =>
            body.Raw("<div class=\"tile\">")
                .Element("dt", say.Say("tile-" + key))
                .Raw("<dd>")
                .Figure(Markup.Path("summary", name), count, PageTexts.Number(count))
                .Element("small", below)
                .Raw("</dd></div>");

        string Share(int tickets) => say.Say("share-of-tickets", say.Percent(tickets / (double)result.Figures.Tickets));
    }

    private static Markup? Breaches(IReadOnlyList<PromiseChange> changes, ComparedHistory result, PageTexts say)
    {
        if (changes.Count == 0)
            return null;
        var table = Table(say);
        foreach (var change in changes.Take(MostListed))
            table.Row(Cells(change, result, say));
        var body = table.Done();
        if (changes.Count > MostListed)
            body.Element("p", say.Say("more-breaches", PageTexts.Number(changes.Count - MostListed)), ("class", "note"));
        return body;
    }

    private static Markup? Moves(IReadOnlyList<PromiseChange> moves, ComparedHistory result, PageTexts say)
    {
        if (moves.Count == 0)
            return null;
        var table = Table(say, PageTable.Words(say.Say("move")));
        for (var i = 0; i < moves.Count; i++)
        {
            var move = moves[i].Move!.Value;
            var shown = (move > NodaTime.Duration.Zero ? "+" : "") + say.Hours(move.TotalHours);
            table.Row([
                .. Cells(moves[i], result, say),
                new Markup().Figure(Markup.Path("largest_moves", PageTexts.Number(i), "moveSeconds"), move.TotalSeconds, shown),
            ]);
        }
        return table.Done();
    }

    private static PageTable Table(PageTexts say, params ReadOnlySpan<Markup> more) =>
        new(
            5,
            [
                PageTable.Words(say.Say("ticket")),
                PageTable.Words(say.Say("promise")),
                PageTable.Words(say.Say("priority")),
                PageTable.Words(say.Say("due-before")),
                PageTable.Words(say.Say("due-after")),
                .. more,
            ]
        );

    private static Markup[] Cells(PromiseChange change, ComparedHistory result, PageTexts say) =>
        [
            PageTable.Words(change.Case),
            PageTable.Words(say.In(result.Figures.Objectives.First(o => o.Name == change.Objective).Text)),
            PageTable.Words(change.Priority ?? "–"),
            PageTable.Words(change.DueBefore is { } before ? say.Local(before, result.Zone) : "–"),
            PageTable.Words(change.DueAfter is { } after ? say.Local(after, result.Zone) : "–"),
        ];
}
