using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>When something happens to a clock: with one of these events,
/// or with the event that makes a condition true which was not.</summary>
/// <param name="Events">What may happen.</param>
/// <param name="Becomes">The condition; null: none.</param>
internal sealed record ClockMoment(ValueList<MomentEvent> Events, Condition? Becomes);

/// <summary>An event of a moment.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="If">What must hold of event and ticket, as the event leaves it.</param>
internal sealed record MomentEvent(string Name, Condition If)
{
    /// <summary>Whether the event alone is enough.</summary>
    public bool IsAlways => If == Condition.Always;
}
