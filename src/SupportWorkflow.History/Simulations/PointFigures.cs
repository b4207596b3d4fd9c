namespace SupportWorkflow.History;

/// <summary>One point on the clocks of one promise.</summary>
/// <param name="Objective">The promise.</param>
/// <param name="Point">The point, such as <c>80%</c> or <c>due</c>.</param>
/// <param name="Reached">How often it was reached.</param>
/// <param name="Withdrawn">How often that was undone.</param>
public sealed record PointFigures(string Objective, string Point, int Reached, int Withdrawn);
