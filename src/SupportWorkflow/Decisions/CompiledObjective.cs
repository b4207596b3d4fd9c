using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>An objective whose moments are bits.</summary>
/// <param name="Objective">What was declared.</param>
/// <param name="Start">When time begins to count.</param>
/// <param name="Stop">When the promise is kept.</param>
/// <param name="Pause">The bit of the pause condition; 0: none.</param>
/// <param name="Rows">The conditions of its target rows, 64 at a time.</param>
internal sealed record CompiledObjective(Objective Objective, CompiledMoment Start, CompiledMoment Stop, ulong Pause, ConditionSet[] Rows);
