namespace SupportWorkflow.History;

/// <summary>How long something took, of all tickets and of those of each priority.</summary>
/// <param name="All">Of all tickets.</param>
/// <param name="ByPriority">By every priority that occurred, the highest first.</param>
public sealed record TimeFigures(TimeSpread All, ValueList<PriorityFigure<TimeSpread>> ByPriority);
