using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>One promise of the service level: when its time starts, pauses and stops, and how much is allowed (SLA-1). Immutable.</summary>
/// <param name="Name">The id: English words in kebab case, such as <c>first-response</c>.</param>
public sealed record Objective(string Name)
{
    /// <summary>What people call it.</summary>
    public required LocalText Text { get; init; }

    /// <summary>When time begins to count.</summary>
    public required ClockMoment Start { get; init; }

    /// <summary>When the promise is kept.</summary>
    public required ClockMoment Stop { get; init; }

    /// <summary>While this holds, no time counts; null: it always counts. Unknown does not pause.</summary>
    public Condition? PauseWhile { get; init; }

    /// <summary>The targets; the first row that holds decides. No row: the clock does not run.</summary>
    public required ValueList<TargetRow> Targets { get; init; }

    /// <summary>Points before the due time.</summary>
    public ValueList<WarningPoint> Warn { get; init; }
}
