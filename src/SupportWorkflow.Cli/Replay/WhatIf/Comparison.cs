using NodaTime;
using SupportWorkflow.Imports;

namespace SupportWorkflow.Cli.Replay;

/// <summary>One objective under two profiles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Before">How it was kept under the profile; null: that one does not make it.</param>
/// <param name="After">How it was kept under the other profile; null: that one does not make it.</param>
internal sealed record ObjectiveComparison(string Name, LocalText Text, ObjectiveFigures? Before, ObjectiveFigures? After)
{
    public required int Gained { get; init; }

    public required int Lost { get; init; }

    /// <summary>Every priority that either profile counts anything for, in the order of the profile.</summary>
    public IEnumerable<string> Priorities => Counted(Before).Concat(Counted(After)).Distinct();

    private static IEnumerable<string> Counted(ObjectiveFigures? figures) =>
        figures is null ? [] : figures.ByPriority.Where(p => p.Value is not { Met: 0, Missed: 0, Running: 0 }).Select(p => p.Key);

    /// <summary>Of one priority under one profile.</summary>
    public static Attainment? Of(ObjectiveFigures? figures, string priority) => figures?.ByPriority.FirstOrDefault(p => p.Key == priority).Value;
}

/// <summary>The same history under two profiles.</summary>
internal sealed class Comparison
{
    /// <summary>How many moves of due times are shown.</summary>
    public const int MostMoves = 20;

    private Comparison(string before, string after, Instant? at, DateTimeZone zone, FiringComparison escalations) =>
        (Before, After, At, Zone, Escalations) = (before, after, at, zone, escalations);

    /// <summary>The first profile.</summary>
    public string Before { get; }

    /// <summary>The other profile.</summary>
    public string After { get; }

    /// <summary>When open promises are read; null: there is no ticket.</summary>
    public Instant? At { get; }

    /// <summary>Where times are shown.</summary>
    public DateTimeZone Zone { get; }

    public int Tickets { get; private set; }

    /// <summary>Tickets with a promise that stands differently, or is due at another time.</summary>
    public int Affected { get; private set; }

    public int Gaining { get; private set; }

    public int Losing { get; private set; }

    public int DeviationsBefore { get; private set; }

    public int DeviationsAfter { get; private set; }

    public IReadOnlyList<ObjectiveComparison> Objectives { get; private set; } = [];

    /// <summary>Every promise that stands differently or is due at another time, in the order of the log.</summary>
    public List<PromiseChange> Changes { get; } = [];

    /// <summary>What the rules of both come to.</summary>
    public FiringComparison Escalations { get; }

    public IEnumerable<PromiseChange> Gained => Changes.Where(c => c.IsGained);

    public IEnumerable<PromiseChange> Lost => Changes.Where(c => c.IsLost);

    /// <summary>The due times that move the farthest, in either direction.</summary>
    public IEnumerable<PromiseChange> LargestMoves =>
        Changes.Where(c => c.Move is not null).OrderByDescending(c => Duration.Max(c.Move!.Value, -c.Move!.Value)).Take(MostMoves);

    /// <summary>Compares what became of the same rows.</summary>
    public static Comparison Of((string Name, TicketWorkflow Workflow, HistoryImporter History) before, (string Name, TicketWorkflow Workflow, HistoryImporter History) after, Instant? at)
    {
        var escalations = new FiringComparison(before.History, after.History, before.Workflow, after.Workflow);
        var result = new Comparison(before.Name, after.Name, at ?? before.History.Latest, before.History.Zone, escalations);
        var (tallyBefore, tallyAfter) = (before.History.NewTally(), after.History.NewTally());
        List<Deviation> oddBefore = [], oddAfter = [];
        var pair = new PromisePair(before.Workflow, after.Workflow);
        foreach (var (one, other) in before.History.Outcomes(at, oddBefore).Zip(after.History.Outcomes(at, oddAfter)))
        {
            pair.Take(one, other);
            tallyBefore.Add(one.Priority, pair.Before);
            tallyAfter.Add(other.Priority, pair.After);
            result.Take(pair.Changes(one.Ticket.Id.Value, one.Priority ?? other.Priority));
            escalations.Take(one, other);
        }
        escalations.Finish();
        (result.DeviationsBefore, result.DeviationsAfter) = (oddBefore.Count, oddAfter.Count);
        result.Objectives = Merge(tallyBefore.Figures(), tallyAfter.Figures(), result.Changes);
        return result;
    }

    private void Take(IEnumerable<PromiseChange> changes)
    {
        Tickets++;
        var from = Changes.Count;
        Changes.AddRange(changes);
        if (Changes.Count == from) return;
        Affected++;
        if (Changes.FindIndex(from, c => c.IsGained) >= 0) Gaining++;
        if (Changes.FindIndex(from, c => c.IsLost) >= 0) Losing++;
    }

    private static List<ObjectiveComparison> Merge(ValueList<ObjectiveFigures> before, ValueList<ObjectiveFigures> after, List<PromiseChange> changes)
    {
        var gained = changes.Where(c => c.IsGained).CountBy(c => c.Objective).ToDictionary();
        var lost = changes.Where(c => c.IsLost).CountBy(c => c.Objective).ToDictionary();
        return
        [
            .. before.Concat(after).DistinctBy(o => o.Name).Select(o => new ObjectiveComparison(
                o.Name, o.Text, before.FirstOrDefault(b => b.Name == o.Name), after.FirstOrDefault(a => a.Name == o.Name))
            { Gained = gained.GetValueOrDefault(o.Name), Lost = lost.GetValueOrDefault(o.Name) }),
        ];
    }
}
