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

    /// <summary>The group that passed it on and stays the coordinator: it follows each party and keeps the requester informed (ESC-11);
    /// null: the group that has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TeamId? Coordinator { get; init; }

    /// <summary>The same, passed on by those who had it before: whoever was first coordinates, until they have it again.</summary>
    internal AssignmentRecord PassedOnBy(AssignmentRecord? before) => CoordinatedBy(before?.Coordinator ?? before?.Team);

    /// <summary>The same after another, without anybody passing it on.</summary>
    internal AssignmentRecord After(AssignmentRecord? before) => CoordinatedBy(before?.Coordinator);

    private AssignmentRecord CoordinatedBy(TeamId? first) =>
        first == Coordinator || first == Team ? this : this with { Coordinator = first };

    internal AssignmentRecord Redacted(in Redactor r) => Agent is { } agent ? this with { Agent = new(r.Account(agent.Value)) } : this;
}
