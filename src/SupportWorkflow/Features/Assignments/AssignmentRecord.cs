using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Assignments;

/// <summary>Who has the ticket.</summary>
/// <param name="Team">The group, if any.</param>
/// <param name="Agent">The person, if any.</param>
public sealed record AssignmentRecord(TeamId? Team = null, AgentId? Agent = null)
{
    /// <summary>When the assignee said "I have it"; null: not yet (ASG-5).</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? AcknowledgedAt { get; init; }
}
