namespace SupportWorkflow.History;

/// <summary>How many tickets went up to a level of the ladder and no further.</summary>
/// <param name="Level">Counted from 1.</param>
/// <param name="Role">Who is responsible there.</param>
/// <param name="Tickets">How many tickets.</param>
public sealed record LevelFigures(int Level, LocalText Role, int Tickets);
