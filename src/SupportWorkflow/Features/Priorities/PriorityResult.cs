namespace SupportWorkflow.Priorities;

/// <summary>A priority that explains itself.</summary>
/// <param name="Priority">A code of the scale.</param>
/// <param name="Because">What led to it, in order: the row or matrix cell first, then each modifier that changed it.</param>
public sealed record PriorityResult(PriorityCode Priority, params ValueList<LocalText> Because);
