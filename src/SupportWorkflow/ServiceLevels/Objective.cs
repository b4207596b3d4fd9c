using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>One promise of the service level: when its time starts, pauses and stops, and how much is allowed (SLA-1). Immutable.</summary>
public sealed record Objective
{
    internal Objective(string name, LocalText text, ClockMoment start, ClockMoment stop, ValueList<TargetRow> targets) =>
        (Name, Text, Start, Stop, Targets) = (name, text, start, stop, targets);

    /// <summary>The id: English words in kebab case, such as <c>first-response</c>.</summary>
    public string Name { get; }

    /// <summary>What people call it.</summary>
    public LocalText Text { get; }

    /// <summary>When time begins to count. While it counts, nothing happens;
    /// after an end the next cycle begins only if it <see cref="Repeats"/>.</summary>
    internal ClockMoment Start { get; }

    /// <summary>When the promise is kept.</summary>
    internal ClockMoment Stop { get; }

    /// <summary>When the running cycle ends, kept or not, and the next begins; it also begins the first. Null: never.</summary>
    internal ClockMoment? Reset { get; init; }

    /// <summary>Whether a cycle that a reset ends in time was met, not cancelled; null: where the reset is a contact with the
    /// requester.</summary>
    public bool? ResetKeeps { get; init; }

    /// <summary>Whether a solution is an answer too, where a contact with the requester keeps the promise.</summary>
    public bool ResolutionAnswers { get; init; } = true;

    /// <summary>When the promise is no longer owed; null: only with the ticket's end.</summary>
    internal ClockMoment? Cancel { get; init; }

    /// <summary>While this holds, no time counts; null: it always counts. Unknown does not pause.</summary>
    internal Condition? PauseWhile { get; init; }

    /// <summary>The targets; the first row that holds decides. No row: the clock does not run until one does.</summary>
    public ValueList<TargetRow> Targets { get; }

    /// <summary>Points before the due time.</summary>
    public ValueList<WarningPoint> Warn { get; init; }

    /// <summary>Whether a start after an end begins the next cycle.</summary>
    public bool Repeats { get; init; }

    /// <summary>How a new target takes over from the one before (SLA-9).</summary>
    public RetargetMode OnRetarget { get; init; }

    /// <summary>What reopening a ticket does to a clock that its end had stopped (SLA-10).</summary>
    public ReopenMode OnReopen { get; init; }

    /// <summary>Where no row held at the start and one does later: whether time counts from the start.
    /// Otherwise it counts from then.</summary>
    public bool SinceOpened { get; init; }

    /// <summary>What is asked with every event: the conditions of moments and of the pause.</summary>
    internal IEnumerable<Condition> Conditions =>
        new[] { Start.Becomes, Stop.Becomes, Reset?.Becomes, Cancel?.Becomes, PauseWhile }.OfType<Condition>();

    /// <summary>Whether no cycle but the first ever begins, reopening aside. What nothing but a rule or somebody's word begins may be
    /// promised again.</summary>
    internal bool IsOnce => !Repeats && Reset is null && (Start.Events.Count > 0 || Start.Becomes is not null);
}
