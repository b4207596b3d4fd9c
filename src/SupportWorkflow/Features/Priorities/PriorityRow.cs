using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>One row of a priority table: the first whose condition holds decides.</summary>
/// <param name="If">The condition.</param>
/// <param name="Priority">The priority it gives.</param>
/// <param name="Because">The condition in the words of the organisation.</param>
internal sealed record PriorityRow(Condition If, PriorityCode Priority, LocalText Because);
