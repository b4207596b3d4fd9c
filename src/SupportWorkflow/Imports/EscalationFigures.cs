namespace SupportWorkflow.Imports;

/// <summary>What the escalation rules of a profile came to over the tickets of a log.</summary>
/// <param name="Rules">Every rule in the order of the profile, those of the ladder last.</param>
/// <param name="Levels">The ladder, the first level first; empty: the profile has none.</param>
/// <param name="Priorities">Every priority with a firing, the profile's highest first.</param>
/// <param name="CascadesStopped">How often rules kept setting off rules.</param>
internal sealed record EscalationFigures(ValueList<RuleFigures> Rules, ValueList<LevelFigures> Levels, ValueList<string> Priorities, int CascadesStopped);

/// <summary>How often one rule fired.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Fired">How often.</param>
/// <param name="Tickets">On how many tickets.</param>
/// <param name="Notices">How many notices it ordered. They are counted, not written.</param>
/// <param name="ByPriority">How often by the priority of the ticket's last row, as with promises; the profile's highest first.</param>
/// <param name="NotDone">What it did not do and why, in the words of <see cref="RuleFired.NotDone"/>, and how often.</param>
internal sealed record RuleFigures(
    string Name, LocalText Text, int Fired, int Tickets, int Notices, ValueList<NamedCount> ByPriority, ValueList<NamedCount> NotDone);

/// <summary>How many tickets went up to a level of the ladder and no further.</summary>
/// <param name="Level">Counted from 1.</param>
/// <param name="Role">Who is responsible there.</param>
/// <param name="Tickets">How many tickets.</param>
internal readonly record struct LevelFigures(int Level, LocalText Role, int Tickets);
