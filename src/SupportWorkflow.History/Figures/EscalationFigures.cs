namespace SupportWorkflow.History;

/// <summary>What the escalation rules of a profile came to over the tickets of a log.</summary>
/// <param name="Rules">Every rule in the order of the profile, those of the ladder last.</param>
/// <param name="Levels">The ladder, the first level first; empty: the profile has none.</param>
/// <param name="Priorities">Every priority with a firing, the profile's highest first.</param>
/// <param name="CascadesStopped">How often rules kept setting off rules.</param>
public sealed record EscalationFigures(
    ValueList<RuleFigures> Rules,
    ValueList<LevelFigures> Levels,
    ValueList<string> Priorities,
    int CascadesStopped
);
