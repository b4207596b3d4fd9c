namespace SupportWorkflow.History;

/// <summary>A figure of one priority.</summary>
/// <typeparam name="T">What is counted or measured.</typeparam>
/// <param name="Priority">The priority; empty: of tickets without one.</param>
/// <param name="Figure">The figure.</param>
public readonly record struct PriorityFigure<T>(string Priority, T Figure);
