namespace SupportWorkflow.Assignments;

/// <summary>Who has the ticket.</summary>
/// <param name="Team">The group, if any.</param>
/// <param name="Agent">The person, if any.</param>
public sealed record AssignmentRecord(TeamId? Team = null, AgentId? Agent = null);
