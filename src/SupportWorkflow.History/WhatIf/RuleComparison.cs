namespace SupportWorkflow.History;

/// <summary>One escalation rule under two profiles.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Before">What it came to under the profile; null: that one does not have it.</param>
/// <param name="After">What it came to under the other profile; null: that one does not have it.</param>
/// <param name="Gaining">Tickets on which it fires more often under the other profile.</param>
/// <param name="Losing">Tickets on which it fires less often under the other profile.</param>
public sealed record RuleComparison(string Name, LocalText Text, RuleFigures? Before, RuleFigures? After, int Gaining, int Losing);
