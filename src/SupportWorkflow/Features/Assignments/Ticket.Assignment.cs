using System.Text.Json.Serialization;
using SupportWorkflow.Assignments;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>Who has it; null: nobody.</summary>
    [JsonInclude]
    [JsonPropertyOrder(11)]
    public AssignmentRecord? Assignment { get; internal set; }

    /// <summary>Who gave it back, or did not acknowledge it before it was offered on: the policy gives it to none of them again.</summary>
    [JsonInclude]
    [JsonPropertyOrder(19)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<AgentId> Declined { get; internal set; }

    /// <summary>The group it is on offer to, with the hand-over package; null: it is on offer to nobody.</summary>
    [JsonInclude]
    [JsonPropertyOrder(19)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransferRecord? Transfer { get; internal set; }

    /// <summary>Nobody has it any more, its group keeps it.</summary>
    internal void Release() =>
        (Assignment, Transfer) = (Assignment?.Team is { } team ? new AssignmentRecord(team).After(Assignment) : null, null);

    /// <summary>The policy is not to give it to somebody again.</summary>
    internal void NotBy(AgentId agent)
    {
        if (!Declined.Contains(agent))
            Declined = Declined.Add(agent);
    }
}
