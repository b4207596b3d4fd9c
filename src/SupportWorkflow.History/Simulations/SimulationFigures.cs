namespace SupportWorkflow.History;

/// <summary>Everything a simulation came to. Clocks are read when the last day is over.</summary>
public sealed record SimulationFigures
{
    /// <summary>What came in and what became of it.</summary>
    public required SimulatedVolumes Volumes { get; init; }

    /// <summary>What was asked of the workflow, and what it answered.</summary>
    public required SimulatedTraffic Traffic { get; init; }

    /// <summary>Tickets opened, by their priority in the end; the highest first, those without one under an empty name.</summary>
    public required ValueList<NamedCount> OpenedByPriority { get; init; }

    /// <summary>Tickets opened, by category, in the order of the profile.</summary>
    public required ValueList<NamedCount> OpenedByCategory { get; init; }

    /// <summary>Tickets opened, by month of the profile's zone, such as <c>2025-03</c>.</summary>
    public required ValueList<NamedCount> OpenedByMonth { get; init; }

    /// <summary>How many tickets are in which state when the last day is over, in the order of the lifecycle.</summary>
    public required ValueList<NamedCount> States { get; init; }

    /// <summary>How the promises were kept, in the order of the profile, by every priority that occurred.</summary>
    public required ValueList<ObjectiveFigures> Objectives { get; init; }

    /// <summary>From the opening to the first contact, elapsed.</summary>
    public required TimeFigures Response { get; init; }

    /// <summary>From the opening to the last solution, elapsed.</summary>
    public required TimeFigures Resolution { get; init; }

    /// <summary>How many tickets were neither done nor ended at each beginning of a week, and when the last day was over.</summary>
    public required ValueList<BacklogDay> Backlog { get; init; }

    /// <summary>The points of clocks that were reached, by promise; the due time last.</summary>
    public required ValueList<PointFigures> Points { get; init; }

    /// <summary>How often each escalation rule fired, by name.</summary>
    public required ValueList<NamedCount> RulesFired { get; init; }

    /// <summary>How often each level of the ladder was reached, counted from 1.</summary>
    public required ValueList<NamedCount> LevelsReached { get; init; }

    /// <summary>Who was told what by tickets, by template.</summary>
    public ValueList<NoticeFigures> Notices { get; init; }

    /// <summary>What the desk did at fixed times, in the order of the profile.</summary>
    public ValueList<ScheduleFigures> Schedules { get; init; }

    /// <summary>What each engineer did.</summary>
    public required ValueList<EngineerFigures> Engineers { get; init; }
}
