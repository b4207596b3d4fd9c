using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A moment in JSON: events, or a condition that becomes true, or both.</summary>
[ReplacedWhole]
internal sealed class MomentDocument
{
    /// <summary>With any of these events.</summary>
    public IReadOnlyList<string> Events { get; set; } = [];

    /// <summary>With the event that makes this true.</summary>
    public ConditionDocument? Becomes { get; set; }

    /// <summary><c>true</c>, of a start: an escalation rule starts it, beside or instead of the others. Default: false.</summary>
    public bool ByRule { get; set; }

    internal ClockMoment Parse(
        string path,
        FactCatalogue facts,
        IReadOnlyCollection<string> events,
        ProblemList problems,
        bool isStart = false
    )
    {
        if (ByRule && !isStart)
            problems.Add(path + ".byRule", "objective.not-by-rule", "true", "rules start clocks and do nothing else with them");
        if (Events.Count == 0 && Becomes is null && !ByRule)
            problems.Add(path, "objective.no-moment", "nothing", "events, becomes, or both");
        for (var i = 0; i < Events.Count; i++)
            if (!events.Contains(Events[i]))
                problems.AddUnknown($"{path}.events[{i}]", "objective.unknown-event", Events[i], events);
        return new([.. Events], Becomes?.ParseTimeless(path + ".becomes", facts, problems));
    }
}
