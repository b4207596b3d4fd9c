using SupportWorkflow.Conditions;

namespace SupportWorkflow.Assignments;

/// <summary>Which groups are asked for a ticket: the first rule whose condition holds says so.</summary>
/// <param name="If">The condition.</param>
/// <param name="Teams">The groups in the order in which they are asked; none: whoever is on duty.</param>
/// <param name="Skills">What whoever gets it must be able to do, all of it.</param>
/// <param name="Because">The condition in the words of the organisation.</param>
internal sealed record AssignmentRule(Condition If, ValueList<TeamId> Teams, ValueList<string> Skills, LocalText Because);
