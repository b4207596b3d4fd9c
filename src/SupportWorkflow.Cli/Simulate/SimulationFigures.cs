using NodaTime;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>How often a promise was kept in time, kept late or is overdue, and is still open in time. <c>default</c>: it never applied.</summary>
internal readonly record struct Attainment(int Met, int Missed, int Running)
{
    /// <summary>Kept in time, of those that are decided; null where none is.</summary>
    public double? Share => Met + Missed == 0 ? null : Math.Round((double)Met / (Met + Missed), 4);
}

/// <summary>
/// How long something took. Median and 90th percentile are the values at ⌈p·n⌉ (nearest rank), so each of them really occurred.
/// <c>default</c>: it never happened.
/// </summary>
internal readonly record struct TimeSpread(int N, Duration Median, Duration P90, Duration Most)
{
    public static TimeSpread Of(IEnumerable<Duration> times)
    {
        Duration[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? default : new(sorted.Length, Rank(50), Rank(90), sorted[^1]);

        Duration Rank(int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
    }
}

/// <summary>Figures of all tickets, and of those of each priority; the highest first.</summary>
internal sealed record ByPriority<T>(T All, IReadOnlyList<(PriorityCode Priority, T Figure)> Each);

/// <summary>One point on the clocks of one promise: how often it was reached, and how often that was undone.</summary>
internal sealed record PointCount(string Objective, string Point, int Reached, int Withdrawn);

/// <summary>What came in and what became of it.</summary>
internal sealed record Volumes(int Opened, int Solved, int Ended, int OpenAtEnd, int Reopened, int Refused, int Stuck);

/// <summary>What the simulation asked of the workflow, and what that answered.</summary>
internal sealed record Traffic(long Accepted, IReadOnlyDictionary<string, int> Refused, long WakeUps, IReadOnlyDictionary<string, int> Events, int RebuiltEqual);

/// <summary>Everything a simulation reports.</summary>
internal sealed record SimulationFigures
{
    public required Volumes Volumes { get; init; }

    public required Traffic Traffic { get; init; }

    public required ByPriority<int> Opened { get; init; }

    public required IReadOnlyDictionary<string, int> OpenedByCategory { get; init; }

    public required IReadOnlyDictionary<string, int> OpenedByMonth { get; init; }

    /// <summary>How many tickets are in which state when the last day is over.</summary>
    public required IReadOnlyDictionary<string, int> States { get; init; }

    public required IReadOnlyList<(string Objective, ByPriority<Attainment> Figures)> Objectives { get; init; }

    /// <summary>From the opening to the first contact; to the last solution; elapsed.</summary>
    public required ByPriority<TimeSpread> Response { get; init; }

    public required ByPriority<TimeSpread> Resolution { get; init; }

    /// <summary>How many tickets were neither done nor ended at each beginning of a week, and when the last day was over.</summary>
    public required IReadOnlyList<(LocalDate Day, int Open)> Backlog { get; init; }

    public required IReadOnlyList<PointCount> Points { get; init; }

    /// <summary>How often each escalation rule fired, and how often each level of the ladder was reached.</summary>
    public required IReadOnlyDictionary<string, int> RulesFired { get; init; }

    public required IReadOnlyDictionary<string, int> Escalated { get; init; }

    public required IReadOnlyList<Engineer> Engineers { get; init; }
}
