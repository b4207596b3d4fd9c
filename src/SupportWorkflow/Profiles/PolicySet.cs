using SupportWorkflow.Escalations;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Profiles;

/// <summary>What a host may replace by a class of its own.</summary>
public sealed class PolicySet
{
    internal PolicySet(IPriorityPolicy priority) => PriorityPolicy = priority;

    internal IPriorityPolicy PriorityPolicy { get; private set; }

    internal ISlaCalendarPolicy? SlaCalendarPolicy { get; private set; }

    internal ValueList<EscalationRule> Rules { get; private set; }

    /// <summary>Replaces the profile's <c>priority.rows</c> and <c>priority.modifiers</c>; the scale stays the profile's.</summary>
    public PolicySet Priority(IPriorityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        PriorityPolicy = policy;
        return this;
    }

    /// <summary>
    /// Adds an escalation rule after those of the profile; it is checked when the profile is compiled. An equal one is not added again.
    /// </summary>
    public PolicySet AddRule(EscalationRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!Rules.Contains(rule))
            Rules = Rules.Add(rule);
        return this;
    }

    /// <summary>Chooses the calendar on which a target is counted; without it, each target's own.</summary>
    public PolicySet SlaCalendar(ISlaCalendarPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        SlaCalendarPolicy = policy;
        return this;
    }
}
