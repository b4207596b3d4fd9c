using System.Runtime.ExceptionServices;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// The rows of a log case by case, and what they mean in one profile: tells each case as the story of a ticket. It changes nothing, so that
/// several threads may tell.
/// </summary>
/// <param name="map">What the words mean.</param>
/// <param name="steps">What they mean in the profile.</param>
/// <param name="cases">The cases in the order of their first rows.</param>
/// <param name="rows">Their rows.</param>
/// <param name="words">What the rows say.</param>
/// <param name="until">The instant at which open tickets are read; null: there is no case.</param>
internal sealed class ImportedHistory(
    HistoryMap map,
    ImportedSteps steps,
    List<ImportedCase> cases,
    KeptRows rows,
    WordPool words,
    Instant? until
)
{
    /// <summary>So few cases are told before a second thread has begun.</summary>
    private const int FewCases = 512,
        InPart = 256;

    /// <summary>Tells every case in order and hands it out.</summary>
    public void TellEach(ImportedFigures figures, Action<TicketHistory> each)
    {
        foreach (var one in cases)
        {
            var story = Tell(one, figures.Deviations, figures, keepsEvents: true);
            figures.Add(story);
            each(new(story.Ticket, [.. story.Events]));
        }
    }

    /// <summary>Tells every case, on as many threads as are free: figures add up alike in any order.</summary>
    /// <param name="begin">Makes figures for one more thread.</param>
    public ImportedFigures TellAll(Func<ImportedFigures> begin)
    {
        var all = begin();
        if (cases.Count <= FewCases)
        {
            TellPart(0, cases.Count, all);
            return all;
        }
        try
        {
            Parallel.For(
                0,
                (cases.Count + InPart - 1) / InPart,
                begin,
                (part, _, figures) => TellPart(part * InPart, Math.Min(cases.Count, (part + 1) * InPart), figures),
                figures =>
                {
                    lock (all)
                        all.Add(figures);
                }
            );
        }
        catch (AggregateException e)
        {
            // A policy of the host that throws is to be seen as it is.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return all;
    }

    /// <summary>Tells one case to its end.</summary>
    /// <param name="one">The case.</param>
    /// <param name="deviations">Where deviations are noted.</param>
    /// <param name="figures">Where its rows are added up; null: nowhere.</param>
    /// <param name="keepsEvents">Whether somebody wants the events.</param>
    public ImportedStory Tell(ImportedCase one, List<Deviation> deviations, ImportedFigures? figures = null, bool keepsEvents = false)
    {
        var row = rows[one.First];
        var said = rows.WordsOf(row);
        var story = new ImportedStory(one, row, said, steps, words, deviations, keepsEvents);
        var kind = story.State.Kind;
        figures?.Begin(one);
        while (true)
        {
            var state = map.States[row.State];
            story.Take(row, state, said);
            kind = steps.KindOf(state) ?? kind;
            figures?.Add(row, state, kind);
            if (row.Next < 0)
                break;
            row = rows[row.Next];
            said = rows.WordsOf(row);
        }
        story.End(until);
        return story;
    }

    private ImportedFigures TellPart(int from, int to, ImportedFigures figures)
    {
        for (var i = from; i < to; i++)
            figures.Add(Tell(cases[i], figures.Deviations, figures));
        return figures;
    }
}
