namespace SupportWorkflow;

/// <summary>What a rule does something for.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Objective">The promise whose clock set it off; null: something else did.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Climbs">Whether nobody has answered an escalation, which goes on for what it was for.</param>
internal readonly record struct RuleCause(string Rule, string? Objective, int Cycle, bool Climbs);
