using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Assignments;

/// <summary>Who has the ticket.</summary>
/// <param name="Team">The group, if any.</param>
/// <param name="Agent">The person, if any.</param>
public sealed record AssignmentRecord(TeamId? Team = null, [property: Personal] AgentId? Agent = null)
{
    /// <summary>When the assignee said "I have it"; null: not yet (ASG-5).</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? AcknowledgedAt { get; init; }

    internal AssignmentRecord Redacted(in Redactor r) => Agent is { } agent ? this with { Agent = new(r.Account(agent.Value)) } : this;
}
