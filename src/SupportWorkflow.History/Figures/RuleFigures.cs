namespace SupportWorkflow.History;

/// <summary>How often one escalation rule fired over the tickets of a log.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Fired">How often.</param>
/// <param name="Tickets">On how many tickets.</param>
/// <param name="Notices">How many notices it sent. They are counted, not written.</param>
/// <param name="ByPriority">How often by the priority of the ticket's last row, as with promises; the profile's highest first.</param>
/// <param name="NotDone">What it did not do and why, in the words of <see cref="RuleFired.NotDone"/>, and how often.</param>
public sealed record RuleFigures(
    string Name,
    LocalText Text,
    int Fired,
    int Tickets,
    int Notices,
    ValueList<NamedCount> ByPriority,
    ValueList<NamedCount> NotDone
);
