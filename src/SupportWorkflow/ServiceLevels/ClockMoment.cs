using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>When something happens to a clock: with one of these events,
/// or with the event that makes a condition true which was not.</summary>
/// <param name="Events">Names of events.</param>
/// <param name="Becomes">The condition; null: none.</param>
internal sealed record ClockMoment(ValueList<string> Events, Condition? Becomes);
