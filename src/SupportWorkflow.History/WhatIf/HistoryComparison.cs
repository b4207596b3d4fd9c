using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>The same history under two profiles: what would have been kept, missed and escalated otherwise.</summary>
/// <example><code>
/// var importer = new HistoryImporter(map, today);
/// importer.Read(log);
/// HistoryComparison whatIf = HistoryComparison.Of(importer, tomorrow);
/// Console.WriteLine($"{whatIf.Gaining} of {whatIf.Tickets} tickets would have missed more.");
/// </code></example>
public sealed record HistoryComparison
{
    /// <summary>The first profile.</summary>
    public required ProfileVersion Before { get; init; }

    /// <summary>The other profile.</summary>
    public required ProfileVersion After { get; init; }

    /// <summary>When open promises are read; null: there is no ticket, and no instant was given.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant? At { get; init; }

    /// <summary>All tickets.</summary>
    public required int Tickets { get; init; }

    /// <summary>Tickets with a promise that stands differently, or is due at another time.</summary>
    public required int Affected { get; init; }

    /// <summary>Tickets with a promise that is missed under the other profile only.</summary>
    public required int Gaining { get; init; }

    /// <summary>Tickets with a promise that is missed under the first profile only.</summary>
    public required int Losing { get; init; }

    /// <summary>How much was carried out that the first profile would not have allowed.</summary>
    public required int DeviationsBefore { get; init; }

    /// <summary>How much was carried out that the other profile would not have allowed.</summary>
    public required int DeviationsAfter { get; init; }

    /// <summary>Rows set aside.</summary>
    public required int Quarantined { get; init; }

    /// <summary>What to know of the first profile over this history before a figure is believed.</summary>
    public required ValueList<HistoryRemark> RemarksBefore { get; init; }

    /// <summary>What to know of the other profile over this history.</summary>
    public required ValueList<HistoryRemark> RemarksAfter { get; init; }

    /// <summary>Every promise of both, in the order of the profiles.</summary>
    public required ValueList<ObjectiveComparison> Objectives { get; init; }

    /// <summary>Every promise that stands differently or is due at another time, in the order of the log.</summary>
    public required ValueList<PromiseChange> Changes { get; init; }

    /// <summary>What the rules of both come to.</summary>
    public required FiringComparison Escalations { get; init; }

    /// <summary>Promises that are missed under the other profile only.</summary>
    [JsonIgnore]
    public IEnumerable<PromiseChange> Gained => Changes.AsEnumerable().Where(c => c.IsGained);

    /// <summary>Promises that are missed under the first profile only.</summary>
    [JsonIgnore]
    public IEnumerable<PromiseChange> Lost => Changes.AsEnumerable().Where(c => c.IsLost);

    /// <summary>Promises whose due time moves, those first that it moves the farthest, in either direction.</summary>
    [JsonIgnore]
    public IEnumerable<PromiseChange> Moves =>
        Changes.AsEnumerable().Where(c => c.Move is not null).OrderByDescending(c => Duration.Max(c.Move!.Value, -c.Move!.Value));

    /// <summary>Compares what becomes of the same rows.</summary>
    /// <param name="importer">The history under the first profile, all its rows taken; take no more afterwards.</param>
    /// <param name="other">The other profile.</param>
    /// <param name="at">The instant at which tickets still open are read; null: the latest time in the log.</param>
    /// <exception cref="DefinitionException">The map speaks of states the other lifecycle does not have; lists all of them.</exception>
    public static HistoryComparison Of(HistoryImporter importer, TicketWorkflow other, Instant? at = null)
    {
        ArgumentNullException.ThrowIfNull(importer);
        ArgumentNullException.ThrowIfNull(other);
        var (tickets, affected, gaining, losing) = (0, 0, 0, 0);
        var (changes, oddBefore, oddAfter) = (new List<PromiseChange>(), new List<Deviation>(), new List<Deviation>());
        var after = importer.Through(other);
        var (tallyBefore, tallyAfter) = (importer.NewTally(), after.NewTally());
        var (pair, firings) = (new PromisePair(importer.Workflow, other), new ComparedFirings(importer, after));
        foreach (var (one, another) in importer.Outcomes(at, oddBefore).Zip(after.Outcomes(at, oddAfter)))
        {
            pair.Take(one, another);
            tallyBefore.Add(one, pair.Before);
            tallyAfter.Add(another, pair.After);
            firings.Take(one, another);
            tickets++;
            var from = changes.Count;
            changes.AddRange(pair.Changes(one.Ticket.Id.Value, one.Priority ?? another.Priority));
            if (changes.Count > from)
                affected++;
            if (changes.FindIndex(from, c => c.IsGained) >= 0)
                gaining++;
            if (changes.FindIndex(from, c => c.IsLost) >= 0)
                losing++;
        }
        return new()
        {
            Before = importer.Workflow.Profile,
            After = other.Profile,
            At = at ?? importer.Latest,
            Tickets = tickets,
            Affected = affected,
            Gaining = gaining,
            Losing = losing,
            DeviationsBefore = oddBefore.Count,
            DeviationsAfter = oddAfter.Count,
            Quarantined = importer.Quarantined,
            Objectives = Merged(tallyBefore.Figures(), tallyAfter.Figures(), changes),
            Changes = [.. changes],
            Escalations = firings.Figures(),
            RemarksBefore = importer.Remarks(tallyBefore),
            RemarksAfter = after.Remarks(tallyAfter),
        };
    }

    private static ValueList<ObjectiveComparison> Merged(
        ValueList<ObjectiveFigures> before,
        ValueList<ObjectiveFigures> after,
        List<PromiseChange> changes
    )
    {
        var gained = changes.Where(c => c.IsGained).CountBy(c => c.Objective).ToDictionary();
        var lost = changes.Where(c => c.IsLost).CountBy(c => c.Objective).ToDictionary();
        return
        [
            .. before
                .Concat(after)
                .DistinctBy(o => o.Name)
                .Select(o => new ObjectiveComparison(
                    o.Name,
                    o.Text,
                    before.FirstOrDefault(b => b.Name == o.Name),
                    after.FirstOrDefault(a => a.Name == o.Name),
                    gained.GetValueOrDefault(o.Name),
                    lost.GetValueOrDefault(o.Name)
                )),
        ];
    }
}
