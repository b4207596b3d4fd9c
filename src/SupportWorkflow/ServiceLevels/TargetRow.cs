using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>One row of an objective's targets: the first whose condition holds decides.</summary>
/// <param name="If">The condition.</param>
/// <param name="Target">The time allowed.</param>
public sealed record TargetRow(Condition If, SlaTarget Target);
