using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A moment in JSON: events, or a condition that becomes true, or both.</summary>
[ReplacedWhole]
internal sealed class MomentDocument
{
    /// <summary>With any of these events.</summary>
    public IReadOnlyList<MomentEventDocument> Events { get; set; } = [];

    /// <summary>What must hold of any of the events, beside what each says itself.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>With the event that makes this true.</summary>
    public ConditionDocument? Becomes { get; set; }

    /// <summary><c>true</c>, of a start: an escalation rule starts it, beside or instead of the others. Default: false.</summary>
    public bool ByRule { get; set; }

    /// <param name="path">Where it stands.</param>
    /// <param name="facts">What a condition that becomes true may ask.</param>
    /// <param name="eventFacts">What a condition on an event may ask.</param>
    /// <param name="events">The events there are.</param>
    /// <param name="problems">What is wrong is added.</param>
    /// <param name="isStart">Whether a rule may set it off.</param>
    internal ClockMoment Parse(
        string path,
        FactCatalogue facts,
        FactCatalogue eventFacts,
        IReadOnlyCollection<string> events,
        ProblemList problems,
        bool isStart = false
    )
    {
        if (ByRule && !isStart)
            problems.Add(path + ".byRule", "objective.not-by-rule", "true", "rules start clocks and do nothing else with them");
        if (Events.Count == 0 && Becomes is null && !ByRule)
            problems.Add(path, "objective.no-moment", "nothing", "events, becomes, or both");
        if (Events.Count == 0 && If is not null)
            problems.Add(path + ".if", "objective.no-event-to-ask", "a condition", "events beside it");
        var all = If?.ParseTimeless(path + ".if", eventFacts, problems) ?? Condition.Always;
        return new(
            [.. Events.Select((e, i) => e.Parse($"{path}.events[{i}]", all, eventFacts, events, problems))],
            Becomes?.ParseTimeless(path + ".becomes", facts, problems)
        );
    }
}
